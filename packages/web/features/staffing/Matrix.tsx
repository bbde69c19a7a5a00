import { listCellStaff } from '@junheng/contract/staffing.ts'
import { grouped } from '@junheng/core/county/grouped.ts'
import type { StaffCell } from '@junheng/core/planning/staffing/balance-sheet.ts'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import './staffing.css'
import type { StaffingProps } from './staffing-props.ts'

type Cells = ReadonlyMap<string, StaffCell>

/** Surplus and shortage, school × subject, the county first; each school's figure opens the list of its teachers. */
export function Matrix({ view, search, change }: StaffingProps) {
  const said = useWords().staffing
  const cells = view.cells.filter((cell) => cell.stage === (search.stage ?? 'primary'))
  const subjects = [...new Set(cells.map(({ subject }) => subject))]
  const bySchool = grouped(cells, ({ school }) => school)
  const schools = view.schools.filter(({ id, name }) => bySchool.has(id) && name.includes(search.q ?? ''))
  const rows = schools.map(({ id, name }) => ({ id, name, cells: new Map(bySchool.get(id)!.map((cell) => [cell.subject, cell])) as Cells }))
  const ofSubject = (subject: string) => ({ title: subject, number: true, render: (row: (typeof rows)[number]) => <SubjectBalance cell={row.cells.get(subject)} onOpen={(cell) => change({ cell })} /> })
  return (
    <Section id="matrix" title={said.views.matrix}>
      {search.cell === undefined ? null : <People cell={search.cell} name={view.schools.find(({ id }) => id === search.cell!.split('/')[0])?.name ?? ''} />}
      <CountyBalance cells={cells} subjects={subjects} />
      <Table
        label={said.views.matrix}
        empty={said.none}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[{ title: said.school, head: true, render: ({ name }) => name }, ...subjects.map(ofSubject), { title: said.total, number: true, render: (row) => <Balance of={sumOf([...row.cells.values()])} /> }]}
      />
    </Section>
  )
}

const sumOf = (cells: readonly StaffCell[]): number => cells.reduce((sum, { balance }) => sum + balance, 0)

/** Missing and spare posts of each subject over all schools; they do not cancel out, since nobody can be in two places. */
function CountyBalance({ cells, subjects }: { readonly cells: readonly StaffCell[]; readonly subjects: readonly string[] }) {
  const said = useWords().staffing
  const sums = subjects.map((subject) => ({ subject, own: cells.filter((cell) => cell.subject === subject) }))
  const line = (part: (balance: number) => number) => new Map(sums.map(({ subject, own }) => [subject, own.reduce((sum, { balance }) => sum + part(balance), 0)]))
  const rows = [
    { id: 'missing', name: said.countyMissing, sums: line((balance) => Math.min(0, balance)) },
    { id: 'spare', name: said.countySpare, sums: line((balance) => Math.max(0, balance)) },
  ]
  const ofSubject = (subject: string) => ({ title: subject, number: true, render: (row: (typeof rows)[number]) => <Balance of={row.sums.get(subject)!} /> })
  return <Table label={said.county} empty={said.none} rows={rows} keyOf={({ id }) => id} columns={[{ title: said.county, head: true, render: ({ name }) => name }, ...subjects.map(ofSubject), { title: said.total, number: true, render: (row) => <Balance of={[...row.sums.values()].reduce((sum, each) => sum + each, 0)} /> }]} />
}

function SubjectBalance({ cell, onOpen }: { readonly cell: StaffCell | undefined; readonly onOpen: (cell: string) => void }) {
  const said = useWords().staffing
  const may = useMay()
  if (cell === undefined) return null
  const { school, stage, subject, balance, have, need } = cell
  if (!may('staff.read')) return <Balance of={balance} />
  return (
    <button type="button" className="link" aria-label={`${signed(balance)} ${subject} ${said.have} ${have} ${said.need} ${need}`} onClick={() => onOpen(`${school}/${stage}/${subject}`)}>
      <Balance of={balance} />
    </button>
  )
}

const Balance = ({ of: balance }: { readonly of: number }) => <span className={`balance ${toneOf(balance)}`}>{signed(balance)}</span>

/** Darker from three posts on. */
function toneOf(balance: number): string {
  if (balance === 0) return 'even'
  return `${balance < 0 ? 'missing' : 'spare'}${Math.abs(balance) >= 3 ? ' much' : ''}`
}

/** With a sign, so that colour is not needed: a true minus where teachers are missing. */
const signed = (balance: number): string => (balance > 0 ? `+${balance}` : balance < 0 ? `−${-balance}` : '0')

function People({ cell, name }: { readonly cell: string; readonly name: string }) {
  const said = useWords().staffing
  const [school = '', stage = '', subject = ''] = cell.split('/')
  const people = useQuery(query(listCellStaff, { query: { school, stage, subject } }))
  return (
    <Section id="people" title={said.peopleOf(name, subject)}>
      <Await result={people}>
        {(rows) => (
          <Table
            label={said.people}
            empty={said.noPeople}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { title: said.name, head: true, render: (row) => row.name },
              { title: said.born, number: true, render: ({ birthYear }) => birthYear },
              { title: said.title, render: ({ title }) => said.titles[title] ?? title },
              { title: said.degree, render: ({ degree }) => said.degrees[degree] ?? degree },
              { title: said.backbone, render: ({ backbone }) => (backbone ? said.yes : '') },
            ]}
          />
        )}
      </Await>
    </Section>
  )
}
