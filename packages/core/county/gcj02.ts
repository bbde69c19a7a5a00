import type { LonLat } from './snapshot.ts'

/** Krasovsky 1940, on which the shift was reckoned: half the long axis in metres, and the square of the eccentricity. */
const [axis, eccentricity2] = [6_378_245, 0.006_693_421_622_965_943]

/** Outside of this box nothing is shifted: west, south, east, north. */
const box = [72.004, 0.8293, 137.8347, 55.8271] as const

/**
 * Where a place of WGS-84 or CGCS2000 lies on a map in GCJ-02 (国测局坐标), degrees: some hundred metres off. By the formula that is publicly known; not
 * official. For showing only: nothing is stored or reckoned in it.
 */
export function inGcj02([lon, lat]: LonLat): LonLat {
  const [west, south, east, north] = box
  if (lon < west || lon > east || lat < south || lat > north) return [lon, lat]
  const angle = (lat * Math.PI) / 180
  const bend = 1 - eccentricity2 * Math.sin(angle) ** 2
  const alongMeridian = ((axis * (1 - eccentricity2)) / bend ** 1.5) * (Math.PI / 180)
  const alongParallel = (axis / Math.sqrt(bend)) * Math.cos(angle) * (Math.PI / 180)
  const [x, y] = [lon - 105, lat - 35]
  return [lon + eastward(x, y) / alongParallel, lat + northward(x, y) / alongMeridian]
}

/** Metres. */
function eastward(x: number, y: number): number {
  return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + ripple(x, [6, 20], [2, 20]) + ripple(x, [1, 20], [1 / 3, 40]) + ripple(x, [1 / 12, 150], [1 / 30, 300])
}

/** Metres. */
function northward(x: number, y: number): number {
  return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + ripple(x, [6, 20], [2, 20]) + ripple(y, [1, 20], [1 / 3, 40]) + ripple(y, [1 / 12, 160], [1 / 30, 320])
}

/** Sines, each by its frequency (half turns a degree) and height. */
function ripple(at: number, ...sines: readonly (readonly [frequency: number, height: number])[]): number {
  return (2 / 3) * sines.reduce((sum, [frequency, height]) => sum + height * Math.sin(frequency * at * Math.PI), 0)
}
