import { getPermissionMatrix, type PermissionMatrix } from '@junheng/contract/accounts.ts'
import { roles, type Role } from '@junheng/contract/permissions.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { Table } from '../../ui/Table.tsx'
import { mayCall, permissionsIn } from './matrix.ts'
import './permissions.css'

const route = getRouteApi('/permissions')

/** Who may do what, as the running program checks it. */
export function PermissionsPage() {
  const words = useWords()
  const matrix = useQuery(query(getPermissionMatrix))
  return (
    <Page title={words.titles.permissions} actions={<PrintButton />}>
      <div className="landscape">
        <p className="legend">{words.permissions.meaning}</p>
        <Await result={matrix}>
          {(matrix) => (
            <>
              <Section id="by-role" title={words.permissions.byRole}>
                <ByRole matrix={matrix} />
              </Section>
              <Section id="by-endpoint" title={words.permissions.byEndpoint} aside={<OneRole />}>
                <ByEndpoint matrix={matrix} />
              </Section>
            </>
          )}
        </Await>
      </div>
    </Page>
  )
}

function ByRole({ matrix }: { readonly matrix: PermissionMatrix }) {
  const words = useWords()
  const columns = permissionsIn(matrix)
  return (
    <Scroll label={words.permissions.byRole}>
      <table className="matrix permission-matrix">
        <thead>
          <tr>
            <th scope="col">{words.permissions.role}</th>
            <th scope="col">{words.permissions.scope}</th>
            {columns.map((permission) => (
              <th scope="col" key={permission}>
                {words.permissions.names[permission]}
                <small>
                  <code>{permission}</code>
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.roles.map(({ role, scope, permissions }) => (
            <tr key={role}>
              <th scope="row">{words.roles[role]}</th>
              <td>{words.permissions.scopes[scope]}</td>
              {columns.map((permission) => (
                <td key={permission}>
                  <Sign may={permissions.includes(permission)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Sign({ may }: { readonly may: boolean }) {
  const words = useWords()
  if (!may) return <span className="unseen">{words.permissions.mayNot}</span>
  return (
    <span className="sign met">
      <span aria-hidden="true">✓</span>
      <span className="unseen">{words.permissions.may}</span>
    </span>
  )
}

function OneRole() {
  const words = useWords()
  const { role } = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (role: Role | undefined) => void navigate({ search: role === undefined ? {} : { role }, replace: true, resetScroll: false })
  return <Choice label={words.permissions.of} value={role ?? ''} none={words.permissions.anyRole} options={roles.map((value) => ({ value, label: words.roles[value] }))} onChange={choose} />
}

function ByEndpoint({ matrix }: { readonly matrix: PermissionMatrix }) {
  const words = useWords()
  const language = useLanguage()
  const { role } = route.useSearch()
  const shown = role === undefined ? matrix.endpoints : matrix.endpoints.filter(({ allow }) => mayCall(matrix, role, allow))
  return (
    <Table
      label={words.permissions.byEndpoint}
      tall={false}
      rows={shown}
      keyOf={({ method, path }) => `${method} ${path}`}
      columns={[
        { title: words.permissions.endpoint, head: true, render: ({ method, path, summary }) => <>{summary.split(' · ')[language === 'zh' ? 0 : 1] ?? summary} <code>{`${method} ${path}`}</code></> },
        { title: words.permissions.needs, render: ({ allow }) => words.permissions.names[allow] },
        { title: words.permissions.who, cells: 'long', render: ({ allow }) => <Who matrix={matrix} allow={allow} /> },
      ]}
    />
  )
}

function Who({ matrix, allow }: { readonly matrix: PermissionMatrix; readonly allow: string }) {
  const words = useWords()
  if (allow === 'anyone') return words.permissions.anybody
  const [who, others] = [true, false].map((may) => roles.filter((role) => mayCall(matrix, role, allow) === may).map((role) => words.roles[role])) as [string[], string[]]
  if (others.length === 0) return words.permissions.everyRole
  return who.length > others.length ? words.permissions.allBut(others) : words.permissions.only(who)
}
