import type { PlannedClaims, PlannedDetails, PlanOutcome } from '@junheng/contract/layouts.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { gradeBands } from '@junheng/core/planning/layout/county-problem.ts'
import { effectsOfDecision, type Effects } from '@junheng/core/planning/layout/effects.ts'
import { lostChildren } from '@junheng/core/planning/layout/levers.ts'
import { plannedActions } from '@junheng/core/planning/layout/planned-actions.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import type { PlannedRun } from '../../db/tables/layout.ts'
import type { LayoutInput, LayoutRun } from '../../planning/layout-run.ts'
import { remember } from '../../remember.ts'
import { addScenario } from './queries.ts'
import { datesAfter, kindergartensOf, layoutScene, type LayoutScene } from './scene.ts'
import { contentOf } from './content.ts'

/** A plan that is to be made, and the name it is kept under. */
export interface NamedInput {
  readonly name: string
  readonly input: LayoutInput
}

interface Kept extends NamedInput {
  readonly snapshot: string
  readonly result: LayoutRun
  readonly countyCode: string
  readonly on: IsoDate
  readonly by: string
}

/** Keeps a run as a scenario with all it followed from. Where no plan exists, nothing is kept but the reasons. */
export async function keepPlanned(tx: Tx, { name, input, snapshot, result, countyCode, on, by }: Kept): Promise<PlanOutcome> {
  const { outcome, made, because } = result
  const said = { name, status: outcome.status, because, isLeast: outcome.status === 'infeasible' ? outcome.isLeast !== false : null }
  if (made === null) return { ...said, scenario: null }
  const { snapshot: _snapshot, ...kept } = input
  const planned: PlannedRun = { input: kept, result }
  const scene = await plannedScene(tx, snapshot, planned)
  const content = contentOf({ closed: made.decision.closed, extended: [], assigned: [] }, plannedEffects(scene, planned))
  return { ...said, scenario: await addScenario(tx, { countyCode, name, snapshot, content: { ...content, claims: claimsOf(result) }, planned, on, by }) }
}

function claimsOf({ outcome, stoppedAt, violations }: LayoutRun): PlannedClaims {
  const quality = outcome.status === 'optimal' || outcome.status === 'feasible' ? { objective: outcome.objective, bound: outcome.bound ?? null, gap: outcome.gap ?? null } : { objective: null, bound: null, gap: null }
  return { status: outcome.status === 'infeasible' ? 'stopped' : outcome.status, ...quality, isStopped: stoppedAt !== null, violations: violations.length }
}

/** The scenes of the planned scenarios last looked at, by what they follow from. */
const kept = new Map<string, LayoutScene>()
const most = 4

/** The scene that a run saw: its own births, and ways to where it builds. */
export async function plannedScene(tx: Tx, snapshot: string, { input: { population }, result: { made } }: PlannedRun): Promise<LayoutScene> {
  const scene = await layoutScene(tx, snapshot)
  const sites = (made?.decision.opened ?? []).map(({ settlement }) => settlement)
  const key = JSON.stringify([scene.id, sites, population])
  const known = kept.get(key)
  if (known !== undefined) return known
  const travel = travelMinutes(scene.snapshot, { sites })
  return remember(kept, most, key, { ...scene, population, travel, attendance: estimateAttendance(scene.snapshot, population, travel) })
}

/** Everything that follows from the decision of a run. */
export function plannedEffects(scene: LayoutScene, { input: { wishes }, result: { made } }: PlannedRun): Effects {
  const { decision } = made!
  const kindergartens = wishes.kindergartens === undefined ? {} : { kindergartens: kindergartensOf(scene, wishes.kindergartens) }
  return effectsOfDecision({ decision, lost: lostChildren(decision, scene.attendance) }, { ...scene, ...kindergartens, dates: datesAfter(scene.snapshot) })
}

export function plannedDetails({ snapshot }: LayoutScene, { input: { wishes }, result: { made, because, violations, alternatives } }: PlannedRun): PlannedDetails {
  return { actions: plannedActions(made!.decision, snapshot), spent: made!.spent, kindergartens: made!.kindergartens ?? null, because, violations, alternatives, wishes, bands: gradeBands(snapshot, wishes) }
}
