import type { Vehicle } from '@junheng/core/county/snapshot.ts'
import { apportion, total, type Rolls } from './pupils.ts'
import { standsIn, type Site, type Year } from './sites.ts'
import { streamOf } from './streams.ts'

/** Buses in service on 1 September; the mergers of 2020 made the last step the largest. */
const busCount: { readonly [year in Year]: number } = { 2017: 138, 2018: 161, 2019: 194, 2020: 264 }
const seatCounts = [19, 24, 30, 36, 41, 45, 51, 56]

/** The bus whose inspection has run out by the day of the demonstration (defects.ts). */
export const lapsedInspection = { bus: 117, until: '2021-04-20' } as const

interface Bus {
  readonly vehicle: Omit<Vehicle, 'inspectionUntil'>
  /** Day of the year, `MM-DD`, on which the yearly inspection runs out. */
  readonly inspected: string
}

/** 264 buses in 2020, in every rural township by its pupils; numbers go up and stay with their bus. */
export function makeVehicles(seed: number, sites: readonly Site[], rolls: Rolls): (year: Year) => readonly Vehicle[] {
  const random = streamOf(seed, 'vehicles')
  const homes = homesInOrder(sites, rolls)
  const buses = homes.map((home, i): Bus => {
    const number = String(i + 1).padStart(4, '0')
    const vehicle = { id: `B${number}`, plate: `X·B${number}`, seats: random.pick(seatCounts), school: home.id, township: home.township }
    return { vehicle, inspected: `${random.pick(['06', '07', '08', '09', '10', '11', '12'])}-${String(random.integer(1, 28)).padStart(2, '0')}` }
  })
  return (year) => buses.slice(0, busCount[year]).map((bus, i) => ({ ...bus.vehicle, inspectionUntil: inspectionUntil(bus, i + 1, year) }))
}

/** Schools of the rural units, one bus each township in turn first, then as pupils demand. */
function homesInOrder(sites: readonly Site[], rolls: Rolls): readonly Site[] {
  const schools = sites.filter((site) => site.group !== 'urban' && site.group !== 'point' && !site.parent && standsIn(site, 2020))
  const central = schools.filter((site) => site.group === 'central' && site.kind === '211')
  const pupils = (site: Site) => total([...rolls.of(2020, site.id, 'primary'), ...rolls.of(2020, site.id, 'junior')])
  const more = apportion(busCount[2020] - central.length, schools.map(pupils))
  const rounds = Array.from({ length: Math.max(...more) }, (_, round) => schools.filter((_site, i) => more[i]! > round))
  return [...central, ...rounds.flat()]
}

/** Of buses inspected before September the paper runs out next year. */
function inspectionUntil({ inspected }: Bus, number: number, year: Year): string {
  if (year === 2020 && number === lapsedInspection.bus) return lapsedInspection.until
  return `${year + 1}-${inspected}`
}
