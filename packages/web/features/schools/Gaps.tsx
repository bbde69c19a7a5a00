import type { SchoolReply } from '@junheng/contract/schools.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { useGapColumns } from '../gaps/columns.ts'
import type { Names } from './names.ts'

/** What is missing now; what was missing and has been measured closed follows, folded away. */
export function Gaps({ reply, names }: { readonly reply: SchoolReply; readonly names: Names }) {
  const words = useWords()
  const open = reply.gaps.filter((gap) => gap.closedOn === null)
  const closed = reply.gaps.filter((gap) => gap.closedOn !== null)
  return (
    <Section id="gaps" title={words.school.gaps(open.length)}>
      {open.length === 0 ? <p>{words.school.noGaps}</p> : <GapTable gaps={open} names={names} />}
      {closed.length === 0 ? null : (
        <details className="no-print">
          <summary>{words.school.closedGaps(closed.length)}</summary>
          <GapTable gaps={closed} names={names} />
        </details>
      )}
    </Section>
  )
}

function GapTable({ gaps, names }: { readonly gaps: SchoolReply['gaps']; readonly names: Names }) {
  const words = useWords()
  const mayMake = useMay()('project.manage')
  const { value, threshold, missing, opened, closed } = useGapColumns()
  const title = (gap: Gap) => names(gap.standard, gap.indicator).title
  return (
    <Table
      label={words.titles.gaps}
      rows={gaps}
      keyOf={({ id }) => id}
      columns={[
        { title: words.judgement.indicator, head: true, render: (gap) => `${words.stages[gap.stage]} ${title(gap)}` },
        value,
        threshold,
        missing,
        opened,
        closed,
        mayMake && { title: words.gapWork.makeOne, unseen: true, screenOnly: true, render: (gap) => (gap.closedOn === null ? <MakeProject gap={gap.id} about={title(gap)} /> : null) },
      ]}
    />
  )
}

function MakeProject({ gap, about }: { readonly gap: string; readonly about: string }) {
  const words = useWords()
  return (
    <Link to="/projects/new" search={{ gap: [gap] }} preload={false} aria-label={`${words.gapWork.makeOne}：${about}`}>
      {words.gapWork.makeOne}
    </Link>
  )
}
