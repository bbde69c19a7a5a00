import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import type { ZoneTerms } from '@junheng/contract/zones.ts'

export const testTerms: ZoneTerms = { decisionNumber: 'X教〔2021〕5号', decidedOn: '2021-05-01', effectiveFrom: '2021-05-10', reach: 'entrants', siblings: 'together' }

/** Three settlements in a row and a school at either end; the middle one attends the first and is given to the second. `name` goes before every name. */
export function testZones(name = ''): ZonesView {
  const tracts = ['西', '中', '东'].map((place, tract) => ({ id: `${name}t${tract}`, name: `${name}${place}村`, pupils: 10, neighbours: [tract - 1, tract + 1].filter((next) => next >= 0 && next < 3) }))
  const zones = [{ id: 'a', name: `${name}西校`, places: 20, home: 0 }, { id: 'b', name: `${name}东校`, places: 20, home: 2 }]
  return {
    date: '2020-09-01',
    county: {
      stage: 'primary', schools: [['a'], ['b']], placesKnown: [true, true], today: [0, 0, 1], attends: [[10, 0], [10, 0], [0, 10]], elsewhere: 0, withoutZone: [],
      problem: { tracts, zones, minutes: [[1, 9], [5, 4], [9, 1]], loadMost: 1.05, pins: [], seed: 1, effort: 1 },
    },
    plan: [0, 1, 1], bound: 60, joined: [],
    places: tracts.map((_, tract) => ({ township: `${name}城关镇`, at: [150 + tract / 100, 44] as const })),
    schools: zones.map(({ id, name: school }, at) => ({ id, name: school, at: [150 + at / 50, 44] as const })),
  }
}
