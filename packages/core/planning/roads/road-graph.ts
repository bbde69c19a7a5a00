import type { LonLat } from '../../county/snapshot.ts'

/** 道路等级, coarse: what a bus may drive on them and how weather slows it (speeds.ts). */
export const roadClasses = ['motorway', 'main', 'village', 'lane'] as const
export type RoadClass = (typeof roadClasses)[number]

/** What makes a stretch slow by law at any time: 急弯、陡坡、窄路、窄桥 (校车安全管理条例 art 35). */
export const roadHazards = ['bend', 'slope', 'narrow', 'bridge'] as const
export type RoadHazard = (typeof roadHazards)[number]

/** A stretch of road between two nodes, driven both ways unless `oneWay`. */
export interface RoadLink {
  readonly from: number
  readonly to: number
  readonly metres: number
  /** What a bus drives here in good weather, before the limits of the law. */
  readonly kmh: number
  readonly kind: RoadClass
  readonly oneWay?: boolean
  readonly hazards?: readonly RoadHazard[]
  /** Too narrow or weak for a large bus. */
  readonly smallBusOnly?: boolean
}

/** A directed road network as rows of typed arrays: the arcs of node `i` are `first[i]` to `first[i + 1] - 1`. */
export interface RoadGraph {
  readonly nodes: number
  readonly first: Int32Array
  readonly to: Int32Array
  /** Whole metres. */
  readonly metres: Int32Array
  readonly kmh: Float64Array
  /** Index into `roadClasses`. */
  readonly kind: Uint8Array
  /** Bit i: `roadHazards[i]`; bit 7: small buses only. */
  readonly marks: Uint8Array
  /** Degrees, lon and lat in turn; NaN where a node has no place. */
  readonly places: Float64Array
}

export const smallBusOnly = 0x80

/** Links become two arcs each, one where they are one-way. */
export function roadGraph(places: readonly (LonLat | undefined)[], links: readonly RoadLink[]): RoadGraph {
  const arcs = links.flatMap((link) => (link.oneWay ? [link] : [link, { ...link, from: link.to, to: link.from }]))
  const first = new Int32Array(places.length + 1)
  for (const { from } of arcs) first[from + 1]!++
  for (let i = 0; i < places.length; i++) first[i + 1]! += first[i]!
  const free = first.slice()
  const order = new Int32Array(arcs.length)
  for (const [i, { from }] of arcs.entries()) order[free[from]!++] = i
  const inOrder = Array.from(order, (i) => arcs[i]!)
  return {
    nodes: places.length,
    first,
    to: Int32Array.from(inOrder, ({ to }) => to),
    metres: Int32Array.from(inOrder, ({ metres }) => Math.round(metres)),
    kmh: Float64Array.from(inOrder, ({ kmh }) => kmh),
    kind: Uint8Array.from(inOrder, ({ kind }) => roadClasses.indexOf(kind)),
    marks: Uint8Array.from(inOrder, marksOf),
    places: Float64Array.from(places.flatMap((place) => place ?? [Number.NaN, Number.NaN])),
  }
}

const marksOf = ({ hazards = [], smallBusOnly: small }: RoadLink): number =>
  hazards.reduce((bits, hazard) => bits | (1 << roadHazards.indexOf(hazard)), small ? smallBusOnly : 0)
