import type { BusEffectReply } from '@junheng/contract/buses.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { afterClosing } from '@junheng/core/planning/buses/after-closing.ts'
import { type BusChange, busChange, busEffect } from '@junheng/core/planning/buses/effect.ts'
import { plannedCounty, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'

export interface EffectTask {
  /** Names the plan and the snapshot: the same key, the same two. */
  readonly key: string
  readonly view: BusPlanView
  readonly snapshot: Snapshot
  readonly closed: readonly string[]
  readonly steps: number
}

/** The last change asked about: the approximate answer is followed by the exact one. */
let last: { readonly key: string; readonly change: BusChange } | undefined

export function work({ key, view, snapshot, closed, steps }: EffectTask): BusEffectReply {
  const asked = `${key} ${closed.toSorted().join(' ')}`
  if (last?.key !== asked) last = { key: asked, change: changeOf(view, snapshot, closed) }
  const named = new Map((snapshot.settlements ?? []).map(({ id, name }) => [id, name]))
  const names = (ids: readonly string[]) => ids.map((id) => named.get(id) ?? id)
  const { before, unchanged, losing, after, without, coverage } = busEffect(last.change, { seed: 1, spent: (done) => (steps === 0 ? 1 : done / steps) })
  return { before, unchanged, losing: names(losing), after, without: names(without), coverage }
}

function changeOf(view: BusPlanView, snapshot: Snapshot, closed: readonly string[]): BusChange {
  const { snapshot: before, county } = plannedCounty(snapshot, view)
  return busChange({ county, plan: view.plan }, afterClosing(before, closed), view.rules)
}
