import { schoolKinds, type SchoolKind, type UrbanRuralCode } from '@junheng/core/county/kinds.ts'
import type { SchoolId } from '@junheng/core/county/snapshot.ts'
import { kilometres, type Point } from './geometry.ts'
import type { Place } from './settlements.ts'
import { streamOf, type Stream } from './streams.ts'
import type { TownshipPlan } from './townships.ts'

/** The years whose 1 September has a snapshot. */
export const years = [2017, 2018, 2019, 2020] as const
export type Year = (typeof years)[number]

/** A school or part of one with a gate of its own, over all years. */
export interface Site {
  readonly id: SchoolId
  readonly name: string
  readonly kind: SchoolKind
  readonly group: 'urban' | 'central' | 'village' | 'point'
  readonly township: string
  readonly place: string
  readonly at: Point
  readonly urbanRural: UrbanRuralCode
  /** Of a branch: the school it belongs to. Points have none: they are listed, and excluded or counted, on their own. */
  readonly parent?: SchoolId
  readonly boarding: boolean
  readonly builtYear: number
  readonly migrantShare?: number
  /** The first year without it, and the school that took its pupils. */
  readonly merged?: { readonly year: Year; readonly into: SchoolId }
}

export const standsIn = (site: Site, year: Year): boolean => !site.merged || year < site.merged.year

type Draft = Omit<Site, 'id' | 'builtYear'>

/** How many places of a kind merge in the year that ends on 1 September of: */
const mergedPoints = { 2018: 12, 2019: 17, 2020: 54 } as const
const mergedBranches = { 2018: 2, 2019: 1 } as const
const pointCount = 93
const villageSchoolCount = 10
const secondJuniorCount = 2
const branchCount = 6

/**
 * 2017: 13 + 5 + 4 + 6 + 2 + 1 in the streets, 31 primary and 23 junior schools in the rural units, 93 points, 6 branches.
 * Points and branches do not count as schools (是否计校数 = 否). A branch names its parent, into which a judgement merges it.
 */
export function makeSites(seed: number, townships: readonly TownshipPlan[], places: readonly Place[]): readonly Site[] {
  const random = streamOf(seed, 'schools')
  const rural = townships.filter((plan) => !plan.urban)
  const withSecondJunior = random.shuffled(rural).slice(0, secondJuniorCount)
  const identify = numbering(random)
  const urban = urbanDrafts(random, places).map(identify)
  const central = rural.flatMap((plan) => centralDrafts(random, plan, places)).map(identify)
  const villages = villagesByWeight(places)
  const villageSchools = onePerTownship(villages).slice(0, villageSchoolCount)
  const village = villageSchools.map((place) => primaryDraft(townshipOf(rural, place), place, 'village')).map(identify)
  const primaries = [...central, ...village].filter((site) => site.kind === '211')
  const juniors = central.filter((site) => site.kind === '311')
  const second = withSecondJunior.map((plan) => secondJunior(plan, villages)).map(identify)
  const free = villages.filter((place) => !villageSchools.includes(place))
  const points = pointDrafts(random, { rural, places: free, primaries }).map(identify)
  const branches = branchDrafts(random, { juniors, villages, without: withSecondJunior.map((plan) => plan.township.code) }).map(identify)
  return [...urban, ...central, ...village, ...second, ...points, ...branches]
}

