import type { AssignmentProblem } from './assignment-problem.ts'
import { seeded } from './seeded.ts'

export interface CountySize {
  readonly villages: number
  readonly sites: number
  readonly seed: number
}

const modulePlaces = 120
const modulesMost = 3
const leastPupils = 60

/**
 * A county of clustered villages for benchmarks: three quarters of the sites have a school, one quarter may get one; a school grows by
 * up to three modules of 120 places, and needs 60 pupils while it is open. A village goes whole to one of its nearest sites. Cost is
 * pupil-minutes and, in the same unit, running, building and closing. Seeds are published with the results.
 */
export function generateCounty({ villages, sites, seed }: CountySize): AssignmentProblem {
  const random = seeded(seed)
  const centres = Array.from({ length: Math.max(3, Math.round(sites / 6)) }, () => [100 * random(), 100 * random()] as const)
  const near = () => {
    const [x, y] = centres[Math.floor(random() * centres.length)]!
    const scatter = () => 9 * (random() + random() + random() - 1.5)
    return random() < 0.75 ? ([x + scatter(), y + scatter()] as const) : ([100 * random(), 100 * random()] as const)
  }
  const homes = Array.from({ length: villages }, near)
  const pupils = homes.map(() => Math.round(8 + 70 * random() ** 2))
  const places = Array.from({ length: sites }, near)
  const nearest = homes.map((home) => nearestSites(home, places, villages <= 500 ? 10 : 12))
  const flat = nearest.flatMap((own, village) => own.map(({ site, minutes }) => ({ site, cost: Math.round(pupils[village]! * minutes * 10), weight: pupils[village]! })))
  const perSite = pupils.reduce((a, b) => a + b, 0) / sites
  const schools = places.map((_, site) => schoolSizes(site < 0.75 * sites, perSite, random))
  return {
    customers: villages, sites, first: nearest.reduce((sums, own, i) => ((sums[i + 1] = sums[i]! + own.length), sums), new Int32Array(villages + 1)),
    site: Int32Array.from(flat, ({ site }) => site), cost: Float64Array.from(flat, ({ cost }) => cost), weight: Float64Array.from(flat, ({ weight }) => weight),
    firstSize: Int32Array.from({ length: sites + 1 }, (_, site) => site * (modulesMost + 1)), capacity: Float64Array.from(schools.flatMap(({ capacity }) => capacity)),
    sizeCost: Float64Array.from(schools.flatMap(({ cost }) => cost)), least: new Float64Array(sites).fill(leastPupils),
  }
}

function nearestSites([x, y]: readonly [number, number], places: readonly (readonly [number, number])[], many: number) {
  const all = places.map(([px, py], site) => ({ site, minutes: 1.3 * Math.hypot(x - px, y - py) }))
  return all.toSorted((a, b) => a.minutes - b.minutes || a.site - b.site).slice(0, many)
}

function schoolSizes(exists: boolean, pupilsASite: number, random: () => number) {
  const places = exists ? Math.round(pupilsASite * (0.6 + 1.4 * random())) + leastPupils : modulePlaces
  const running = Math.round(6000 + 9000 * random() + 20 * places)
  const building = exists ? 0 : Math.round(9000 + 6000 * random())
  const steps = Array.from({ length: modulesMost + 1 }, (_, modules) => modules)
  return { capacity: steps.map((modules) => places + modules * modulePlaces), cost: steps.map((modules) => running + building + modules * 7000) }
}
