import type { DrawnPoint } from '@junheng/contract/words/paper-drawing.ts'

type Ring = readonly DrawnPoint[]

/** A circle in straight pieces, the more the larger it is; radius in pixels. */
export function discRing([x, y]: DrawnPoint, radius: number): Ring {
  const corners = Math.max(8, Math.min(32, Math.ceil(4 * radius)))
  return Array.from({ length: corners }, (_, at) => [x + radius * Math.cos((2 * Math.PI * at) / corners), y + radius * Math.sin((2 * Math.PI * at) / corners)] as const)
}

/** Rings that together cover a line of some width, round at its ends and corners; filled at once by non-zero winding. */
export function strokeRings(points: readonly DrawnPoint[], width: number): readonly Ring[] {
  return [...bluntRings(points, width), ...points.map((point) => discRing(point, width / 2))]
}

/** The same with blunt ends, as dashes have. */
export function bluntRings(points: readonly DrawnPoint[], width: number): readonly Ring[] {
  return points.slice(1).flatMap((to, at) => pieceRing(points[at]!, to, width / 2))
}

/** A straight piece; wound as discs are, so that overlaps do not cancel. */
function pieceRing([x, y]: DrawnPoint, [toX, toY]: DrawnPoint, half: number): readonly Ring[] {
  const length = Math.hypot(toX - x, toY - y)
  if (length === 0) return []
  const [aside, along] = [((toY - y) / length) * half, ((toX - x) / length) * half]
  return [[[x + aside, y - along], [toX + aside, toY - along], [toX - aside, toY + along], [x - aside, y + along]]]
}

/** The pieces of a line that are drawn where it is dashed. */
export function dashesOf(points: readonly DrawnPoint[], [on, off]: readonly [number, number]): readonly (readonly DrawnPoint[])[] {
  const pieces: (readonly DrawnPoint[])[] = []
  let gone = 0
  points.slice(1).forEach(([toX, toY], at) => {
    const [x, y] = points[at]!
    const length = Math.hypot(toX - x, toY - y)
    const spot = (way: number): DrawnPoint => [x + ((toX - x) * way) / length, y + ((toY - y) * way) / length]
    for (let start = -(gone % (on + off)); start < length; start += on + off) if (start + on > 0) pieces.push([spot(Math.max(0, start)), spot(Math.min(length, start + on))])
    gone += length
  })
  return pieces
}
