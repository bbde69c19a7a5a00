import { Problem } from '@junheng/contract/problem.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { effectsOf, type Effects, type EffectScene } from '@junheng/core/planning/layout/effects.ts'
import { checkLevers, type Levers } from '@junheng/core/planning/layout/levers.ts'
import { teachersBySubject } from '@junheng/core/planning/layout/subjects.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { kindergartenScene, usualKindergartens, type KindergartenScene, type KindergartenWishes } from '@junheng/core/planning/layout/kindergarten-problem.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import { standardIds } from '@junheng/standards/load.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { remember } from '../../remember.ts'
import { findPopulation } from '../forecasts/queries.ts'
import { standardFor } from '../judgements/standards.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'

/** A snapshot with what is computed from it once: the ways to school, who attends where, teachers by subject. */
export interface LayoutScene extends Omit<EffectScene, 'dates' | 'kindergartens'> {
  readonly id: string
  readonly population: Population | null
}

/** The scenes last asked for, so that moving a lever does not read the county again. A snapshot never changes; its births may. */
const kept = new Map<string, LayoutScene>()
const most = 4

/** Whoever may read layouts sees every school; persons are counted as the program and leave only as counts by subject. */
export async function layoutScene(tx: Tx, wanted: string | undefined): Promise<LayoutScene> {
  const summary = await chosenSnapshot(tx, wanted)
  if (summary === undefined) throw new Problem('not_found', { what: 'snapshot' })
  const { population, changedOn } = await findPopulation(tx)
  const key = `${summary.id} ${changedOn ?? ''} ${population?.births.length ?? 0}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const { staff = [], ...snapshot } = await asProgram(tx, () => loadSnapshot(tx, summary, { staff: true }))
  const travel = travelMinutes(snapshot)
  const scene: LayoutScene = {
    id: summary.id,
    snapshot,
    population,
    travel,
    attendance: estimateAttendance(snapshot, population, travel),
    teachers: teachersBySubject(staff),
    standards: standardIds.map((id) => ({ standard: standardFor(id, snapshot.county.code).standard, options: {} })),
  }
  return remember(kept, most, key, scene)
}

/** Closing on the last day of July, seen by the next statistics. */
export function datesAfter({ date }: Snapshot): EffectScene['dates'] {
  const year = Number(date.slice(0, 4)) + 1
  return { on: `${year}-07-31`, date: `${year}-09-01`, basis: '布局推演' }
}

/** Effects of levers; throws a Problem that names every lever that cannot be moved so. */
export function effectsIn(scene: LayoutScene, levers: Levers): Effects {
  const faults = checkLevers(levers, scene.snapshot)
  if (faults.length > 0) throw new Problem('levers_faulty', { faults })
  return effectsOf(levers, { ...scene, dates: datesAfter(scene.snapshot), ...(levers.kindergartens === undefined ? {} : { kindergartens: kindergartensOf(scene, usualKindergartens) }) })
}

/** By scene: its kindergartens as last asked for, since the ways to every settlement take a moment. */
const kindergartens = new WeakMap<LayoutScene, KindergartenScene>()

/** The kindergartens of a scene, with the children of three to five and the ways to every settlement. */
export function kindergartensOf(scene: LayoutScene, wishes: KindergartenWishes): KindergartenScene {
  const known = kindergartens.get(scene)
  if (known?.wishes === wishes) return known
  const found = kindergartenScene(scene.snapshot, scene.population, wishes)
  kindergartens.set(scene, found)
  return found
}

