import { listAudit, type AuditRow } from '@junheng/contract/audit.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Allowed } from '../../app/Allowed.tsx'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { instant } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'

/** Who did what and when, newest first. */
export function AuditPage() {
  const words = useWords()
  return (
    <Page title={words.titles.audit}>
      <Allowed to="audit.read">
        <Log />
      </Allowed>
    </Page>
  )
}

function Log() {
  const words = useWords()
  const audit = useInfiniteQuery({
    queryKey: [listAudit.path],
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.rows),
  })
  return (
    <>
      <Await result={audit} empty={{ when: (rows) => rows.length === 0, say: words.audit.none }}>
        {(rows) => <Rows rows={rows} />}
      </Await>
      {audit.hasNextPage ? (
        <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {words.audit.earlier}
        </Button>
      ) : null}
    </>
  )
}

function Rows({ rows }: { readonly rows: readonly AuditRow[] }) {
  const words = useWords()
  return (
    <Scroll label={words.titles.audit}>
      <table className="rows sheet-like">
        <thead>
          <tr>
            <th scope="col">{words.audit.at}</th>
            <th scope="col">{words.audit.who}</th>
            <th scope="col">{words.audit.action}</th>
            <th scope="col">{words.audit.subject}</th>
            <th scope="col">{words.audit.details}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{instant(row.at)}</th>
              <td>{row.user?.name ?? words.audit.nobody}</td>
              <td>
                {named(row.action, words.audit.actions)} <code>{row.action}</code>
              </td>
              <td className="long">{row.subject}</td>
              <td className="long">{row.details == null ? '' : JSON.stringify(row.details)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const named = (action: string, names: Readonly<Record<string, string>>): string => names[action] ?? ''
