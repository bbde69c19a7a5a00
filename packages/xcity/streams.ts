/** The parts of the county, in the order in which they are made. Each draws from a random stream of its own. */
export const parts = [
  'townships',
  'settlements',
  'schools',
  'roads',
  'pupils',
  'classes',
  'stock',
  'staff',
  'changes',
  'premises',
  'vehicles',
  'projects',
  'population',
  'buses',
] as const

export type Part = (typeof parts)[number]

/** Repeatable randomness: the same seed and name give the same numbers, whatever other streams were read. */
export interface Stream {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  readonly between: (low: number, high: number) => number
  /** Both ends included. */
  readonly integer: (low: number, high: number) => number
  /** Mean 0, deviation 1. */
  readonly normal: () => number
  readonly pick: <T>(from: readonly T[]) => T
  readonly shuffled: <T>(list: readonly T[]) => readonly T[]
}

/** `name` is a part, or a part and something within it. */
export function streamOf(seed: number, name: Part | `${Part}/${string}`): Stream {
  const next = sfc32(hashed(`${seed}/${name}`))
  const between = (low: number, high: number) => low + (high - low) * next()
  const integer = (low: number, high: number) => Math.floor(between(low, high + 1))
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const pick = <T>(from: readonly T[]): T => from[integer(0, from.length - 1)]!
  const shuffled = <T>(list: readonly T[]): readonly T[] => {
    const out = [...list]
    for (let i = out.length - 1; i > 0; i--) {
      const j = integer(0, i)
      ;[out[i], out[j]] = [out[j]!, out[i]!]
    }
    return out
  }
  return { next, between, integer, normal, pick, shuffled }
}

/** Four 32-bit words of a text (xmur3). */
function hashed(text: string): [number, number, number, number] {
  let h = 1779033703 ^ text.length
  for (const letter of text) {
    h = Math.imul(h ^ letter.codePointAt(0)!, 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  const word = () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    return (h ^= h >>> 16) >>> 0
  }
  return [word(), word(), word(), word()]
}

/** Small fast counter of 128 bits; passes PractRand. */
function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  return () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return (t >>> 0) / 4294967296
  }
}
