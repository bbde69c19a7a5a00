import type { BusEffectReply, BusesToday, BusNotice, BusOperations } from '@junheng/contract/buses.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { IsoDate, Snapshot } from '@junheng/core/county/snapshot.ts'
import { clearance } from '@junheng/core/planning/buses/clearance.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { proposeFor } from '@junheng/core/planning/buses/weather.ts'
import type { Tx } from '../../db/database.ts'
import { residentThread } from '../jobs/resident-thread.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import type { EffectTask } from './effect-thread.ts'

/** The county at its last snapshot. */
export async function countyNow(tx: Tx): Promise<Snapshot> {
  const last = await chosenSnapshot(tx, undefined)
  if (last === undefined) throw new Problem('not_found', { what: 'snapshot' })
  return loadSnapshot(tx, last, { staff: false })
}

interface Morning {
  readonly view: BusPlanView | undefined
  readonly operations: BusOperations
  readonly notices: readonly BusNotice[]
  readonly day: IsoDate
}

/** Half past five: by the papers of the register, and by the warnings in force. */
export function todayOf({ view, operations: { register, warnings, points }, notices, day }: Morning): BusesToday {
  const runs = view?.runs ?? []
  const notCleared = clearance(register, runs.map(({ vehicle, most, townships }) => ({ vehicle, seats: most, township: townships[0] ?? '' })), day)
  const weather = runs.map(({ townships, halts }, run) => {
    const passed = new Set(halts.map(({ id }) => id))
    return { run, ...proposeFor(townships, points.filter(({ id }) => passed.has(id.split('·')[1] ?? '')), warnings) }
  })
  return { day, runs: runs.length, notCleared, warnings, notices, weather: weather.filter(({ decision }) => decision !== 'asPlanned') }
}

const effectModule = new URL('effect-thread.ts', import.meta.url)
const [atOnce, withSearch] = [residentThread<EffectTask, BusEffectReply>(effectModule, { seconds: 30 }), residentThread<EffectTask, BusEffectReply>(effectModule, { seconds: 90 })]

/** What closing schools does to the plan in force: at once without steps, better with some thousand; who wants it at once never waits for a search. */
export const effectOf = (task: EffectTask): Promise<BusEffectReply> => (task.steps === 0 ? atOnce : withSearch)(task)
