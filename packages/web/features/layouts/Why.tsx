import { whyThisSchool, type LayoutReply, type WhyReply } from '@junheng/contract/layouts.ts'
import { layoutRuleText } from '@junheng/contract/words/layout-rules.ts'
import { measures } from '@junheng/core/planning/layout/problem.ts'
import type { NamedWhyNot } from '@junheng/core/planning/layout/why-not.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { rise } from './rise.ts'

interface WhyProps {
  readonly scenario: string
  readonly settlements: LayoutReply['settlements']
  readonly bands: readonly string[]
}

/** Why children of a settlement go to one school and not to another. */
export function Why({ scenario, settlements, bands }: WhyProps) {
  const words = useWords().layoutPlan
  const [settlement, setSettlement] = useState<string>()
  const [band, setBand] = useState(bands[0]!)
  const asked = useQuery({ ...query(whyThisSchool, { params: { id: scenario }, query: { settlement: settlement ?? '', band } }), enabled: settlement !== undefined })
  const name = settlements.find(({ id }) => id === settlement)?.name ?? ''
  return (
    <Section id="why" title={words.why}>
      <div className="filters no-print">
        <Choice label={words.settlement} value={settlement ?? ''} none="—" options={settlements.map(({ id, name: label }) => ({ value: id, label }))} onChange={setSettlement} />
        <Choice label={words.grades} value={band} options={bands.map((value) => ({ value, label: words.ofGrades(value) }))} onChange={(value) => setBand(value ?? bands[0]!)} />
      </div>
      {settlement === undefined ? null : <Await result={asked}>{(reply) => <Answer reply={reply} from={name} />}</Await>}
    </Section>
  )
}

function Answer({ reply: { attends, others }, from }: { readonly reply: WhyReply; readonly from: string }) {
  const words = useWords().layoutPlan
  const changed = useChangeWords()
  const against = useAgainstWords()
  if (attends === null) return <p className="empty">{words.nobody}</p>
  return (
    <>
      <p className="sentence" role="status">{words.attends({ from, school: attends })}</p>
      <Table
        label={words.why}
        empty={words.nothing}
        rows={others}
        keyOf={({ school }) => school}
        columns={[
          { title: words.other, head: true, render: ({ school }) => school },
          { title: words.minutes, number: true, render: ({ minutes, mode }) => <>{minutes === null ? '—' : minutes.toFixed(0)} <small>{mode === null ? '' : words.modes[mode]}</small></> },
          { title: words.against, cells: 'middling', render: against },
          { title: words.change, cells: 'long', render: changed },
        ]}
      />
    </>
  )
}

function useAgainstWords(): (of: NamedWhyNot) => string {
  const words = useWords().layoutPlan
  const language = useLanguage()
  return ({ against, change }) => {
    if (typeof against === 'string') return words[against]
    if (against.length > 0) return against.map((rule) => layoutRuleText(rule, language)).join(' ')
    return (change.childMinutes ?? 0) > 0 || (change.childrenMoved ?? 0) > 0 || (change.costYuan ?? 0) > 0 ? words.dearer : words.cheaper
  }
}

function useChangeWords(): (of: NamedWhyNot) => string {
  const words = useWords().layoutPlan
  return ({ change }) => measures.flatMap((measure) => (change[measure] === undefined ? [] : [`${words.measures[measure]} ${rise(change[measure])}`])).join('、')
}
