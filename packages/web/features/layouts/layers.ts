import type { Township } from '@junheng/core/county/snapshot.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import type { MapLayer } from '../../ui/map-features.ts'
import type { LayoutReply } from '@junheng/contract/layouts.ts'

interface Shown {
  readonly base: LayoutReply
  readonly levers: Levers
  readonly effects: Effects | undefined
  readonly townships: readonly Township[]
  /** Patches and ways under the signs, empty where none are wanted. */
  readonly ground: readonly MapLayer[]
}

/** Areas of townships, ways of the children who move, settlements, schools: kept filled, closing with a dark ring and pale inside. */
export function layersOf({ base, levers, effects, townships, ground }: Shown): readonly MapLayer[] {
  return [
    { id: 'townships', kind: 'area', features: townships.flatMap(({ code, name, outline }) => (outline === undefined ? [] : [{ id: code, at: [outline], label: name, colour: '#9aa2ad', fill: '#eef1f4' }])) },
    ...ground,
    { id: 'moves', kind: 'line', features: movesOf(base, effects) },
    { id: 'settlements', kind: 'point', features: base.settlements.map(({ id, location }) => ({ id, at: location, colour: '#b9bfc7', size: 2 })) },
    { id: 'schools', kind: 'point', features: base.schools.flatMap(({ id, name, location, isPoint }) => (location === null ? [] : [{ id, at: location, label: levers.closed.includes(id) ? `✕ ${name}` : '', colour: levers.closed.includes(id) ? '#a32016' : isPoint ? '#b07a10' : '#2a5ea8', size: levers.closed.includes(id) ? 7 : isPoint ? 5 : 4 }])) },
  ]
}

function movesOf({ settlements, schools }: LayoutReply, effects: Effects | undefined): MapLayer['features'] {
  const at = new Map([...settlements.map(({ id, location }) => [id, location] as const), ...schools.flatMap(({ id, location }) => (location === null ? [] : [[id, location] as const]))])
  const flows = new Map<string, { readonly from: string; readonly to: string; children: number; ok: boolean }>()
  for (const { settlement, to, children, withinLimit } of effects?.movements ?? []) {
    const key = `${settlement} ${to}`
    const flow = flows.get(key) ?? { from: settlement, to, children: 0, ok: true }
    flows.set(key, { ...flow, children: flow.children + children, ok: flow.ok && withinLimit })
  }
  return [...flows].flatMap(([id, { from, to, children, ok }]) => {
    const [start, end] = [at.get(from), at.get(to)]
    return start === undefined || end === undefined ? [] : [{ id, at: [start, end], colour: ok ? '#3c7d4f' : '#a32016', size: Math.min(6, 1 + children / 10), dashed: !ok }]
  })
}
