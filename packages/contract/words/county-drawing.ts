import type { LonLat, Township } from '@junheng/core/county/snapshot.ts'
import type { DrawnPoint, DrawnShape } from './paper-drawing.ts'

/** Where a drawing of a county lies on its paper, in millimetres. */
export interface CountyFrame {
  readonly width: number
  readonly height: number
  readonly place: (at: LonLat) => DrawnPoint
  /** Millimetres of paper a kilometre of ground. */
  readonly perKilometre: number
}

/** The type area of a paper is 156 mm wide; a title, a note and a legend stand with the drawing on its page. */
const widest = 154
const highest = 128
/** Kilometres a degree of latitude, near enough to draw with. */
const kilometres = 111.2
const margin = 3

/** A frame that holds all these places, north up. Undefined where there are none, or all at one spot. */
export function countyFrame(places: readonly LonLat[]): CountyFrame | undefined {
  const [west, east] = [Math.min(...places.map(([lon]) => lon)), Math.max(...places.map(([lon]) => lon))]
  const [south, north] = [Math.min(...places.map(([, lat]) => lat)), Math.max(...places.map(([, lat]) => lat))]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [across, up] = [(east - west) * shrink * kilometres, (north - south) * kilometres]
  const perKilometre = Math.min((widest - 2 * margin) / across, (highest - 2 * margin) / up)
  if (!Number.isFinite(perKilometre)) return undefined
  const place = ([lon, lat]: LonLat): DrawnPoint => [margin + (lon - west) * shrink * kilometres * perKilometre, margin + (north - lat) * kilometres * perKilometre]
  return { width: across * perKilometre + 2 * margin, height: up * perKilometre + 2 * margin, place, perKilometre }
}

/** Townships with their borders. */
export function groundShapes(townships: readonly Township[], { place }: CountyFrame): readonly DrawnShape[] {
  return townships.flatMap(({ outline }): DrawnShape[] => (outline === undefined ? [] : [{ kind: 'area', rings: [outline.map(place)], fill: '#f6f6f2', stroke: '#a8adb3', width: 0.2 }]))
}

/** Names of townships, where others of theirs leave room. */
export function townshipNames(townships: readonly Township[], { place }: CountyFrame): readonly DrawnShape[] {
  const size = 2.6
  const set: DrawnPoint[] = []
  return townships.flatMap(({ name, outline }): DrawnShape[] => {
    if (outline === undefined || outline.length === 0) return []
    const at = centre(outline.map(place))
    if (set.some(([x, y]) => Math.abs(x - at[0]) < size * name.length && Math.abs(y - at[1]) < size * 1.2)) return []
    set.push(at)
    return [{ kind: 'text', at, text: name, size, anchor: 'middle', fill: '#70767d' }]
  })
}

/** The middle of the ground inside of a ring (the centroid of its area). */
function centre(ring: readonly DrawnPoint[]): DrawnPoint {
  let [area, x, y] = [0, 0, 0]
  ring.forEach(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length]!
    const cross = ax * by - bx * ay
    area += cross / 2
    x += ((ax + bx) * cross) / 6
    y += ((ay + by) * cross) / 6
  })
  return area === 0 ? ring[0]! : [x / area, y / area]
}

/** A sign of the legend: how it is drawn at a spot, and what it stands for. */
export interface LegendSign {
  readonly draw: (at: DrawnPoint) => readonly DrawnShape[]
  readonly text: string
}

const legendSize = 3
const rowHeight = 5

/** Signs in rows under a drawing, after the scale and the north; answers also how high the whole is with them. */
export function legendShapes(signs: readonly LegendSign[], { width, height, perKilometre }: CountyFrame): { readonly shapes: readonly DrawnShape[]; readonly height: number } {
  const shapes: DrawnShape[] = [...scaleShapes(perKilometre, height + rowHeight), ...northShapes([width - 5, 9])]
  let [x, y] = [38, height + rowHeight]
  for (const { draw, text } of signs) {
    const needed = 5 + legendSize * text.length + 4
    if (x + needed > width) [x, y] = [0, y + rowHeight]
    shapes.push(...draw([x + 2, y - 1]), { kind: 'text', at: [x + 5, y], text, size: legendSize, anchor: 'start', fill: '#222222' })
    x += needed
  }
  return { shapes, height: y + 2 }
}

const rulers = [1, 2, 5, 10, 20, 50, 100]

function scaleShapes(perKilometre: number, y: number): readonly DrawnShape[] {
  const length = rulers.findLast((each) => each * perKilometre <= 24) ?? 1
  const end = 1 + length * perKilometre
  return [
    { kind: 'line', points: [[1, y - 2], [1, y - 1], [end, y - 1], [end, y - 2]], stroke: '#222222', width: 0.25 },
    { kind: 'text', at: [end + 1, y], text: `${length}公里`, size: legendSize, anchor: 'start', fill: '#222222' },
  ]
}

function northShapes([x, y]: DrawnPoint): readonly DrawnShape[] {
  return [
    { kind: 'area', rings: [[[x, y - 6], [x + 1.6, y], [x, y - 1.4], [x - 1.6, y]]], fill: '#444444' },
    { kind: 'text', at: [x, y + 3.4], text: '北', size: legendSize, anchor: 'middle', fill: '#222222' },
  ]
}
