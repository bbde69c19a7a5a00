import type { LayoutReply } from '@junheng/contract/layouts.ts'
import type { LonLat } from '@junheng/core/county/snapshot.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { touchingCells, zoneCells, zoneColours } from '@junheng/core/planning/zones/zone-cells.ts'
import type { MapFeature, MapLayer } from '../../ui/map-features.ts'

/** What lies under the signs of the map: nothing, to which school each settlement goes, or how long its way is; of one stage. */
export const grounds = ['primaryCatchments', 'juniorCatchments', 'primaryMinutes', 'juniorMinutes'] as const
export type Ground = (typeof grounds)[number]

const stageOf = (ground: Ground) => (ground.startsWith('primary') ? 'primary' : 'junior')

/** The school that most children of a settlement attend, and their minutes one way; null where they are not known. */
export interface MainSchool {
  readonly school: string
  readonly children: number
  readonly minutes: number | null
}

interface Attending extends MainSchool {
  readonly settlement: string
}

/** By settlement, its main school of a stage after what moves. An estimate, as attendance is. */
export function mainSchools({ attendance }: Pick<LayoutReply, 'attendance'>, movements: Effects['movements'], stage: 'primary' | 'junior'): ReadonlyMap<string, MainSchool> {
  const main = new Map<string, MainSchool>()
  for (const { settlement, ...own } of attendingAfter(attendance, movements, stage)) if (own.children > (main.get(settlement)?.children ?? 0)) main.set(settlement, own)
  return main
}

function attendingAfter(attendance: LayoutReply['attendance'], movements: Effects['movements'], stage: 'primary' | 'junior'): Iterable<Attending> {
  const rows = new Map(attendance.filter((row) => row.stage === stage).map(({ settlement, school, children, minutes }): [string, Attending] => [`${settlement} ${school}`, { settlement, school, children, minutes }]))
  const add = (row: Attending) => rows.set(`${row.settlement} ${row.school}`, { ...row, children: (rows.get(`${row.settlement} ${row.school}`)?.children ?? 0) + row.children })
  for (const { settlement, from, to, children, minutesBefore, minutesAfter } of movements.filter((move) => move.stage === stage)) {
    add({ settlement, school: from, children: -children, minutes: minutesBefore })
    add({ settlement, school: to, children, minutes: minutesAfter })
  }
  return rows.values()
}

/** Minutes up to which a shade reaches; the last is for all beyond. */
export const minuteSteps = [10, 20, 30, 45] as const
const shades = ['#eaf3ea', '#c6e0c8', '#f3dfa6', '#e8b27d', '#cf7d6b'] as const
const pale = ['#cfe0f3', '#f6e3c0', '#d5ead2', '#ecd7ea', '#f8d9cf', '#d6e9e9', '#e6e6c4'] as const
/** Kilometres that a patch reaches from its settlement at most. */
const reach = 4

export const patchesOf = ({ settlements }: Pick<LayoutReply, 'settlements'>) => zoneCells(settlements.map(({ location }) => location), reach)

interface GroundScene {
  readonly base: LayoutReply
  readonly effects: Effects | undefined
  readonly ground: Ground | undefined
  readonly patches: ReturnType<typeof patchesOf>
}

/** Patches of settlements and, for catchments, a line from each to its school; both empty where no ground is wanted. */
export function groundLayers({ base, effects, ground, patches }: GroundScene): readonly [MapLayer, MapLayer] {
  if (ground === undefined) return layersWith([], [])
  const main = mainSchools(base, effects?.movements ?? [], stageOf(ground))
  return ground.endsWith('Minutes') ? layersWith(minutePatches(base, main, patches), []) : layersWith(catchmentPatches(base, main, patches), wayLines(base, effects, main))
}

const layersWith = (patches: readonly MapFeature[], ways: readonly MapFeature[]): readonly [MapLayer, MapLayer] => [{ id: 'ground', kind: 'area', features: patches }, { id: 'ways', kind: 'line', features: ways }]

function minutePatches({ settlements }: LayoutReply, main: ReadonlyMap<string, MainSchool>, patches: GroundScene['patches']): readonly MapFeature[] {
  return settlements.flatMap(({ id }, at): MapFeature[] => {
    const minutes = main.get(id)?.minutes
    if (patches[at]!.length === 0 || minutes == null) return []
    const step = minuteSteps.findIndex((most) => minutes <= most)
    return [{ id, at: [patches[at]!], fill: shades.at(step)!, colour: '#ffffff', size: 0.5, label: `${Math.round(minutes)}′` }]
  })
}

function catchmentPatches({ settlements }: LayoutReply, main: ReadonlyMap<string, MainSchool>, patches: GroundScene['patches']): readonly MapFeature[] {
  const schools = [...new Set([...main.values()].map(({ school }) => school))].toSorted()
  const number = new Map(schools.map((school, at) => [school, at]))
  const own = settlements.map(({ id }) => number.get(main.get(id)?.school ?? '') ?? -1)
  const colours = zoneColours(schools.length, own, touchingCells(patches).map((next, at) => (own[at] === -1 ? [] : next.filter((other) => own[other] !== -1))), pale.length)
  return settlements.flatMap(({ id }, at): MapFeature[] => (own[at] === -1 || patches[at]!.length === 0 ? [] : [{ id, at: [patches[at]!], fill: pale[colours[own[at]!]!]!, colour: '#ffffff', size: 0.5 }]))
}

function wayLines({ settlements, schools }: LayoutReply, effects: Effects | undefined, main: ReadonlyMap<string, MainSchool>): readonly MapFeature[] {
  const opened = (effects?.decision.opened ?? []).map(({ school }) => school)
  const at = new Map<string, LonLat | null | undefined>([...schools, ...opened].map(({ id, location }) => [id, location]))
  return settlements.flatMap(({ id, location }): MapFeature[] => {
    const end = at.get(main.get(id)?.school ?? '')
    return end == null ? [] : [{ id, at: [location, end], colour: '#6b7280', size: 0.8 }]
  })
}
