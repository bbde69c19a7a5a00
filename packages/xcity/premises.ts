import type { IsoDate, Premises, SchoolChange } from '@junheng/core/county/snapshot.ts'
import type { Estate } from './estate.ts'
import { apportion, total } from './pupils.ts'
import type { Place } from './settlements.ts'
import { years, type Site, type Year } from './sites.ts'
import { streamOf, type Stream } from './streams.ts'

/** Sites that were given up before the mergers of 2018–2020. */
const oldPremises = 79
/** 腾出校舍, all 165: land and floor are two figures, and only one of them is 120 万. m². */
const vacatedLand = 1_200_000
const vacatedFloor = 120_000

/** Planted (defects.ts): handed over, and idle for more than 18 months on 2021-05-11. */
const idleHandovers: readonly IsoDate[] = ['2018-11-05', '2019-03-18', '2019-06-27', '2019-10-30']

/** What became of a site, with the day of each step. */
interface Story {
  readonly record: Omit<Premises, 'state'>
  readonly reusedOn?: IsoDate
  readonly reclaimed?: boolean
}

export function makePremises(seed: number, from: { readonly sites: readonly Site[]; readonly places: readonly Place[]; readonly estate: Estate; readonly changes: (year: Year) => readonly SchoolChange[] }): (year: Year) => readonly Premises[] {
  const random = streamOf(seed, 'premises')
  const merged = years.flatMap((year) => from.changes(year)).flatMap((change) => (change.kind === 'merge' ? change.from.map((id) => ({ id, on: change.on })) : []))
  const late = merged.map(({ id, on }, i) => lateStory(random, from, { site: from.sites.find((site) => site.id === id)!, on, number: oldPremises + i + 1 }))
  const stories = [...earlyStories(random, from.places, late), ...late]
  return (year) => stories.filter(({ record }) => record.vacatedOn <= `${year}-09-01`).map((story) => asOf(story, `${year}-09-01`))
}

const identity = (number: number): string => `Y${String(number).padStart(3, '0')}`
const uses = ['村级活动中心', '互助养老院', '公办幼儿园', '村卫生室', '农产品初加工点', '文化广场']

/** The old sites take the land and floor that the late ones leave of the county's totals. */
function earlyStories(random: Stream, places: readonly Place[], late: readonly Story[]): readonly Story[] {
  const villages = random.shuffled(places.filter((place) => !place.urban && !place.seat)).slice(0, oldPremises)
  const weights = villages.map(() => random.between(0.6, 1.4))
  const land = apportion(vacatedLand - total(late.map(({ record }) => record.landArea)), weights)
  const floorTenths = Math.round(10 * (vacatedFloor - total(late.map(({ record }) => record.floorArea))))
  const floor = apportion(floorTenths, weights.map((weight) => weight * random.between(0.8, 1.25))).map((tenths) => tenths / 10)
  return villages.map((place, i): Story => {
    const vacatedOn = `${random.integer(2009, 2017)}-07-20`
    const record = { id: identity(i + 1), name: `${place.name}原小学校舍`, township: place.township, vacatedOn, landArea: land[i]!, floorArea: floor[i]! }
    return earlyFate(random, record, i)
  })
}

/** The first four are handed over and idle, the fifth is used under a roof of grade D; the rest are in use or given back. */
function earlyFate(random: Stream, record: Omit<Premises, 'state'>, index: number): Story {
  const idle = idleHandovers[index]
  if (idle) return { record: { ...record, handedOverOn: idle, safetyGrade: 'C' } }
  const year = Math.min(2017, Number(record.vacatedOn.slice(0, 4)) + 1)
  const handedOverOn = `${year}-08-10`
  if (index === 4) return { record: { ...record, handedOverOn, use: '村级活动中心', safetyGrade: 'D' }, reusedOn: `${year}-08-30` }
  if (random.next() < 0.2) return { record: { ...record, handedOverOn }, reclaimed: true }
  return { record: { ...record, handedOverOn, use: random.pick(uses), safetyGrade: random.pick(['A', 'B', 'B', 'C']) }, reusedOn: `${year}-08-30` }
}

function lateStory(random: Stream, { estate }: { readonly estate: Estate }, { site, on, number }: { readonly site: Site; readonly on: IsoDate; readonly number: number }): Story {
  const last = (site.merged!.year - 1) as Year
  const { landArea = 0, floorArea = 0 } = estate(last, site.id)
  const record = { id: identity(number), name: `${site.name.replace('X市', '')}原校舍`, township: site.township, formerSchool: site.id, vacatedOn: on, landArea, floorArea }
  const safetyGrade = random.pick(['A', 'B', 'B', 'C'] as const)
  if (last === 2019) return random.next() < 0.3 ? { record: { ...record, handedOverOn: '2020-08-28', safetyGrade } } : { record }
  const use = random.pick(uses)
  return { record: { ...record, handedOverOn: `${last + 2}-05-20`, use, safetyGrade }, reusedOn: `${last + 2}-07-10` }
}

/** The state that was known on a day: what happened later is left out. */
function asOf({ record, reusedOn, reclaimed }: Story, day: IsoDate): Premises {
  const { handedOverOn, use, safetyGrade, ...site } = record
  if (!handedOverOn || handedOverOn > day) return { ...site, state: site.vacatedOn < `${Number(day.slice(0, 4))}-07-01` ? 'inventoried' : 'vacated' }
  const graded = safetyGrade ? { safetyGrade } : {}
  if (reclaimed) return { ...site, handedOverOn, state: 'reclaimed' }
  if (use && reusedOn && reusedOn <= day) return { ...site, handedOverOn, ...graded, use, state: 'reused' }
  return { ...site, handedOverOn, ...graded, state: 'handedOver' }
}
