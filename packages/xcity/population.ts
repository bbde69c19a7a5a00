import { nearestPlace } from '@junheng/core/planning/nearest-place.ts'
import { metresBetween } from '@junheng/core/planning/roads/nearest-node.ts'
import type { School, Settlement, Snapshot } from '@junheng/core/county/snapshot.ts'
import type { BirthSeries, HousingProject, PlannedSchool, Population } from '@junheng/core/planning/forecast/population.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { apportion, cohortTaste, lastCohort, total } from './pupils.ts'
import type { Place } from './settlements.ts'
import type { Site } from './sites.ts'
import { streamOf, type Stream } from './streams.ts'

/** Registered births; until 2014 the cohorts that are at school, who are 73 % of them. They fall, and the county builds. */
const registered: { readonly [year: number]: number } = {
  2009: 6_300, 2010: 6_260, 2011: 6_190, 2012: 6_140, 2013: 6_070, 2014: 6_030,
  2015: 5_830, 2016: 5_720, 2017: 5_400, 2018: 4_880, 2019: 4_290, 2020: 3_700,
}
const firstYear = 2009
const lastYear = 2020
/** Share of the births that are registered in the town. */
const townShare = (year: number): number => 0.42 + 0.01 * (year - 2014)

interface Scene {
  readonly sites: readonly Site[]
  readonly places: readonly Place[]
  readonly last: Snapshot
  readonly projects: readonly CountyProject[]
}

/** Births by place and year, homes being built, and where the planned schools will stand. Streams of its own: no figure of a snapshot depends on it. */
export function makePopulation(seeds: { readonly population: number; readonly pupils: number }, scene: Scene): Population {
  const random = streamOf(seeds.population, 'population')
  const births = makeBirths(random, seeds.pupils, scene)
  const communities = scene.last.settlements!.filter(({ id }) => scene.places.find((place) => place.id === id)!.urban)
  const infill = homesBesideFullClasses(scene.last, communities)
  const planned = plannedSchools(random, scene, communities)
  return { births, housing: [...infill, ...planned.housing], plannedSchools: planned.schools }
}

/** A place's cohorts at birth are what they are at school, with the scatter of who moved in and out since. */
function makeBirths(random: Stream, pupilSeed: number, { sites, places }: Scene): readonly BirthSeries[] {
  const taste = cohortTaste(pupilSeed, sites, places)
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)
  const weight = (place: Place, year: number) => (place.urban ? place.weight : taste(place.id, Math.min(year, lastCohort))) * Math.exp(0.08 * random.normal())
  const byYear = years.map((year) => {
    const inTown = Math.round(registered[year]! * townShare(year))
    const of = (urban: boolean, count: number) => {
      const own = places.filter((place) => place.urban === urban)
      return new Map(apportion(count, own.map((place) => weight(place, year))).map((born, i) => [own[i]!.id, born]))
    }
    return new Map([...of(true, inTown), ...of(false, registered[year]! - inTown)])
  })
  return places.map(({ id }) => ({ settlement: id, from: firstYear, births: byYear.map((born) => born.get(id)!) }))
}

const pupilsPerFlat = { primary: 0.3, junior: 0.15 }
const fromVillages = 0.6
/** Planted (defects.ts): a class of 53 to 55 grows past 56 when the homes beside its school are handed over. */
const wantedSize = 57.2
/** What the class would grow by anyway; the rest has to come from new homes. */
const usualGrowth = 1.005

/** Beside each school with a class about to be oversize that does not leave next summer: homes handed over in the summer of 2021. */
function homesBesideFullClasses({ schools, townships }: Snapshot, communities: readonly Settlement[]): readonly HousingProject[] {
  const streets = new Set(townships.filter(({ kind }) => kind === 'street').map(({ code }) => code))
  const urban = schools.filter(({ township }) => streets.has(township))
  return urban.flatMap((school) => (['primary', 'junior'] as const).flatMap((stage) => {
    const short = childrenShort(school, stage)
    if (short === 0) return []
    const flats = Math.ceil((short * (stage === 'primary' ? 6 : 3)) / (0.5 * pupilsPerFlat[stage]) / 10) * 10
    const serving = urban.filter((other) => other.stages[stage] !== undefined)
    const home = homeServedBy(school, serving, communities)
    return [{ school, stage, flats, home }]
  })).map(({ stage, flats, home }, i) => ({
    id: `H${String(i + 1).padStart(2, '0')}`,
    name: `${home.name.replace('社区', '')}新居${stage === 'primary' ? '一' : '二'}期`,
    settlement: home.id,
    flats,
    handedOver: '2021-06-30',
    pupilsPerFlat: stage === 'primary' ? { ...pupilsPerFlat, junior: 0 } : { ...pupilsPerFlat, primary: 0 },
    fromVillages,
  }))
}

