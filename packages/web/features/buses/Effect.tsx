import { getBusEffect, type BusEffectReply } from '@junheng/contract/buses.ts'
import type { CoverageFigures } from '@junheng/core/planning/buses/coverage.ts'
import { listSchools } from '@junheng/contract/schools.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { count, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'

/** Approximate at once, then with some search; both in seconds. */
export function Effect() {
  const words = useWords().buses
  const schools = useQuery(query(listSchools))
  const [school, setSchool] = useState<string>()
  const effect = useMutation({ mutationFn: (steps: number) => call(getBusEffect, { body: { closed: [school!], steps } }) })
  const options = (schools.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Section id="effect" title={words.effect.title}>
      <div className="filters no-print">
        <Choice label={words.effect.school} value={school ?? ''} none={words.effect.choose} options={options} onChange={setSchool} />
        <Button disabled={school === undefined} loading={effect.isPending} onClick={() => effect.mutate(0)}>{words.effect.quick}</Button>
        <Button disabled={school === undefined || effect.isPending} onClick={() => effect.mutate(2000)}>{words.effect.exact}</Button>
      </div>
      {effect.isError ? <Trouble error={effect.error} /> : null}
      {effect.data === undefined ? null : (
        <>
          <ul className="said">
            <li>{words.effect.unchanged(effect.data.losing, effect.data.unchanged.unseated)}</li>
            <li>{words.effect.after({ before: effect.data.before.buses, after: effect.data.after.buses, without: effect.data.without })}</li>
          </ul>
          <Compared coverage={effect.data.coverage} />
        </>
      )}
    </Section>
  )
}

/** Before and after, figure by figure. */
export function Compared({ coverage: { before, unchanged, after } }: Pick<BusEffectReply, 'coverage'>) {
  const words = useWords().buses
  const rows: readonly (readonly [string, (figures: CoverageFigures) => string])[] = [
    [words.coverage.shareShort, ({ share }) => (share === null ? '—' : percent(share))],
    [words.coverage.riders, ({ riders }) => count(riders)],
    [words.unseated, ({ riders, seated }) => count(riders - seated)],
    [words.coverage.uncovered, ({ uncoveredVillages }) => count(uncoveredVillages)],
    [words.coverage.longestMinutes, ({ longestRide }) => longestRide.toFixed(0)],
    [words.coverage.used, ({ busesUsed }) => count(busesUsed)],
    [words.coverage.spare, ({ busesSpare }) => count(busesSpare)],
  ]
  return (
    <Table
      label={words.effect.title}
      rows={rows}
      keyOf={([name]) => name}
      columns={[
        { title: words.effect.figure, head: true, render: ([name]) => name },
        { title: words.effect.today, number: true, render: ([, figure]) => figure(before) },
        { title: words.effect.asTheyAre, number: true, render: ([, figure]) => figure(unchanged) },
        { title: words.effect.anew, number: true, render: ([, figure]) => figure(after) },
      ]}
    />
  )
}
