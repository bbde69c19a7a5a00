import type { Township } from '@junheng/core/county/snapshot.ts'
import { areaOf, lonLat, nearerPart, type Point } from './geometry.ts'
import { streamOf, type Stream } from './streams.ts'

/** Invented; province prefix 99 is given to no province. */
export const countyCode = '990181'

const streets = ['启衡街道', '和序街道', '新均街道', '文衡街道', '长均街道']
const towns = ['禾序镇', '稻衡镇', '麦均镇', '穗衡镇', '豆垄镇', '粟序镇', '菽安镇', '黍衡镇', '苇均镇', '柞序镇', '榆均镇', '桦衡镇']
const ruralTownships = ['杏序乡', '棠均乡', '梓序乡', '枫衡乡', '椴均乡', '蒿序乡', '蓼均乡', '菱衡乡', '葵序乡']

const countyKm2 = 4100

/** A township unit with its seat, in kilometres. */
export interface TownshipPlan {
  readonly township: Township
  readonly seat: Point
  readonly ring: readonly Point[]
  readonly urban: boolean
}

/** 5 street offices in the middle, 21 rural units around them; the outlines tile 4 100 km². */
export function makeTownships(seed: number): readonly TownshipPlan[] {
  const random = streamOf(seed, 'townships')
  const seats = [...ring(random, 5, 3.4, 0.6), ...ring(random, 7, 14.5, 1.6), ...ring(random, 14, 27, 2)]
  const border = countyBorder(random)
  const cells = seats.map((seat) => seats.filter((other) => other !== seat).reduce((cell, other) => nearerPart(cell, seat, other), border))
  const snapped = snapTogether(cells)
  const names = [...streets, ...random.shuffled([...towns, ...ruralTownships])]
  return snapped.map((cell, i) => planOf(names[i]!, i, seats[i]!, roughened(seed, cell)))
}

function planOf(name: string, index: number, seat: Point, ring: readonly Point[]): TownshipPlan {
  const kind = name.endsWith('街道') ? 'street' : name.endsWith('镇') ? 'town' : 'township'
  const serial = { street: 1, town: 101, township: 201 }[kind] + index
  const outline = [...ring, ring[0]!].map(lonLat)
  return { township: { code: `${countyCode}${String(serial).padStart(3, '0')}`, name, kind, outline }, seat, ring, urban: kind === 'street' }
}

/** Points around the middle, about equally far from each other. */
function ring(random: Stream, count: number, radius: number, jitter: number): readonly Point[] {
  const turn = random.next() * 2 * Math.PI
  return Array.from({ length: count }, (_, i): Point => {
    const angle = turn + (2 * Math.PI * i) / count
    const far = radius + random.between(-jitter, jitter)
    return [far * Math.cos(angle) + random.between(-jitter, jitter), far * Math.sin(angle) + random.between(-jitter, jitter)]
  })
}

/** A round shape with three slow waves, scaled to the area of the county. */
function countyBorder(random: Stream): readonly Point[] {
  const waves = [2, 3, 5].map((times) => ({ times, phase: random.next() * 2 * Math.PI, height: 0.16 / times }))
  const raw = Array.from({ length: 48 }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / 48
    const far = 1 + waves.reduce((sum, wave) => sum + wave.height * Math.sin(wave.times * angle + wave.phase), 0)
    return [far * Math.cos(angle), far * Math.sin(angle)]
  })
  const scale = Math.sqrt(countyKm2 / areaOf(raw))
  return raw.map(([x, y]) => [x * scale, y * scale])
}

/** Corners that two cells share come out of two computations; here they become the same point. */
function snapTogether(cells: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  const known: Point[] = []
  const snap = (corner: Point): Point => {
    const same = known.find((k) => Math.hypot(k[0] - corner[0], k[1] - corner[1]) < 1e-6)
    if (same) return same
    known.push(corner)
    return corner
  }
  return cells.map((cell) => cell.map(snap).filter((corner, i, all) => corner !== all[(i + 1) % all.length]))
}

/** Bends every side a little. The bend depends on the side alone, so that neighbours keep one border. */
const roughened = (seed: number, cell: readonly Point[]): readonly Point[] => cell.flatMap((a, i) => [a, ...bend(seed, a, cell[(i + 1) % cell.length]!)])

function bend(seed: number, a: Point, b: Point): readonly Point[] {
  const [low, high] = a[0] < b[0] ? [a, b] : [b, a]
  const length = Math.hypot(high[0] - low[0], high[1] - low[1])
  if (length < 1.5) return []
  const random = streamOf(seed, `townships/${low.map((c) => c.toFixed(3)).join()}/${high.map((c) => c.toFixed(3)).join()}`)
  const inner = [0.25, 0.5, 0.75].map((share): Point => {
    const away = random.between(-0.06, 0.06)
    return [low[0] + (high[0] - low[0]) * share - (high[1] - low[1]) * away, low[1] + (high[1] - low[1]) * share + (high[0] - low[0]) * away]
  })
  return low === a ? inner : inner.toReversed()
}
