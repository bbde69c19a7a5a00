import type { BusesToLoad } from '@junheng/server/features/buses/load.ts'
import { usualRules } from '@junheng/core/planning/buses/county-buses.ts'
import { busPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { makeBuses } from '@junheng/xcity/bus-runs.ts'
import type { XCity } from '@junheng/xcity/county.ts'

/** X市's buses of today, as they are loaded: the register, and the runs in force. */
export function sampleBuses({ snapshots, busSeed }: XCity, by: string): BusesToLoad {
  const snapshot = snapshots.at(-1)!
  const { register, county, plan, points } = makeBuses(snapshot, busSeed)
  const approvals = [{ route: '下甸村—中心小学', submittedOn: '2021-04-30', done: { ask: '2021-05-06' } }]
  return { name: '2021年春季学期现行车次', view: busPlanView({ snapshot, county, rules: usualRules }, plan, null), operations: { register, points, warnings: [], approvals }, by, reason: '样例县校车台账' }
}