/** 标识码: two digits of category, province 99, six digits that go up and are never given twice. */
function numbering(random: Stream): (draft: Draft) => Site {
  let serial = 100
  return (draft) => {
    serial += random.integer(1, 7)
    const id = `${schoolKinds[draft.kind].category}99${String(serial).padStart(6, '0')}`
    const builtYear = draft.group === 'urban' ? random.integer(1978, 2014) : random.integer(1966, 2011)
    return { ...draft, id, builtYear }
  }
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三']

const urbanKinds: readonly { readonly kind: SchoolKind; readonly count: number; readonly name: (ordinal: string) => string }[] = [
  { kind: '211', count: 13, name: (n) => `X市第${n}小学` },
  { kind: '311', count: 5, name: (n) => `X市第${n}初级中学` },
  { kind: '312', count: 4, name: (n) => `X市第${n}九年一贯制学校` },
  { kind: '342', count: 6, name: (n) => `X市第${n}高级中学` },
  { kind: '365', count: 2, name: (n) => `X市第${n}职业高中` },
  { kind: '514', count: 1, name: () => 'X市特殊教育学校' },
]

function urbanDrafts(random: Stream, places: readonly Place[]): readonly Draft[] {
  const spots = random.shuffled(places.filter((place) => place.urban))
  const wanted = urbanKinds.flatMap(({ kind, count, name }) => ordinals.slice(0, count).map((ordinal) => ({ kind, name: name(ordinal) })))
  return wanted.map(({ kind, name }, i): Draft => {
    const place = spots[i]!
    const upper = kind === '342' || kind === '365' || kind === '514'
    const inner = random.next() < 0.75
    const migrant = upper ? {} : { migrantShare: Math.round(random.between(4, 28)) / 100 }
    return { ...standing(place, random), name, kind, group: 'urban', urbanRural: inner ? '111' : '112', boarding: upper, ...migrant }
  })
}

function centralDrafts(random: Stream, plan: TownshipPlan, places: readonly Place[]): readonly Draft[] {
  const seat = places.find((place) => place.seat && place.township === plan.township.code)!
  const junior: Draft = {
    ...standing(seat, random),
    name: `X市${plan.township.name}初级中学`,
    kind: '311',
    group: 'central',
    urbanRural: seatCode(plan),
    boarding: true,
  }
  return [{ ...primaryDraft(plan, seat, 'central'), boarding: random.next() < 0.4 }, junior]
}

function primaryDraft(plan: TownshipPlan, place: Place, group: 'central' | 'village'): Draft {
  const name = group === 'central' ? `X市${plan.township.name}中心小学` : `X市${plan.township.name}${place.name}小学`
  const urbanRural = group === 'central' ? seatCode(plan) : '220'
  return { name, kind: '211', group, township: place.township, place: place.id, at: place.at, urbanRural, boarding: false }
}

function secondJunior(plan: TownshipPlan, villages: readonly Place[]): Draft {
  const place = villages.filter((village) => village.township === plan.township.code)[1]!
  const name = `X市${plan.township.name}第二初级中学`
  return { name, kind: '311', group: 'village', township: place.township, place: place.id, at: place.at, urbanRural: '220', boarding: true }
}

/** 93 points in villages without a school; 10 of them stay: the three largest, and the seven farthest from the next school. */
function pointDrafts(random: Stream, from: { readonly rural: readonly TownshipPlan[]; readonly places: readonly Place[]; readonly primaries: readonly Site[] }): readonly Draft[] {
  const chosen = evenly(random, from.rural, from.places)
  const nearest = (place: Place) => nearestSite(from.primaries, place)
  const away = (place: Place) => kilometres(place.at, nearest(place).at)
  const large = chosen.toSorted((a, b) => b.weight - a.weight).slice(0, 3)
  const far = chosen.filter((place) => !large.includes(place)).toSorted((a, b) => away(b) - away(a)).slice(0, 7)
  const leaving = random.shuffled(chosen.filter((place) => !large.includes(place) && !far.includes(place)))
  const yearOf = mergeYears(leaving)
  return chosen.map((place): Draft => {
    const year = yearOf.get(place)
    const merged = year ? { merged: { year, into: nearest(place).id } } : {}
    const name = `X市${townshipOf(from.rural, place).township.name}${place.name}教学点`
    return { name, kind: '218', group: 'point', township: place.township, place: place.id, at: place.at, urbanRural: '220', boarding: false, ...merged }
  })
}

function mergeYears(leaving: readonly Place[]): ReadonlyMap<Place, Year> {
  const order = ([2018, 2019, 2020] as const).flatMap((year) => Array.from({ length: mergedPoints[year] }, () => year))
  return new Map(leaving.map((place, i) => [place, order[i]!]))
}

/** The same number in every township, the rest by lot. */
function evenly(random: Stream, rural: readonly TownshipPlan[], places: readonly Place[]): readonly Place[] {
  const byTownship = rural.map((plan) => random.shuffled(places.filter((place) => place.township === plan.township.code)))
  const each = Math.floor(pointCount / rural.length)
  const first = byTownship.flatMap((own) => own.slice(0, each))
  const more = random.shuffled(byTownship.flatMap((own) => own.slice(each, each + 1))).slice(0, pointCount - first.length)
  return [...first, ...more]
}

function branchDrafts(random: Stream, from: { readonly juniors: readonly Site[]; readonly villages: readonly Place[]; readonly without: readonly string[] }): readonly Draft[] {
  const parents = random.shuffled(from.juniors.filter((site) => !from.without.includes(site.township))).slice(0, branchCount)
  const leaving = ([2018, 2019] as const).flatMap((year) => Array.from({ length: mergedBranches[year] }, () => year))
  return parents.map((parent, i): Draft => {
    const place = from.villages.find((village) => village.township === parent.township)!
    const merged = leaving[i] ? { merged: { year: leaving[i], into: parent.id } } : {}
    const name = `${parent.name}${place.name}分校`
    return { name, kind: '311', group: 'village', township: place.township, place: place.id, at: place.at, urbanRural: '220', parent: parent.id, boarding: false, ...merged }
  })
}

export const nearestSite = (sites: readonly Site[], place: Place): Site => {
  const own = sites.filter((site) => site.township === place.township)
  return own.reduce((best, site) => (kilometres(site.at, place.at) < kilometres(best.at, place.at) ? site : best))
}

const villagesByWeight = (places: readonly Place[]): readonly Place[] =>
  places.filter((place) => !place.urban && !place.seat).toSorted((a, b) => b.weight - a.weight)

const onePerTownship = (places: readonly Place[]): readonly Place[] =>
  places.filter((place, i) => places.findIndex((other) => other.township === place.township) === i)

const townshipOf = (rural: readonly TownshipPlan[], place: Place): TownshipPlan => rural.find((plan) => plan.township.code === place.township)!

const seatCode = (plan: TownshipPlan): UrbanRuralCode => (plan.township.kind === 'town' ? '121' : '210')

/** A school stands a short walk from the middle of its place. */
function standing(place: Place, random: Stream): Pick<Draft, 'township' | 'place' | 'at'> {
  const at: Point = [place.at[0] + random.between(-0.4, 0.4), place.at[1] + random.between(-0.4, 0.4)]
  return { township: place.township, place: place.id, at }
}
