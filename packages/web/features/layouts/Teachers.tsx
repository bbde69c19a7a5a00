import { grouped } from '@junheng/core/county/grouped.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { mainReceivers } from '@junheng/core/planning/layout/main-receivers.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'

/** Characters that staffing takes of closures; some ninety schools. */
const mostInAddress = 2000

/** Teachers freed and missing: by subject for the county, then school by school. */
export function Teachers({ effects: { teachers, decision, movements } }: { readonly effects: Effects }) {
  const words = useWords().layout.teachers
  const closures = mainReceivers(decision.closed, movements).map(({ closed, into }) => `${closed}>${into}`).join(',')
  const missing = teachers.missing.reduce((sum, each) => sum + each.teachers, 0)
  return (
    <Section id="teachers" title={words.title}>
      <p>
        {words.freed(teachers.freedInAll)} {missing === 0 ? words.noneMissing : words.missing(missing)}
      </p>
      {teachers.balance.length === 0 ? null : <Balance teachers={teachers} />}
      {missing === 0 ? null : <Missing missing={teachers.missing} />}
      {closures === '' || closures.length > mostInAddress ? null : (
        <p className="no-print">
          <Link to="/staffing" search={{ view: 'closing' as const, close: closures }}>
            {words.staffing}
          </Link>
        </p>
      )}
    </Section>
  )
}

function Balance({ teachers: { freed, missing, balance } }: { readonly teachers: Effects['teachers'] }) {
  const words = useWords().layout.teachers
  return (
    <Table
      label={words.bySubject}
      empty={words.noneMissing}
      rows={balance}
      keyOf={({ subject }) => subject}
      columns={[
        { title: words.subject, head: true, render: ({ subject }) => subject },
        { title: words.freedColumn, number: true, render: ({ subject }) => count(ofSubject(freed, subject)) },
        { title: words.missingColumn, number: true, render: ({ subject }) => count(ofSubject(missing, subject)) },
        { title: words.balance, number: true, render: ({ teachers }) => (teachers < 0 ? `✕ ${words.short(-teachers)}` : teachers === 0 ? '✓ 0' : `✓ ${words.over(teachers)}`) },
      ]}
    />
  )
}

type Counts = readonly { readonly subject: string; readonly teachers: number }[]
const ofSubject = (counts: Counts, wanted: string): number => counts.reduce((sum, { subject, teachers }) => (subject === wanted ? sum + teachers : sum), 0)

function Missing({ missing }: { readonly missing: Effects['teachers']['missing'] }) {
  const words = useWords().layout.teachers
  const rows = [...grouped(missing, ({ school }) => school).values()].map((own) => ({ own, teachers: own.reduce((sum, each) => sum + each.teachers, 0) })).toSorted((a, b) => b.teachers - a.teachers)
  return (
    <Table
      label={words.bySchool}
      empty={words.noneMissing}
      rows={rows}
      keyOf={({ own }) => own[0]!.school}
      columns={[
        { title: words.school, head: true, render: ({ own }) => own[0]!.name },
        { title: words.missingColumn, number: true, render: ({ teachers }) => count(teachers) },
        { title: words.subjects, render: ({ own }) => own.map(({ subject, teachers }) => `${subject} ${teachers}`).join('、') },
      ]}
    />
  )
}
