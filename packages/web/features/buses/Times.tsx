import { clock } from '@junheng/core/planning/buses/exports.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { useWords } from '../../app/language.tsx'
import { Table } from '../../ui/Table.tsx'
import { useBusSearch } from './use-search.ts'

/** 各村校车时刻: what parents see, by village; nothing in it is about a person. */
export function Times({ plan }: { readonly plan: BusPlanView }) {
  const words = useWords().buses
  const [{ q = '' }, change] = useBusSearch()
  const rows = plan.runs.flatMap(({ plate, halts }) =>
    halts.flatMap((halt, i) => {
      const visit = halts.slice(i).find(({ isSchool, id }) => isSchool && id === halt.goal)
      return halt.isSchool || visit === undefined || !halt.name.includes(q) ? [] : [{ key: `${plate} ${i}`, plate, halt, visit }]
    }),
  ).toSorted((a, b) => (a.halt.id < b.halt.id ? -1 : a.halt.id > b.halt.id ? 1 : a.halt.arrive - b.halt.arrive))
  return (
    <>
      <p className="no-print filters">
        <label>
          {words.village} <input type="search" value={q} onChange={({ target }) => change({ q: target.value || undefined })} />
        </label>
        <a href="/bus-times">{words.parents.open}</a>
      </p>
      {rows.length === 0 ? <p className="empty">{words.noVillage}</p> : null}
      <Table
        label={words.views.times}
        tall
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { title: words.village, head: true, render: ({ halt }) => halt.name },
          { title: words.boardAt, render: ({ halt }) => clock(halt.arrive).slice(0, 5) },
          { title: words.school, render: ({ visit }) => visit.name },
          { title: words.arriveAt, render: ({ visit }) => clock(visit.arrive).slice(0, 5) },
          { title: words.plate, render: ({ plate }) => plate },
        ]}
      />
    </>
  )
}
