import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { checkCountyPlan, type CountyViolation } from '@junheng/core/planning/layout/check-county.ts'
import { buildingSites, type CountyScene, type CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import type { LevellingMeans } from '@junheng/core/planning/layout/levelling.ts'
import { planCounty, type MadePlan } from '@junheng/core/planning/layout/plan-county.ts'
import type { LayoutOutcome } from '@junheng/core/planning/layout/plan-layout.ts'
import { teachersBySubject } from '@junheng/core/planning/layout/subjects.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import { loadStandard } from '@junheng/standards/load.ts'
import { datesAfter } from '../features/layouts/scene.ts'
import type { ThreadControls } from '../features/jobs/in-thread.ts'
import { stopFor, type RunLimit } from './run-limit.ts'

/** Everything that a layout follows from; kept with it, it repeats it. */
export interface LayoutInput {
  readonly snapshot: Snapshot
  readonly population: Population | null
  readonly wishes: CountyWishes
  readonly levelling: Omit<LevellingMeans, 'yuan'>
}

export interface LayoutTask extends LayoutInput {
  readonly limit: RunLimit
}

export interface LayoutRun {
  readonly outcome: LayoutOutcome
  readonly made: Omit<MadePlan, 'plan' | 'levelling'> | null
  /** What the plan breaks, by the independent check of the county after it. */
  readonly violations: readonly CountyViolation[]
  /** The look at the clock that ended it; null: it came to its end. */
  readonly stoppedAt: number | null
}

export async function work({ snapshot, population, wishes, levelling, limit }: LayoutTask, { stop, onProgress }: ThreadControls): Promise<LayoutRun> {
  const scene = sceneOf(snapshot, population, wishes)
  const ending = stopFor(limit, stop)
  const standard = loadStandard('basic-2012', { county: snapshot.county.code })
  const { outcome, made } = await planCounty(scene, wishes, {
    stop: ending.stop, onProgress: ({ share, objective }) => onProgress(share, objective === undefined ? undefined : { best: Math.round(objective) }),
    dates: datesAfter(snapshot), levelling: { standard, options: {}, ...levelling },
  })
  const stoppedAt = ending.stoppedAt()
  if (made === null) return { outcome, made, violations: [], stoppedAt }
  const { plan: _plan, levelling: _levelling, ...kept } = made
  return { outcome, made: kept, violations: checkCountyPlan(scene, made.decision, { ...wishes, ...levelling }), stoppedAt }
}

/** The snapshot with the ways to its schools and to the places where one could be built. */
function sceneOf(snapshot: Snapshot, population: Population | null, wishes: CountyWishes): CountyScene {
  const sites = buildingSites({ snapshot, travel: travelMinutes(snapshot) }, wishes).map(({ id }) => id)
  const travel = travelMinutes(snapshot, { sites })
  return { snapshot, travel, attendance: estimateAttendance(snapshot, population, travel), teachers: teachersBySubject(snapshot.staff ?? []) }
}
