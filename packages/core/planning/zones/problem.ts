/** Attendance zones of one stage: every tract belongs to one zone, every zone hangs together around its school. Indices are positions in the lists. */
export interface ZonesProblem {
  readonly tracts: readonly Tract[]
  readonly zones: readonly ZoneSchool[]
  /** [tract][zone], one way on foot or by road; null where there is no way. */
  readonly minutes: readonly (readonly (number | null)[])[]
  /** Pupils of a zone at most, as a share of its places; 1.05 unless a county wants otherwise. */
  readonly loadMost: number
  readonly pins: readonly { readonly tract: number; readonly zone: number }[]
  readonly seed: number
  /** 1 takes some seconds on 3 000 tracts; the same effort, the same plan. */
  readonly effort: number
  /** Goes on where single moves find no valid zones (plan-zones.ts). Absent in runs kept before it existed, which are repeated as they were. */
  readonly repairs?: boolean
  /** Families whose older child attends; absent where no return says so. */
  readonly siblings?: ZoneSiblings
}

/** 多孩家庭: who would be split by zones, and what that weighs. */
export interface ZoneSiblings {
  /** [tract][zone]: families of the tract with an older child at the zone's schools. */
  readonly families: readonly (readonly number[])[]
  /** Pupil-minutes that a family whose children are split weighs. */
  readonly weight: number
}

/** A village or an urban block. */
export interface Tract {
  readonly id: string
  readonly name: string
  readonly pupils: number
  /** Tracts with a common border or a road between them; both name each other. */
  readonly neighbours: readonly number[]
}

/** A school with its zone, or several that share one (多校划片): then `places` are those of all. */
export interface ZoneSchool {
  readonly id: string
  readonly name: string
  readonly places: number
  /** The tract it stands in, which is always its own. */
  readonly home: number
}

/** By tract: its zone. */
export type ZonesPlan = readonly number[]

export const zoneRules = ['unassigned', 'home', 'apart', 'overload', 'noWay', 'pin', 'cutOff', 'sharedHome', 'tooFewPlaces'] as const

/** A broken rule: of a tract, of a zone, or of a part of the county that no zone can serve. */
export interface ZonesViolation {
  readonly rule: (typeof zoneRules)[number]
  readonly tract?: number
  readonly zone?: number
  readonly value: number
  readonly limit: number
}

/** What a plan is judged by: pupil-minutes, and the weight of every family that it splits. */
export function zonesCost(problem: ZonesProblem, plan: ZonesPlan): number {
  return pupilMinutes(problem, plan) + (problem.siblings?.weight ?? 0) * (familiesSplit(problem, plan) ?? 0)
}

/** Families with an older child at a school of another zone than their own; null where no return says. */
export function familiesSplit({ siblings }: ZonesProblem, plan: ZonesPlan): number | null {
  if (siblings === undefined) return null
  return siblings.families.reduce((sum, row, tract) => row.reduce((own, families, zone) => own + (zone === plan[tract] ? 0 : families), sum), 0)
}

/** Pupil-minutes of a plan. */
export function pupilMinutes({ tracts, minutes }: ZonesProblem, plan: ZonesPlan): number {
  return tracts.reduce((sum, { pupils }, tract) => sum + pupils * (minutes[tract]![plan[tract]!] ?? 0), 0)
}

/** Pupils by zone. */
export function zoneLoads({ tracts, zones }: ZonesProblem, plan: ZonesPlan): readonly number[] {
  const loads = zones.map(() => 0)
  tracts.forEach(({ pupils }, tract) => (loads[plan[tract]!]! += pupils))
  return loads
}

/** Every rule that a plan breaks, drawn by hand or computed; written apart from the method. */
export function checkZones(problem: ZonesProblem, plan: ZonesPlan): readonly ZonesViolation[] {
  const { tracts, zones, minutes, pins, loadMost } = problem
  const known = (zone: number | undefined) => zone !== undefined && zone >= 0 && zone < zones.length
  const strays = tracts.flatMap((_, tract): ZonesViolation[] => (known(plan[tract]) ? [] : [{ rule: 'unassigned', tract, value: 1, limit: 0 }]))
  if (strays.length > 0) return strays
  const loads = zoneLoads(problem, plan)
  return [
    ...tracts.flatMap(({ pupils }, tract): ZonesViolation[] => (pupils > 0 && minutes[tract]![plan[tract]!] === null ? [{ rule: 'noWay', tract, zone: plan[tract]!, value: pupils, limit: 0 }] : [])),
    ...pins.flatMap(({ tract, zone }): ZonesViolation[] => (plan[tract] === zone ? [] : [{ rule: 'pin', tract, zone, value: 0, limit: 1 }])),
    ...zones.flatMap(({ places, home }, zone): ZonesViolation[] => [
      ...(plan[home] === zone ? [] : [{ rule: 'home' as const, tract: home, zone, value: 0, limit: 1 }]),
      ...(loads[zone]! > places * loadMost + 1e-9 ? [{ rule: 'overload' as const, zone, value: loads[zone]!, limit: places * loadMost }] : []),
      ...apart(problem, plan, zone),
    ]),
  ]
}

/** The tracts of a zone that cannot be reached from its home within the zone. */
function apart({ tracts, zones }: ZonesProblem, plan: ZonesPlan, zone: number): readonly ZonesViolation[] {
  const reached = new Set([zones[zone]!.home])
  for (const tract of reached) for (const next of tracts[tract]!.neighbours) if (plan[next] === zone) reached.add(next)
  return tracts.flatMap((_, tract): ZonesViolation[] => (plan[tract] === zone && !reached.has(tract) ? [{ rule: 'apart', tract, zone, value: 1, limit: 0 }] : []))
}
