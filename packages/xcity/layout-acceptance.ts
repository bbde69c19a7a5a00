import { apply } from '@junheng/core/county/apply.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { checkCountyPlan, type CountyViolation } from '@junheng/core/planning/layout/check-county.ts'
import { buildingSites, usualWishes, type CountyScene, type CountyWishes } from '@junheng/core/planning/layout/county-problem.ts'
import { planCounty, type MadePlan } from '@junheng/core/planning/layout/plan-county.ts'
import type { LayoutOutcome } from '@junheng/core/planning/layout/plan-layout.ts'
import { teachersBySubject } from '@junheng/core/planning/layout/subjects.ts'
import { usualLevelling } from '@junheng/core/planning/layout/usual-levelling.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import { splitChange } from '@junheng/core/standard/change.ts'
import { loadStandard } from '@junheng/standards/load.ts'
import { generateXCity, type XCity } from './county.ts'

/** 2.8 亿 were spent in the five years 2016–2020 on premises and equipment; nobody returned it by year, so three fifths are taken for 2018–2020 (assumed). */
const yuan = (280_000_000 / 5) * 3
/** 校车 in 2020. */
const buses = 264
const dates = { on: '2018-07-31', date: '2018-09-01', basis: '布局推演' } as const

/** The two plans that are laid side by side: with ten points, and keeping more. */
export const acceptanceWishes: { readonly [name in 'tenPoints' | 'morePoints']: CountyWishes } = {
  tenPoints: { ...usualWishes, points: 10, yuan, buses, effort: 0.2 },
  morePoints: { ...usualWishes, points: 40, yuan, buses, effort: 0.2, objective: { kind: 'weighted', weights: { childMinutes: 1, childrenMoved: 60, costYuan: 1 / 6000 } } },
}

export interface StageChange {
  readonly composite: number
  readonly real: number
}

export interface Acceptance {
  readonly outcome: LayoutOutcome
  readonly made: MadePlan
  readonly violations: readonly CountyViolation[]
  readonly points: number
  readonly before: Snapshot
  readonly after: Snapshot
  /** Of the plan, and of what happened from 2017 to 2020. */
  readonly planned: { readonly [stage in 'primary' | 'junior']: StageChange }
  readonly history: { readonly [stage in 'primary' | 'junior']: StageChange }
}

/** X市 as of 2017, and what a plan needs to know of it. */
export function sceneOf2017({ snapshots, population }: XCity): CountyScene {
  const snapshot = snapshots[0]!
  const sites = buildingSites({ snapshot, travel: travelMinutes(snapshot) }, usualWishes)
  const travel = travelMinutes(snapshot, { sites: sites.map(({ id }) => id) })
  return { snapshot, travel, attendance: estimateAttendance(snapshot, population, travel), teachers: teachersBySubject(snapshot.staff!) }
}

/** Plans X市 from its 2017 snapshot, with what was spent and bought by 2020, and sets the plan beside what happened. Throws where no plan is found. */
export async function acceptanceOf(seed: number | undefined, wishes: CountyWishes): Promise<Acceptance> {
  const city = generateXCity(seed === undefined ? {} : { seed })
  const scene = sceneOf2017(city)
  const { snapshot } = scene
  const standard = loadStandard('basic-2012', { county: snapshot.county.code })
  const levelling = usualLevelling(snapshot)
  const { outcome, made } = await planCounty(scene, wishes, { dates, levelling: { standard, options: {}, ...levelling } })
  if (made === null) throw new Error(`no plan: ${JSON.stringify(outcome)}`)
  const after = apply(made.decision, snapshot)
  const changes = (to: Snapshot) => {
    const composites = splitChange(standard, snapshot, to).filter(({ indicator }) => indicator === 'composite')
    const of = (stage: 'primary' | 'junior') => composites.filter((each) => each.stage === stage).map(({ after: composite, real }): StageChange => ({ composite: composite!, real: real! }))[0]!
    return { primary: of('primary'), junior: of('junior') }
  }
  return {
    outcome, made, before: snapshot, after, violations: checkCountyPlan(scene, made.decision, { ...wishes, ...levelling }), points: after.schools.filter(({ kind }) => kind === '218').length,
    planned: changes(after), history: changes(city.snapshots.at(-1)!),
  }
}
