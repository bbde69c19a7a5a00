import { seeded } from '../location/seeded.ts'
import type { ZonesProblem } from './problem.ts'

/** A county of tracts on a bent grid, for benchmarks and tests: schools at random tracts, places a little more than pupils. Seeds are published. */
export function generateZones({ tracts, zones, seed }: { readonly tracts: number; readonly zones: number; readonly seed: number }): ZonesProblem {
  const random = seeded(seed)
  const width = Math.ceil(Math.sqrt(tracts))
  const at = Array.from({ length: tracts }, (_, i) => [(i % width) + 0.6 * random(), Math.floor(i / width) + 0.6 * random()] as const)
  const pupils = at.map(() => Math.round(5 + 60 * random() ** 2))
  const homes = spread(tracts, zones, random)
  const places = homes.map(() => 0.6 + 0.8 * random())
  const scale = (1.02 * pupils.reduce((a, b) => a + b, 0)) / places.reduce((a, b) => a + b, 0)
  const beside = (i: number) => [i - 1, i + 1, i - width, i + width].filter((j) => j >= 0 && j < tracts && Math.abs((j % width) - (i % width)) <= 1)
  return {
    tracts: at.map((_, i) => ({ id: `t${i}`, name: `t${i}`, pupils: pupils[i]!, neighbours: beside(i) })),
    zones: homes.map((home, zone) => ({ id: `z${zone}`, name: `z${zone}`, places: Math.ceil(places[zone]! * scale), home })),
    minutes: at.map(([x, y]) => homes.map((home) => Math.round(10 * Math.hypot(x - at[home]![0], y - at[home]![1])) / 2)),
    loadMost: 1.05, pins: [], seed, effort: 1,
  }
}

function spread(tracts: number, zones: number, random: () => number): readonly number[] {
  const order = Array.from({ length: tracts }, (_, i) => ({ i, key: random() })).toSorted((a, b) => a.key - b.key)
  return order.slice(0, zones).map(({ i }) => i)
}
