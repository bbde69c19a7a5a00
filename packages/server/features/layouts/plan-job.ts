import { LayoutWish } from '@junheng/contract/layouts.ts'
import { usualWishes, type CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import type { KindergartenWishes } from '@junheng/core/planning/layout/kindergarten-problem.ts'
import { usualLevelling } from '@junheng/core/planning/layout/usual-levelling.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { planLayoutInThread } from '../../planning/in-thread.ts'
import type { LayoutRun } from '../../planning/layout-run.ts'
import type { JobControls, JobKind } from '../jobs/kind.ts'
import { layoutSource } from './plan-source.ts'
import { keepPlanned, type NamedInput } from './planned.ts'

interface Input {
  readonly snapshot: string
  readonly seconds: number
  readonly plans: readonly NamedInput[]
}

type Output = Input & { readonly runs: readonly LayoutRun[] }

/** Plans the layout of the county in a thread. Stopped, it keeps the best it has, and the scenario says that it was. */
export const planLayoutJob: JobKind<LayoutWish, Input, Output> = {
  name: 'layout.plan',
  parameters: LayoutWish,
  permission: 'layout.plan',
  load: (tx, { parameters }) => plansOf(tx, parameters),
  async work(input, { signal, onProgress }) {
    const until = Date.now() + 1000 * input.seconds
    const runs: LayoutRun[] = []
    for (const [index, { input: each }] of input.plans.entries()) {
      const own: JobControls = { signal, onProgress: (share, note) => onProgress((index + share) / input.plans.length, note) }
      // One that is asked to stop before it began has nothing to keep.
      if (index > 0 && signal.aborted) break
      runs.push(await planLayoutInThread({ ...each, limit: { until: until - ((input.plans.length - 1 - index) * 1000 * input.seconds) / input.plans.length } }, own))
    }
    return { ...input, runs }
  },
  async settle(tx, { snapshot, plans, runs }, { scope, day }) {
    const kept = []
    for (const [index, result] of runs.entries()) kept.push(await keepPlanned(tx, { ...plans[index]!, snapshot, result, countyCode: scope.countyCode, on: day, by: '任务' }))
    return { outcome: kept }
  },
}

/** What a wish comes to: one plan, or two that are laid side by side. Throws where there is no snapshot. */
export async function plansOf(tx: Tx, wish: LayoutWish): Promise<Input> {
  const { id, snapshot, population } = await layoutSource(tx, wish.snapshot)
  const common = { snapshot, population, levelling: usualLevelling(snapshot), alternatives: wish.alternatives }
  const wishes = wishesOf(wish, snapshot)
  const plan = { name: wish.name, input: { ...common, wishes } }
  return { snapshot: id, seconds: wish.seconds, plans: wish.keepsMore ? [plan, { name: `${wish.name}·多保留`, input: { ...common, wishes: { ...wishes, ...keepingMore } } }] : [plan] }
}

/** A change of school weighs three times as much and money a third, so that more points are worth keeping; their number is not capped. */
const keepingMore: Pick<CountyWishes, 'points' | 'objective'> = { points: null, objective: { kind: 'weighted', weights: { childMinutes: 1, childrenMoved: 60, costYuan: 1 / 6000 } } }

function wishesOf({ points, yuan, buses, minutes, keep, close, seed, effort, townshipSchools, kindergartens }: LayoutWish, { vehicles = [] }: Snapshot): CountyWishes {
  return { ...usualWishes, points, yuan, buses: buses ?? vehicles.length, minutesMost: minutes, keep, close, seed, effort, ...(townshipSchools === null ? {} : { townshipSchools }), ...(kindergartens === null ? {} : { kindergartens: kindergartensAsked(kindergartens) }) }
}

const kindergartensAsked = ({ minutes, ...asked }: NonNullable<LayoutWish['kindergartens']>): KindergartenWishes => ({ ...asked, minutesMost: minutes })
