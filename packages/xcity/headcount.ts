import type { Stage } from '@junheng/core/county/kinds.ts'
import type { SchoolId } from '@junheng/core/county/snapshot.ts'
import type { PeopleField } from './indicators.ts'
import { apportion, stagesOf, total, type Rolls } from './pupils.ts'
import { standsIn, years, type Site, type Year } from './sites.ts'
import { peopleOf, type Holdings } from './stock.ts'

/** All staff of the county. The norm for its pupils would be about 3 300, with some 1 000 for vocational and kindergarten work. */
const countyStaff: { readonly [year in Year]: number } = { 2017: 6_640, 2018: 6_480, 2019: 6_290, 2020: 5_968 }

/** How many serve at a stage of a site. `others` are 教职工 who are not 专任教师. */
export type Headcount = { readonly [field in PeopleField]: number } & { readonly others: number }
export type Headcounts = (year: Year, site: SchoolId, stage: Stage) => Headcount

/** Teachers of the stages above, by county; and of 100 of them, how many are of each sort. */
const upperTeachers = { senior: 800, vocational: 260, special: 48 } as const
const upperShares = { aboveDegreeTeachers: 0.12, midTitleTeachers: 0.62, backboneTeachers: 0.07, artsSportsTeachers: 0.09 }

/**
 * Others per pupil, in proportion. In the rural primary schools they are many: this is where the county's surplus is, and where those
 * serve who mind the attached kindergarten classes (kindergartens themselves are not among the schools of this sample).
 */
const othersPerPupil = {
  primary: { urban: 0.004, rural: 0.09 },
  junior: { urban: 0.008, rural: 0.044 },
  senior: { urban: 0.0205, rural: 0.0205 },
  vocational: { urban: 0.024, rural: 0.024 },
  special: { urban: 0.11, rural: 0.11 },
  preschool: { urban: 0, rural: 0 },
} as const satisfies { readonly [stage in Stage]: unknown }

export function makeHeadcounts(sites: readonly Site[], rolls: Rolls, holdings: Holdings): Headcounts {
  const known = new Map(years.flatMap((year) => yearCounts(sites, year, { rolls, holdings })))
  return (year, site, stage) => known.get(`${year}/${site}/${stage}`)!
}

function yearCounts(sites: readonly Site[], year: Year, { rolls, holdings }: { readonly rolls: Rolls; readonly holdings: Holdings }): readonly (readonly [string, Headcount])[] {
  const cells = sites
    .filter((site) => standsIn(site, year))
    .flatMap((site) => stagesOf(site).map((stage) => ({ site, stage, pupils: total(rolls.of(year, site.id, stage)) })))
  const upper = new Map((['senior', 'vocational', 'special'] as const).map((stage) => [stage as Stage, upperCounts(cells.filter((cell) => cell.stage === stage), stage)]))
  const people = cells.map(({ site, stage }) => upper.get(stage)?.get(site.id) ?? peopleOf(holdings(year, site.id, stage as 'primary' | 'junior')))
  const others = apportion(countyStaff[year] - total(people.map(({ teachers }) => teachers)), cells.map(({ site, stage, pupils }) => othersWeight(site, stage) * pupils))
  return cells.map(({ site, stage }, i) => [`${year}/${site.id}/${stage}`, { ...people[i]!, others: others[i]! }])
}

function othersWeight(site: Site, stage: Stage): number {
  if (site.group === 'point') return 0
  return othersPerPupil[stage][site.group === 'urban' ? 'urban' : 'rural']
}

function upperCounts(cells: readonly { readonly site: Site; readonly pupils: number }[], stage: keyof typeof upperTeachers): ReadonlyMap<SchoolId, { readonly [field in PeopleField]: number }> {
  const teachers = apportion(upperTeachers[stage], cells.map(({ pupils }) => pupils))
  return new Map(cells.map(({ site }, i) => [site.id, { teachers: teachers[i]!, ...sharesOf(teachers[i]!) }]))
}

function sharesOf(teachers: number): { readonly [field in keyof typeof upperShares]: number } {
  const of = (field: keyof typeof upperShares) => Math.round(upperShares[field] * teachers)
  return { aboveDegreeTeachers: of('aboveDegreeTeachers'), midTitleTeachers: of('midTitleTeachers'), backboneTeachers: of('backboneTeachers'), artsSportsTeachers: of('artsSportsTeachers') }
}
