import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { townshipNames } from '@junheng/core/county/township-names.ts'
import type { JobNote } from '@junheng/contract/jobs.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import { alternativesTo } from '@junheng/core/planning/layout/alternatives.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { checkCountyPlan } from '@junheng/core/planning/layout/check-county.ts'
import type { LayoutViolation } from '@junheng/core/planning/layout/check.ts'
import { buildingSites, type CountyScene, type CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import { kindergartenScene } from '@junheng/core/planning/layout/kindergarten-problem.ts'
import { namedViolation } from '@junheng/core/planning/layout/named-violation.ts'
import { planCounty } from '@junheng/core/planning/layout/plan-county.ts'
import type { LayoutProgress } from '@junheng/core/planning/layout/plan-layout.ts'
import { nearAlternative } from '@junheng/core/planning/layout/planned-actions.ts'
import { teachersBySubject } from '@junheng/core/planning/layout/subjects.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import { gapOf } from '@junheng/core/planning/outcome.ts'
import { loadStandard } from '@junheng/standards/load.ts'
import { datesAfter } from '../features/layouts/scene.ts'
import type { ThreadControls } from '../features/jobs/in-thread.ts'
import type { LayoutRun, LayoutTask } from './layout-run.ts'
import { stopFor } from './run-limit.ts'

/** The plan itself takes this share of the progress; the rest is the nearest others. */
const planShare = 0.8

export async function work({ snapshot, population, wishes, levelling, alternatives: many, limit }: LayoutTask, { stop, onProgress }: ThreadControls): Promise<LayoutRun> {
  const scene = planScene(snapshot, population, wishes)
  const ending = stopFor(limit, stop)
  const standard = loadStandard('basic-2012', { county: snapshot.county.code })
  const told = new ProgressNote()
  const { county, outcome, made } = await planCounty(scene, wishes, {
    stop: ending.stop, onProgress: (progress) => onProgress(planShare * progress.share, told.after(progress)),
    dates: datesAfter(snapshot), levelling: { standard, options: {}, ...levelling },
  })
  const named = (broken: readonly LayoutViolation[]) => broken.map((violation) => namedViolation(county, violation, townshipNames(snapshot)))
  const because = outcome.status === 'infeasible' ? named(outcome.because) : outcome.status === 'stopped' ? named(outcome.broken ?? []) : []
  if (made === null) return { outcome, made, because, alternatives: [], violations: [], stoppedAt: ending.stoppedAt() }
  const { plan, levelling: _levelling, ...kept } = made
  const near = many === 0 ? [] : await alternativesTo(county.problem, plan, many, { stop: ending.stop, onTried: (share) => onProgress(planShare + (1 - planShare) * share, told.last) })
  const alternatives = near.map((each) => nearAlternative(county, plan, each))
  const violations = checkCountyPlan(scene, made.decision, { ...wishes, ...levelling }).map((each) => ({ ...each, where: each.where === null ? null : nameIn(scene.snapshot, each.where) }))
  return { outcome, made: kept, because, alternatives, violations, stoppedAt: ending.stoppedAt() }
}

const nameIn = ({ schools, settlements = [], townships }: Snapshot, id: string): string => ([...schools, ...settlements].find((each) => each.id === id) ?? townships.find(({ code }) => code === id))?.name ?? id

/** The best so far, what is proven of it, and how far apart they are. */
class ProgressNote {
  last: JobNote = {}

  after({ objective, bound }: LayoutProgress): JobNote {
    const best = objective === undefined ? (this.last['best'] as number | undefined) : Math.round(objective)
    const least = bound === undefined ? {} : { bound: Math.round(bound) }
    this.last = { ...this.last, ...(best === undefined ? {} : { best }), ...least, ...(best === undefined || bound === undefined ? {} : { gap: `${(100 * gapOf(best, bound)).toFixed(1)} %` }) }
    return this.last
  }
}

/** The snapshot with the ways to its schools and to the places where one could be built. */
export function planScene(snapshot: Snapshot, population: Population | null, wishes: CountyWishes): CountyScene {
  const sites = buildingSites({ snapshot, travel: travelMinutes(snapshot) }, wishes).map(({ id }) => id)
  const travel = travelMinutes(snapshot, { sites })
  return { snapshot, travel, attendance: estimateAttendance(snapshot, population, travel), teachers: teachersBySubject(snapshot.staff ?? []), ...(wishes.kindergartens === undefined ? {} : { kindergartens: kindergartenScene(snapshot, population, wishes.kindergartens) }) }
}
