import type { BusProblem } from './problem.ts'

/** An instance of CVRPLIB (EUC_2D) as buses that bring every customer to one school, the depot, where they also begin: the distance is the driving. */
export function problemOfCvrp(text: string): BusProblem {
  const field = (name: string) => new RegExp(`^${name}\\s*:\\s*(\\S+)`, 'm').exec(text)?.[1] ?? ''
  const points = numbersBelow(text, 'NODE_COORD_SECTION').map(([, x, y]) => [x!, y!] as const)
  const demands = numbersBelow(text, 'DEMAND_SECTION').map(([, demand]) => demand!)
  if (field('EDGE_WEIGHT_TYPE') !== 'EUC_2D' || points.length === 0 || demands.length !== points.length) throw new Error('不是 EUC_2D 的 CVRP 算例。 This is no CVRP instance in EUC_2D.')
  return {
    stops: demands.slice(1).map((children, i) => ({ id: String(i + 1), place: i + 1, school: 0, children })),
    schools: [{ id: 'depot', place: 0, opens: 0, closes: Infinity }],
    fleet: [{ id: 'vehicle', seats: Number(field('CAPACITY')), count: points.length, depot: 0 }],
    drive: Int32Array.from(points.flatMap(([x, y]) => points.map(([u, v]) => Math.round(Math.hypot(x - u, y - v))))),
    places: points.length,
    rules: { rideLimit: Infinity, loads: 'single', boarding: { base: 0, each: 0 }, unloading: { base: 0, each: 0 }, mostTrips: 1 },
  }
}

function numbersBelow(text: string, section: string): readonly (readonly number[])[] {
  const lines = text.split(/\r?\n/)
  const below = lines.slice(lines.findIndex((line) => line.startsWith(section)) + 1)
  const end = below.findIndex((line) => !/^[\s\d.+-]+$/.test(line))
  return below.slice(0, end === -1 ? undefined : end).map((line) => line.trim().split(/\s+/).map(Number))
}
