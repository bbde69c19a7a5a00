import type { BusEffectReply } from '@junheng/contract/buses.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { afterClosing } from '@junheng/core/planning/buses/after-closing.ts'
import { busEffect } from '@junheng/core/planning/buses/effect.ts'
import { plannedCounty, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'

export interface EffectTask {
  readonly view: BusPlanView
  readonly snapshot: Snapshot
  readonly closed: readonly string[]
  readonly steps: number
}

export function work({ view, snapshot, closed, steps }: EffectTask): BusEffectReply {
  const { snapshot: before, county } = plannedCounty(snapshot, view)
  const named = new Map((snapshot.settlements ?? []).map(({ id, name }) => [id, name]))
  const names = (ids: readonly string[]) => ids.map((id) => named.get(id) ?? id)
  const planned = { county, plan: view.plan }
  const { before: cost, unchanged, losing, after, without, coverage } = busEffect(planned, afterClosing(before, closed), { rules: view.rules, seed: 1, spent: (done) => (steps === 0 ? 1 : done / steps) })
  return { before: cost, unchanged, losing: names(losing), after, without: names(without), coverage }
}
