import { sumStandings } from '@junheng/core/planning/staffing/head-count.ts'
import { useWords } from '../../app/language.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { StaffingProps } from './staffing-props.ts'

const one = (value: number | null): string => (value === null ? '—' : value.toFixed(1))

/** Both rules side by side, and which decided. */
export function Needs({ view, search }: StaffingProps) {
  const said = useWords().staffing
  const names = new Map(view.schools.map(({ id, name }) => [id, name]))
  const rows = view.needs.filter(({ school, stage }) => stage === (search.stage ?? 'primary') && names.get(school)!.includes(search.q ?? ''))
  const { ratios, classNorm } = view.norms
  const ratio = ratios[search.stage ?? 'primary']
  return (
    <Section id="needs" title={said.views.needs}>
      <Table
        label={said.views.needs}
        empty={said.none}
        rows={rows}
        keyOf={({ school }) => school}
        columns={[
          { title: said.school, head: true, render: ({ school }) => names.get(school) },
          { title: said.pupils, number: true, render: ({ pupils }) => pupils },
          { title: said.classes, number: true, render: ({ classes }) => classes },
          { title: said.byRatio, number: true, render: ({ staff }) => one(staff.byRatio) },
          { title: said.byClasses, number: true, render: ({ staff }) => one(staff.byClasses) },
          { title: said.boarding, number: true, render: ({ staff }) => one(staff.boarding) },
          { title: said.byStaff, number: true, render: ({ teachersByStaff }) => one(teachersByStaff) },
          { title: said.byPeriods, number: true, render: ({ teachersByPeriods }) => one(teachersByPeriods) },
          { title: said.need, number: true, render: ({ teachers }) => teachers },
          { title: said.rule, render: ({ rule }) => said.rules[rule] },
        ]}
      />
      <p>
        <small>
          {said.source(ratio.document, ratio.clause)} {said.source(classNorm.document, classNorm.clause)}
        </small>
      </p>
    </Section>
  )
}

/** Who reaches the age of retirement, year by year and subject by subject. */
export function Retiring({ view, search }: StaffingProps) {
  const said = useWords().staffing
  const [from, until] = view.retirementYears
  const years = Array.from({ length: until - from + 1 }, (_, i) => from + i)
  const { retirement } = view.norms
  return (
    <Section id="retirements" title={said.views.retirements}>
      <Table
        label={said.views.retirements}
        empty={said.none}
        rows={view.retirements.filter(({ stage }) => stage === (search.stage ?? 'primary'))}
        keyOf={({ subject }) => subject}
        columns={[
          { title: said.subject, head: true, render: ({ subject }) => subject },
          { title: said.have, number: true, render: ({ teachers }) => teachers },
          ...years.map((year, i) => ({ title: String(year), number: true, render: ({ byYear }: (typeof view.retirements)[number]) => byYear[i] })),
          { title: said.total, number: true, render: ({ byYear }) => byYear.reduce((sum, count) => sum + count, 0) },
        ]}
      />
      <p>
        <small>{said.source(retirement.document, retirement.clause)}</small>
      </p>
    </Section>
  )
}

/** 教非所学. */
export function Outside({ view, search }: StaffingProps) {
  const said = useWords().staffing
  const names = new Map(view.schools.map(({ id, name }) => [id, name]))
  return (
    <Section id="outside" title={said.views.outside}>
      <p>{said.outsideMeaning}</p>
      <Table
        label={said.views.outside}
        empty={said.none}
        rows={view.outside.filter(({ school, stage }) => stage === (search.stage ?? 'primary') && (names.get(school) ?? '').includes(search.q ?? ''))}
        keyOf={({ school, subject }) => `${school} ${subject}`}
        columns={[
          { title: said.school, head: true, render: ({ school }) => names.get(school) ?? school },
          { title: said.subject, render: ({ subject }) => (subject === '' ? '—' : subject) },
          { title: said.have, number: true, render: ({ count }) => count },
        ]}
      />
    </Section>
  )
}

const standings = ['heldAndHere', 'heldNotHere', 'hereNotHeld', 'neither', 'unknown'] as const

/** The return beside the roster, and how its persons stand to their posts; schools with something to explain first. */
export function Heads({ view, search }: StaffingProps) {
  const said = useWords().staffing
  const names = new Map(view.schools.map(({ id, name }) => [id, name]))
  const apart = ({ reported, onRoster, standing }: (typeof view.heads)[number]) => (reported === null ? 0 : Math.abs(reported - onRoster)) + standing.heldNotHere + standing.hereNotHeld + standing.neither
  const county = sumStandings(view.heads)
  const rows = view.heads.filter(({ school }) => (names.get(school) ?? '').includes(search.q ?? '')).toSorted((a, b) => apart(b) - apart(a))
  return (
    <Section id="heads" title={said.views.heads}>
      <p>{said.headsMeaning}</p>
      <p className="sentence">{said.standingTotals(standings.map((of) => `${said.standing[of]} ${county[of]}`).join(' · '))}</p>
      <Table
        label={said.views.heads}
        empty={said.none}
        rows={rows}
        keyOf={({ school }) => school}
        columns={[
          { title: said.school, head: true, render: ({ school }) => names.get(school) ?? school },
          { title: said.reported, number: true, render: ({ reported }) => reported ?? '—' },
          { title: said.onRoster, number: true, render: ({ onRoster }) => onRoster },
          { title: said.difference, number: true, render: ({ reported, onRoster }) => (reported === null ? '—' : reported - onRoster) },
          { title: said.teachersReported, number: true, render: ({ teachersReported }) => teachersReported ?? '—' },
          { title: said.teachersOnRoster, number: true, render: ({ teachersOnRoster }) => teachersOnRoster },
          ...standings.map((of) => ({ title: said.standing[of], number: true, render: ({ standing }: (typeof view.heads)[number]) => standing[of] })),
        ]}
      />
    </Section>
  )
}
