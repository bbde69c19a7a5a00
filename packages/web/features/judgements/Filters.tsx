import type { SchoolSummary } from '@junheng/contract/schools.ts'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { Choice, Typed } from '../../ui/Choice.tsx'
import { areas, verdicts } from './search.ts'
import { useJudgementSearch } from './use-search.ts'

interface FiltersProps {
  readonly schools: readonly SchoolSummary[]
  readonly found: number
  readonly of: number
  /** Whether the standard rules on single schools; without it there is no verdict to filter by. */
  readonly hasRule: boolean
}

export function Filters({ schools, found, of, hasRule }: FiltersProps) {
  const words = useWords()
  const [search, change] = useJudgementSearch()
  const isNarrowed = [search.township, search.area, search.verdict, search.q].some((filter) => filter !== undefined)
  return (
    <div className="filters" role="search" aria-label={words.judgement.filters}>
      <Choice label={words.judgement.township} value={search.township ?? ''} none={words.all} options={townshipsOf(schools)} onChange={(township) => change({ township })} />
      <Choice
        label={words.judgement.area}
        value={search.area ?? ''}
        none={words.all}
        options={areas.map((value) => ({ value, label: words.areas[value] }))}
        onChange={(area) => change({ area })}
      />
      {hasRule ? (
        <Choice
          label={words.judgement.verdict}
          value={search.verdict ?? ''}
          none={words.all}
          options={verdicts.map((value) => ({ value, label: words.verdicts[value] }))}
          onChange={(verdict) => change({ verdict })}
        />
      ) : null}
      <Typed label={words.judgement.name} value={search.q} onChange={(q) => change({ q })} />
      <span role="status" className="found">
        {words.judgement.found(found, of)}
      </span>
      {isNarrowed ? <Button onClick={() => change({ township: undefined, area: undefined, verdict: undefined, q: undefined })}>{words.judgement.clear}</Button> : null}
    </div>
  )
}

function townshipsOf(schools: readonly SchoolSummary[]): readonly { readonly value: string; readonly label: string }[] {
  const names = new Map(schools.map((school) => [school.township, school.townshipName]))
  return [...names].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.value.localeCompare(b.value))
}
