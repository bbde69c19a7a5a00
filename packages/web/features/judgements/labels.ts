export type Spot = readonly [x: number, y: number]
export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Where the middle of a name stands in an area, so that it covers none of `points` and stays inside:
 * of a grid of places, the one clearest of points and borders, and of equals the one nearest to `home`. All in the units of the picture.
 */
export function labelSpot(area: { readonly corners: readonly Spot[]; readonly home: Spot }, points: readonly Spot[], size: Size): Spot {
  const places = [area.home, ...gridOver(area.corners).filter((spot) => isInside(spot, area.corners))]
  const worth = (spot: Spot) => Math.min(enough, clearance(spot, points, size)) + enough * shareInside(spot, area.corners, size) - distance(spot, area.home) / 50
  return places.reduce((best, spot) => (worth(spot) > worth(best) ? spot : best))
}

/** A name this far from a point is clear of its mark, and gains nothing by being farther. */
const enough = 9
const gridLines = 16

function gridOver(corners: readonly Spot[]): readonly Spot[] {
  const across = between(corners.map(([x]) => x))
  const down = between(corners.map(([, y]) => y))
  return across.flatMap((x) => down.map((y): Spot => [x, y]))
}

function between(values: readonly number[]): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return Array.from({ length: gridLines }, (_, at) => least + ((most - least) * (at + 0.5)) / gridLines)
}

/** By how many borders a ray to the east crosses. */
export function isInside([x, y]: Spot, corners: readonly Spot[]): boolean {
  const crossed = corners.filter(([x1, y1], at) => {
    const [x2, y2] = corners[(at + 1) % corners.length]!
    return y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)
  })
  return crossed.length % 2 === 1
}

/** From the nearest point to the box of the name around `spot`; 0 where it covers one. */
export function clearance([x, y]: Spot, points: readonly Spot[], { width, height }: Size): number {
  return Math.min(...points.map(([px, py]) => Math.hypot(Math.max(0, Math.abs(px - x) - width / 2), Math.max(0, Math.abs(py - y) - height / 2))))
}

/** The share of the ends and corners of the name's box that lie within the area. */
function shareInside([x, y]: Spot, corners: readonly Spot[], { width, height }: Size): number {
  const ends = [-0.5, 0.5].flatMap((side) => [-0.5, 0, 0.5].map((edge): Spot => [x + side * width, y + edge * height]))
  return ends.filter((end) => isInside(end, corners)).length / ends.length
}

const distance = ([x1, y1]: Spot, [x2, y2]: Spot): number => Math.hypot(x1 - x2, y1 - y2)
