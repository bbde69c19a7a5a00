import { getCounty } from '@junheng/contract/county.ts'
import { clock } from '@junheng/core/planning/buses/exports.ts'
import type { BusPlanView, RunView } from '@junheng/core/planning/buses/plan-view.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { CountyMap } from '../../ui/CountyMap.tsx'
import { Table } from '../../ui/Table.tsx'
import type { MapLayer } from '../../ui/map-features.ts'
import { RunSheet } from './RunSheet.tsx'
import { TimeStrip } from './TimeStrip.tsx'
import { useBusSearch } from './use-search.ts'

/** Every run on the map, along the morning, and as a list; one chosen becomes the driver's sheet. */
export function Runs({ plan }: { readonly plan: BusPlanView }) {
  const words = useWords().buses
  const [{ run: chosen }, change] = useBusSearch()
  const index = chosen === undefined ? -1 : Number(chosen) - 1
  const run = plan.runs[index]
  const layers = useLayers(plan, index)
  return (
    <>
      <CountyMap label={words.map} layers={layers} onChoose={(id, layer) => layer === 'runs' && change({ run: id })} />
      <p className="legend no-print">{words.mapLegend}</p>
      {run === undefined ? <TimeStrip runs={plan.runs} onChoose={(at) => change({ run: String(at + 1) })} /> : <RunSheet run={run} number={index + 1} date={plan.date} onClose={() => change({ run: undefined })} />}
      {run === undefined ? <RunTable runs={plan.runs} onChoose={(at) => change({ run: String(at + 1) })} /> : null}
    </>
  )
}

function useLayers(plan: BusPlanView, chosen: number): readonly MapLayer[] {
  const county = useQuery(query(getCounty))
  const townships = county.data?.townships
  return useMemo(() => {
    const runs = plan.runs.map((run, i) => ({ run, i })).filter(({ i }) => chosen === -1 || i === chosen)
    const halts = new Map(runs.flatMap(({ run }) => run.halts.map((halt) => [halt.id, halt] as const)))
    return [
      { id: 'units', kind: 'area', features: (townships ?? []).flatMap(({ code, name, outline }) => (outline === undefined ? [] : [{ id: code, at: [outline], label: name, colour: '#b5b2a8', size: 1, fill: '#00000008' }])) },
      { id: 'runs', kind: 'line', features: runs.map(({ run, i }) => ({ id: String(i + 1), at: run.line, colour: chosen === -1 ? '#34556b' : '#9a3412', size: chosen === -1 ? 1.5 : 3 })) },
      {
        id: 'halts',
        kind: 'point',
        features: [...halts.values()].map(({ id, name, at, isSchool }) => ({ id, at, label: chosen === -1 ? '' : name, colour: isSchool ? '#9a3412' : '#34556b', size: isSchool ? 5 : 3 })),
      },
    ]
  }, [plan, chosen, townships])
}

function RunTable({ runs, onChoose }: { readonly runs: readonly RunView[]; readonly onChoose: (index: number) => void }) {
  const words = useWords().buses
  return (
    <Table
      label={words.views.runs}
      tall
      rows={runs}
      keyOf={({ vehicle }) => vehicle}
      columns={[
        { title: words.run, head: true, render: (_, i) => <button type="button" className="link" onClick={() => onChoose(i)}>{i + 1}</button> },
        { title: words.plate, render: ({ plate }) => plate },
        { title: words.hours, render: ({ halts }) => <>{clock(halts[0]!.arrive).slice(0, 5)}–{clock(halts.at(-1)!.leave).slice(0, 5)}</> },
        { title: words.halts, number: true, render: ({ halts }) => halts.length },
        { title: words.schools, render: ({ halts }) => [...new Set(halts.filter(({ isSchool }) => isSchool).map(({ name }) => name))].join('、') },
        { title: words.load, number: true, render: ({ most, seats }) => <>{most} / {seats}</> },
      ]}
    />
  )
}
