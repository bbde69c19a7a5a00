import { type RoadClass, roadClasses, type RoadGraph, smallBusOnly } from './road-graph.ts'

/** What the road and the sky are like on the day. */
export const weathers = ['dry', 'rain', 'fog', 'snow', 'ice', 'mud', 'sand'] as const
export type Weather = (typeof weathers)[number]
export type Season = 'open' | 'frost'

export interface DrivingConditions {
  readonly season?: Season
  readonly weather?: Weather
  /** A large bus stays off roads that are marked for small ones. */
  readonly largeBus?: boolean
}

/** An arc that may not be driven: more than any way is long. */
export const impassable = 0x3fffffff

/** 校车安全管理条例 art 35: at most 80 km/h on a motorway and 60 elsewhere; 20 on bends, slopes, narrow roads and bridges, and in bad weather. */
export const lawfulLimits = { motorway: 80, other: 60, hazard: 20 } as const

/** What frost takes from each class of road; assumed, since no standard says it. */
const frostFactor: Readonly<Record<RoadClass, number>> = { motorway: 0.95, main: 0.95, village: 0.85, lane: 0.8 }

/** Whole milliseconds to drive each arc, `impassable` where the bus may not go. */
export function drivingMilliseconds(graph: RoadGraph, { season = 'open', weather = 'dry', largeBus = false }: DrivingConditions = {}): Int32Array {
  const slowed = roadClasses.map((kind) => (season === 'frost' ? frostFactor[kind] : 1))
  const limits = roadClasses.map((kind) => (weather === 'dry' ? lawfulLimits[kind === 'motorway' ? 'motorway' : 'other'] : lawfulLimits.hazard))
  return Int32Array.from(graph.metres, (metres, arc) => {
    const [kind, marks] = [graph.kind[arc]!, graph.marks[arc]!]
    if (largeBus && marks & smallBusOnly) return impassable
    const limit = marks & ~smallBusOnly ? lawfulLimits.hazard : limits[kind]!
    return Math.ceil((metres * 3600) / Math.min(graph.kmh[arc]! * slowed[kind]!, limit))
  })
}

/** For walks: every arc by its length, in metres. */
export const walkingMetres = ({ metres }: RoadGraph): Int32Array => metres
