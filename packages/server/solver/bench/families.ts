import type { BenchFamily } from './bench-line.ts'
import { benchCvrp } from './bus-families.ts'
import { benchAssignment, benchCounty, benchMedian, benchSplit, benchZones } from './location-families.ts'

/** Families of public benchmark instances, by the name that `junheng bench` is given. */
export const benchFamilies: Readonly<Record<string, BenchFamily>> = {
  pmedian: benchMedian,
  cflp: benchSplit,
  sscflp: benchAssignment('sscflp'),
  gap: benchAssignment('gap'),
  county: benchCounty,
  zones: benchZones,
  cvrp: benchCvrp,
}
