import type { Zoning } from './zoning.ts'

const deepest = 5
const mostTries = 60_000

/**
 * Takes pupils from zones that carry too many by chains of moves: a tract goes to the next zone, one of that zone's on to the one after,
 * until somebody has room. A chain stands only when fewer pupils are too many than before.
 */
export function relieve(zoning: Zoning): void {
  for (let gained = true; gained; ) {
    gained = false
    for (let zone = 0; zone < zoning.load.length; zone++) {
      const chain = { left: mostTries }
      for (let depth = 1; depth <= deepest && zoning.over(zone) > 0; depth++) if (pass(zoning, zone, { depth, over: zoning.over(zone), chain })) gained = true
    }
  }
}

interface Pass {
  readonly depth: number
  /** Pupils too many before the chain began. */
  readonly over: number
  readonly chain: { left: number }
}

/** Moves one tract out of a zone, and goes on from the zone that took it; true when the whole chain carries fewer too many. */
function pass(zoning: Zoning, zone: number, { depth, over, chain }: Pass): boolean {
  for (const [tract, to] of outward(zoning, zone)) {
    if (chain.left-- <= 0) return false
    if (!zoning.canLeave(tract)) continue
    zoning.assign(tract, to)
    const after = zoning.over(zone) + zoning.over(to)
    if (after < over - 1e-9) return true
    const rest = zoning.over(zone)
    if (rest < over && depth > 1 && pass(zoning, to, { depth: depth - 1, over: over - rest, chain })) return true
    zoning.assign(tract, zone)
  }
  return false
}

/** Tracts of a zone on a border, with the zone beyond. */
function outward(zoning: Zoning, zone: number): readonly (readonly [tract: number, to: number])[] {
  return zoning.tractsOf(zone).flatMap((tract) => (zoning.isFixed(tract) ? [] : [...zoning.beside(tract)].map((to) => [tract, to] as const)))
}
