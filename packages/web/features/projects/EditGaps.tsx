import { listGaps } from '@junheng/contract/gaps.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { amount } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import type { ProjectReply } from './queries.ts'
import { useIndicatorNames } from './use-indicator-names.ts'

interface EditGapsProps {
  readonly gaps: readonly string[]
  /** As they were when the project was opened; a closed one is no longer in the ledger of open gaps. */
  readonly linked: ProjectReply['gaps']
  readonly onChange: (gaps: readonly string[]) => void
}

/** Which gaps the project is to close. */
export function EditGaps(props: EditGapsProps) {
  const words = useWords()
  const ledger = useQuery(query(listGaps, { query: { state: 'open' } }))
  return (
    <Section id="gaps" title={words.editProject.gaps}>
      <Await result={ledger}>
        {({ gaps: open, names }) => (
          <>
            <Linked {...props} open={open} schools={names} />
            <Add {...props} open={open} schools={names} />
          </>
        )}
      </Await>
    </Section>
  )
}

interface LedgerProps extends EditGapsProps {
  readonly open: readonly Gap[]
  readonly schools: Readonly<Record<string, string>>
}

function Linked({ gaps, linked, open, schools, onChange }: LedgerProps) {
  const words = useWords()
  const names = useIndicatorNames()
  const labelOf = (id: string): string => {
    const gap = open.find((each) => each.id === id)
    if (gap !== undefined) return `${schools[gap.school] ?? gap.school} ${words.stages[gap.stage]} ${names(gap.indicator)}`
    const known = linked.find((each) => each.id === id)
    return known === undefined ? id : `${known.schoolName} ${words.stages[known.stage]} ${names(known.indicator)}`
  }
  if (gaps.length === 0) return <p>{words.projectGaps.none}</p>
  return (
    <ul className="linked-gaps">
      {gaps.map((id) => (
        <li key={id}>
          {labelOf(id)}{' '}
          <Button size="small" aria-label={words.editProject.unlink(labelOf(id))} onClick={() => onChange(gaps.filter((each) => each !== id))}>
            ✕
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** First the school, then its open gaps: no list of hundreds to look through. */
function Add({ gaps, open, schools, onChange }: LedgerProps) {
  const words = useWords()
  const names = useIndicatorNames()
  const [school, setSchool] = useState('')
  const withGaps = [...new Set(open.map((gap) => gap.school))].map((value) => ({ value, label: schools[value] ?? value })).toSorted((a, b) => a.label.localeCompare(b.label, 'zh'))
  const toggle = (id: string, isLinked: boolean) => onChange(isLinked ? [...gaps, id] : gaps.filter((each) => each !== id))
  return (
    <>
      <Choice label={words.editProject.addGap} value={school} none="—" options={withGaps} onChange={(chosen) => setSchool(chosen ?? '')} />
      {school === '' ? null : (
        <fieldset className="options">
          <legend>{words.editProject.gapsOf(schools[school] ?? school)}</legend>
          {open
            .filter((gap) => gap.school === school)
            .map((gap) => (
              <label key={gap.id}>
                <input type="checkbox" checked={gaps.includes(gap.id)} onChange={({ target }) => toggle(gap.id, target.checked)} /> {words.stages[gap.stage]} {names(gap.indicator)} <small>{words.standards[gap.standard as 'basic-2012'] ?? gap.standard} · {missing(gap, words)}</small>
              </label>
            ))}
        </fieldset>
      )}
    </>
  )
}

function missing(gap: Gap, words: { readonly unknown: string; readonly units: Readonly<Record<Gap['unit'], string>> }): string {
  const last = gap.history.at(-1)?.amount ?? null
  return last === null ? words.unknown : `${amount(last, gap.unit)} ${words.units[gap.unit]}`
}