/** Children a grade must gain for its fullest class to pass the line; the most of its grades. */
function childrenShort({ classes = [], stages }: School, stage: 'primary' | 'junior'): number {
  const lastGrade = stage === 'primary' ? 6 : 3
  const near = classes.filter((roll) => roll.stage === stage && roll.grade < lastGrade && roll.pupils >= 53 && roll.pupils <= 55)
  return Math.max(0, ...near.map(({ grade, pupils }) => (wantedSize / pupils / usualGrowth - 1) * stages[stage]!.pupilsByGrade![grade - 1]!))
}

/** The community nearest to a school among those that have no nearer one; failing that, simply the nearest. */
function homeServedBy(school: School, serving: readonly School[], communities: readonly Settlement[]): Settlement {
  const own = communities.filter(({ location }) => nearestPlace(serving, location) === school)
  return nearestPlace(own.length > 0 ? own : communities, school.location!)!
}

/** Of the three new schools two stand where the town grows. The third, planted, stands where nobody builds: by 2029 half of it is empty. */
const designs = [
  { project: 'P01', children: 700, flats: 3_000 },
  { project: 'P02', children: 700, flats: 3_200 },
  { project: 'P03', children: 1_030, flats: 0 },
] as const
const places = 36 * 45
const handOvers = ['2022-06-30', '2024-06-30']

function plannedSchools(random: Stream, { last, projects }: Scene, communities: readonly Settlement[]): { readonly schools: readonly PlannedSchool[]; readonly housing: readonly HousingProject[] } {
  const schools: PlannedSchool[] = []
  const housing: HousingProject[] = []
  const standing = last.schools.filter((school) => school.stages.primary !== undefined && school.kind !== '218')
  for (const { project: id, children, flats } of designs) {
    const { name, township } = projects.find((each) => each.id === id)!
    const own = communities.filter((place) => place.township === township)
    const spots = own.flatMap(({ location: [lon, lat] }) => Array.from({ length: 6 }, (_, i): readonly [number, number] => [lon + (i === 0 ? 0.001 : random.between(-0.012, 0.012)), lat + (i === 0 ? 0.001 : random.between(-0.009, 0.009))]))
    const served = (spot: readonly [number, number]) => total(communities.filter(({ location }) => isNearest(spot, location, [...standing, ...schools])).map(({ primaryPupils }) => primaryPupils!))
    const location = spots.reduce((best, spot) => (Math.abs(served(spot) - children) < Math.abs(served(best) - children) ? spot : best))
    schools.push({ id, name, township: township!, location, stage: 'primary', places, opens: '2022-09-01' })
    const home = nearestPlace(communities.filter((place) => isNearest(location, place.location, [...standing, ...schools.slice(0, -1)])), location) ?? nearestPlace(own, location)!
    handOvers.forEach((handedOver, i) => {
      if (flats > 0) housing.push({ id: `H${90 + housing.length + (id === 'P01' ? 0 : 1)}`, name: `${home.name.replace('社区', '')}新城${i === 0 ? '一' : '二'}期`, settlement: home.id, flats: flats / 2, handedOver, pupilsPerFlat, fromVillages })
    })
  }
  return { schools, housing: housing.map((each, i) => ({ ...each, id: `H${51 + i}` })) }
}

const isNearest = (spot: readonly [number, number], place: readonly [number, number], others: readonly { readonly location?: readonly [number, number] }[]): boolean =>
  others.every(({ location }) => location === undefined || metresBetween(spot, place) < metresBetween(location, place))
