import type { SchoolId } from '@junheng/core/county/snapshot.ts'
import type { Counted } from './calibrate.ts'
import { fields, peopleFields, shapes, sharedFields, type Field, type JudgedStage } from './indicators.ts'
import { teaches, total, type Rolls } from './pupils.ts'
import { standsIn, type Site, type Year } from './sites.ts'
import { streamOf } from './streams.ts'

export type Standing = { readonly [field in Field]: number }

/** A school of a stage as it is judged: the main site, and the branches that are pooled with it. */
export interface Campus {
  readonly site: Site
  readonly branches: readonly Site[]
}

/** The school whose sports ground is far too small (defects.ts), and what it has a pupil, m². */
export const crampedSchool = 'X市第七小学'
export const crampedSportsArea = 1.9

/** How rich a site is beside others, field by field and stage by stage: its group's lean and its own luck, kept through the years. */
export function makeStandings(seed: number, sites: readonly Site[]): (site: SchoolId, stage: JudgedStage) => Standing {
  const random = streamOf(seed, 'stock')
  const known = new Map(
    sites.map((site) => [site.id, { primary: draw(site), junior: draw(site) }] as const),
  )
  return (site, stage) => known.get(site)![stage]

  function draw(site: Site): Standing {
    return Object.fromEntries(fields.map((field) => [field, shapes[field].lean[site.group] + shapes[field].noise * clamped(random.normal())])) as Standing
  }
}

const clamped = (x: number): number => Math.max(-2, Math.min(2, x))

/** The schools that a judgement of the stage counts in a year, points included. */
export function campusesIn(sites: readonly Site[], year: Year, stage: JudgedStage): readonly Campus[] {
  const standing = sites.filter((site) => standsIn(site, year) && teaches(site, stage))
  return standing.filter((site) => !site.parent).map((site) => ({ site, branches: standing.filter((branch) => branch.parent === site.id) }))
}

/** What calibration must know of a campus. */
export function countedOf({ site, branches }: Campus, stage: JudgedStage, at: { readonly year: Year; readonly rolls: Rolls; readonly standing: Standing; readonly decided?: Counted['decided'] }): Counted {
  const pupils = total([site, ...branches].flatMap(({ id }) => at.rolls.of(at.year, id, stage)))
  const cramped = site.name === crampedSchool ? { sportsArea: crampedSportsArea * pupils } : {}
  return { pupils, share: sharesOf(site, stage, at), standing: at.standing, decided: { ...at.decided, ...cramped } }
}

/** Nine-year schools divide what their stages share by pupils 1 : 1.1 (rules.md §1.4). */
function sharesOf(site: Site, stage: JudgedStage, { year, rolls }: { readonly year: Year; readonly rolls: Rolls }): Counted['share'] {
  const weighted = { primary: total(rolls.of(year, site.id, 'primary')), junior: 1.1 * total(rolls.of(year, site.id, 'junior')) }
  const part = weighted[stage] / (weighted.primary + weighted.junior)
  return Object.fromEntries([...sharedFields.map((field) => [field, part]), ...peopleFields.map((field) => [field, 1])]) as Counted['share']
}
