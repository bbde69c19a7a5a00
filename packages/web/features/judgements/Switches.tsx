import type { StandardName } from '@junheng/contract/judgements.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../app/language.tsx'
import { Choice, Toggle } from '../../ui/Choice.tsx'
import { judgementQuery, snapshotsQuery } from './queries.ts'
import { points, stages, standards } from './search.ts'
import { useJudgementSearch } from './use-search.ts'

/** What is judged, of whom, by what: each kept in the address. */
export function Switches({ standard }: { readonly standard: StandardName }) {
  const words = useWords()
  const [search, change] = useJudgementSearch()
  const stage = useShownStage(standard)
  return (
    <div className="switches no-print">
      <Toggle
        label={words.judgement.standard}
        value={standard}
        options={standards.map((value) => ({ value, label: words.standards[value] }))}
        onChange={(standard) => change({ standard, sort: undefined, indicator: undefined })}
      />
      <Toggle label={words.judgement.stage} value={stage} options={stages.map((value) => ({ value, label: words.stages[value] }))} onChange={(stage) => change({ stage })} />
      <SnapshotChoice />
      <Choice
        label={words.judgement.privateSchools}
        value={search.private ?? ''}
        none={words.judgement.asStandard}
        options={[
          { value: 'true', label: words.judgement.counted },
          { value: 'false', label: words.judgement.notCounted },
        ]}
        onChange={(chosen) => change({ private: chosen })}
      />
      <Choice
        label={words.judgement.teachingPoints}
        value={search.points ?? ''}
        none={words.judgement.asStandard}
        options={points.map((value) => ({ value, label: words.judgement.points[value] }))}
        onChange={(chosen) => change({ points: chosen })}
      />
    </div>
  )
}

function useShownStage(standard: StandardName) {
  const [search] = useJudgementSearch()
  const { data } = useQuery(judgementQuery(standard, search))
  return search.stage ?? data?.judgement.headline.parts[0]?.stage ?? 'primary'
}

function SnapshotChoice() {
  const words = useWords()
  const [search, change] = useJudgementSearch()
  const snapshots = useQuery(snapshotsQuery).data ?? []
  return (
    <Choice
      label={words.judgement.snapshot}
      value={search.snapshot ?? ''}
      none={words.judgement.latest(latestOf(snapshots)?.date ?? '')}
      options={snapshots.filter((each) => each !== latestOf(snapshots)).map((each) => ({ value: each.id, label: snapshotName(each, words.snapshotStates) }))}
      onChange={(snapshot) => change({ snapshot })}
    />
  )
}

/** The newest that is in force. */
function latestOf(snapshots: readonly SnapshotSummary[]): SnapshotSummary | undefined {
  return snapshots.filter((each) => each.state === 'current').toSorted((a, b) => b.date.localeCompare(a.date))[0]
}

function snapshotName({ date, state }: SnapshotSummary, states: Readonly<Record<SnapshotSummary['state'], string>>): string {
  return state === 'current' ? date : `${date} · ${states[state]}`
}
