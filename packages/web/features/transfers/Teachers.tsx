import { correctScore } from '@junheng/contract/transfers.ts'
import { scoreOf } from '@junheng/core/planning/transfers/points.ts'
import type { RoundTeacher } from '@junheng/core/planning/transfers/round.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Refused } from './Faults.tsx'
import { teachersQuery, useDeed } from './queries.ts'
import type { RoundProps } from './round-props.ts'

/** The teachers of the round as far as the reader may see them; a score that does not recompute stands first and is corrected here. */
export function Teachers({ round }: RoundProps) {
  const said = useWords().transfers
  const may = useMay()
  const [q, setQ] = useState('')
  const teachers = useQuery(teachersQuery(round.id))
  const mayCorrect = may('transfer.manage') && ['frozen', 'open', 'closed'].includes(round.state)
  const differs = (teacher: RoundTeacher) => scoreOf(round.rules, teacher).total !== teacher.points
  return (
    <Section id="teachers" title={said.views.teachers}>
      <Field label={said.name} value={q} onType={setQ} />
      <Await result={teachers}>
        {(rows) => (
          <Table
            label={said.views.teachers}
            empty={said.noTeachers}
            rows={rows.filter(({ name, staffNo, schoolName, code }) => `${name} ${staffNo} ${schoolName} ${code}`.includes(q)).toSorted((a, b) => Number(differs(b.teacher)) - Number(differs(a.teacher))).slice(0, shownAtOnce)}
            keyOf={({ staffNo }) => staffNo}
            columns={[
              { title: said.name, head: true, render: ({ name }) => name },
              { title: said.staffNo, render: ({ staffNo }) => staffNo },
              { title: said.code, render: ({ code }) => <code>{code}</code> },
              { title: said.school, render: ({ schoolName }) => schoolName },
              { title: said.post, render: ({ teacher }) => teacher.cell.split('/')[2] },
              { title: said.points, number: true, render: ({ teacher }) => teacher.points },
              { title: said.applied, render: ({ applied }) => (applied === null ? '' : applied ? said.yes : said.no) },
              ...(mayCorrect ? [{ title: said.correct, render: ({ teacher, staffNo }: (typeof rows)[number]) => (differs(teacher) ? <Correct round={round} teacher={teacher} staffNo={staffNo} /> : null) }] : []),
            ]}
          />
        )}
      </Await>
    </Section>
  )
}

const shownAtOnce = 300

function Correct({ round, teacher, staffNo }: RoundProps & { readonly teacher: RoundTeacher; readonly staffNo: string }) {
  const said = useWords().transfers
  const [reason, setReason] = useState('')
  const { total } = scoreOf(round.rules, teacher)
  const correct = useDeed(() => call(correctScore, { params: { id: round.id }, body: { staffNo, facts: { ...teacher.facts }, points: total, reason } }))
  return (
    <>
      <Field label={said.reason} value={reason} onType={setReason} />
      <Button loading={correct.isPending} disabled={reason.trim().length < 2} onClick={() => correct.mutate(undefined)}>
        {said.correctTo} {total}
      </Button>
      {correct.isError ? <Refused error={correct.error} /> : null}
    </>
  )
}
