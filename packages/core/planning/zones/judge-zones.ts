import { zoneMoves, zoneTotals, type CountyZones, type ZoneMove, type ZoneTotals } from './county-zones.ts'
import { checkZones, familiesSplit, pupilMinutes, zonesCost, type ZonesPlan, type ZonesViolation } from './problem.ts'

/** A broken rule by names, for words. */
export interface NamedZonesViolation {
  readonly rule: ZonesViolation['rule']
  /** The schools of the zone; null where no zone is meant. */
  readonly zone: string | null
  readonly place: string | null
  readonly value: number
  readonly limit: number
  /** Schools of the part of the county that is meant, where it is a part. */
  readonly among: readonly string[]
}

export interface JudgedZone extends ZoneTotals {
  readonly name: string
  readonly placesKnown: boolean
  /** Whether its tracts hang together around its school. */
  readonly connected: boolean
}

/** What zones come to, drawn by hand or computed: cheap enough for every change. */
export interface JudgedZones {
  readonly zones: readonly JudgedZone[]
  readonly violations: readonly NamedZonesViolation[]
  readonly moves: readonly ZoneMove[]
  readonly figures: ZonesFigures
}

export interface ZonesFigures {
  readonly zones: number
  readonly tracts: number
  readonly pupils: number
  readonly childrenMoved: number
  readonly pupilMinutes: number
  /** What the bound is a bound of: pupil-minutes, and the weight of families split. */
  readonly objective: number
  /** Families whose children zones would split, and all of whom a return says; null where there is none. Absent in figures kept before. */
  readonly familiesSplit?: number | null
  readonly siblingFamilies?: number | null
  readonly farthestMinutes: number | null
  /** Of the zone that carries most; null where no zone has places. */
  readonly fullest: number | null
  readonly apart: number
  readonly violations: number
}

export function judgeZones(county: CountyZones, plan: ZonesPlan): JudgedZones {
  const { problem } = county
  const violations = checkZones(problem, plan)
  const apart = new Set(violations.filter(({ rule }) => rule === 'apart' || rule === 'home').map(({ zone }) => zone))
  const zones = zoneTotals(county, plan).map((totals, zone) => ({ ...totals, name: problem.zones[zone]!.name, placesKnown: county.placesKnown[zone]!, connected: !apart.has(zone) }))
  const moves = zoneMoves(county, plan)
  const farthest = zones.flatMap(({ farthestMinutes }) => farthestMinutes ?? [])
  const loads = zones.flatMap(({ load }) => load ?? [])
  return {
    zones, moves, violations: violations.map((each) => namedZonesViolation(county, each)),
    figures: {
      zones: zones.length, tracts: problem.tracts.length, pupils: sumOf(zones.map(({ pupils }) => pupils)), childrenMoved: sumOf(moves.map(({ children }) => children)), pupilMinutes: pupilMinutes(problem, plan), objective: zonesCost(problem, plan),
      familiesSplit: familiesSplit(problem, plan), siblingFamilies: problem.siblings === undefined ? null : sumOf(problem.siblings.families.flat()),
      farthestMinutes: farthest.length === 0 ? null : Math.max(...farthest), fullest: loads.length === 0 ? null : Math.max(...loads), apart: apart.size, violations: violations.length,
    },
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** A violation with names in place of numbers. */
export function namedZonesViolation({ problem }: Pick<CountyZones, 'problem'>, { rule, zone, tract, value, limit }: ZonesViolation): NamedZonesViolation {
  const isPart = (rule === 'cutOff' || rule === 'tooFewPlaces') && tract !== undefined
  return { rule, zone: zone === undefined ? null : problem.zones[zone]!.name, place: tract === undefined ? null : problem.tracts[tract]!.name, value, limit, among: isPart ? schoolsAround(problem, tract) : [] }
}

/** Schools of the part of the county that hangs together with a tract. */
function schoolsAround({ tracts, zones }: CountyZones['problem'], tract: number): readonly string[] {
  const reached = new Set([tract])
  for (const at of reached) for (const next of tracts[at]!.neighbours) reached.add(next)
  return zones.filter(({ home }) => reached.has(home)).map(({ name }) => name)
}
