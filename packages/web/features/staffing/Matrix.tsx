import { listCellStaff } from '@junheng/contract/staffing.ts'
import type { StaffCell } from '@junheng/core/planning/staffing/balance-sheet.ts'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { StaffingProps } from './staffing-props.ts'

/** Surplus and shortage, school × subject; each figure opens the list of its teachers. */
export function Matrix({ view, search, change }: StaffingProps) {
  const said = useWords().staffing
  const may = useMay()
  const stage = search.stage ?? 'primary'
  const cells = view.cells.filter((cell) => cell.stage === stage)
  const subjects = [...new Set(cells.map(({ subject }) => subject))]
  const bySchool = new Map<string, Map<string, StaffCell>>()
  for (const cell of cells) bySchool.set(cell.school, (bySchool.get(cell.school) ?? new Map<string, StaffCell>()).set(cell.subject, cell))
  const rows = view.schools.filter(({ id, name }) => bySchool.has(id) && name.includes(search.q ?? ''))
  const total = (school: string) => [...bySchool.get(school)!.values()].reduce((sum, { balance }) => sum + balance, 0)
  const figure = (cell: StaffCell | undefined) => {
    if (cell === undefined) return ''
    const text = signed(cell.balance)
    if (!may('staff.read')) return text
    return (
      <button type="button" className="link" aria-label={`${text} ${cell.subject} ${said.have} ${cell.have} ${said.need} ${cell.need}`} onClick={() => change({ cell: `${cell.school}/${cell.stage}/${cell.subject}` })}>
        {text}
      </button>
    )
  }
  return (
    <Section id="matrix" title={said.views.matrix}>
      {search.cell === undefined ? null : <People cell={search.cell} name={view.schools.find(({ id }) => id === search.cell!.split('/')[0])?.name ?? ''} />}
      <Table
        label={said.views.matrix}
        empty={said.none}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: said.school, head: true, render: ({ name }) => name },
          ...subjects.map((subject) => ({ title: subject, number: true, render: ({ id }: (typeof rows)[number]) => figure(bySchool.get(id)!.get(subject)) })),
          { title: said.total, number: true, render: ({ id }) => signed(total(id)) },
        ]}
      />
    </Section>
  )
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
