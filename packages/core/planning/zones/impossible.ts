import type { ZonesProblem, ZonesViolation } from './problem.ts'

/** Reasons that no plan can exist, each a proof by itself: two schools on one tract, a part without a school, a part with too few places. */
export function impossibleZones({ tracts, zones, minutes, loadMost, pins }: ZonesProblem): readonly ZonesViolation[] {
  const shared = zones.flatMap(({ home }, zone): ZonesViolation[] => (zones.findIndex((other) => other.home === home) === zone ? [] : [{ rule: 'sharedHome', tract: home, zone, value: 2, limit: 1 }]))
  const pinned = pins.flatMap(({ tract, zone }): ZonesViolation[] => (zones.some(({ home }, other) => home === tract && other !== zone) ? [{ rule: 'pin', tract, zone, value: 0, limit: 1 }] : []))
  const part = partsOf(tracts)
  const parts = Array.from({ length: Math.max(0, ...part) + 1 }, (_, index) => index)
  const lacking = parts.flatMap((index): ZonesViolation[] => {
    const pupils = tracts.reduce((sum, tract, at) => sum + (part[at] === index ? tract.pupils : 0), 0)
    const room = zones.reduce((sum, { places, home }) => sum + (part[home] === index ? places * loadMost : 0), 0)
    const tract = part.indexOf(index)
    if (!zones.some(({ home }) => part[home] === index)) return [{ rule: 'cutOff', tract, value: pupils, limit: 0 }]
    return pupils > room + 1e-9 ? [{ rule: 'tooFewPlaces', tract, value: pupils, limit: room }] : []
  })
  const noWay = tracts.flatMap(({ pupils }, tract): ZonesViolation[] => (pupils > 0 && minutes[tract]!.every((each) => each === null) ? [{ rule: 'noWay', tract, value: pupils, limit: 0 }] : []))
  return [...shared, ...pinned, ...lacking, ...noWay]
}

/** By tract, the part of the county that hangs together with it. */
function partsOf(tracts: ZonesProblem['tracts']): Int32Array {
  const part = new Int32Array(tracts.length).fill(-1)
  let parts = 0
  for (let start = 0; start < tracts.length; start++) {
    if (part[start] !== -1) continue
    const reached = [start]
    part[start] = parts
    for (const tract of reached) {
      for (const next of tracts[tract]!.neighbours) {
        if (part[next] !== -1) continue
        part[next] = parts
        reached.push(next)
      }
    }
    parts++
  }
  return part
}
