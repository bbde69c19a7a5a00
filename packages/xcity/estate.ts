import type { SchoolId, Stock } from '@junheng/core/county/snapshot.ts'
import type { ClassLists } from './classes.ts'
import { rounded } from './geometry.ts'
import type { JudgedStage } from './indicators.ts'
import { stagesOf, total, type Rolls } from './pupils.ts'
import { standsIn, years, type Site, type Year } from './sites.ts'
import type { Holdings } from './stock.ts'
import { streamOf, type Stream } from './streams.ts'

/** Land, buildings, rooms and things of each site and year. */
export type Estate = (year: Year, site: SchoolId) => Stock

/** The few schools with a hall. It is small beside their classrooms, so that netting it moves no verdict. */
const withHall = ['X市第一小学', 'X市第四小学', 'X市第一初级中学', 'X市第二九年一贯制学校']

/** Per pupil, of the stages that no balance standard judges. */
const upper = { teachingArea: 7.6, sportsArea: 11, equipmentYuan: 4200, computers: 0.19, books: 32, multimediaRooms: 0.026 }

/** What does not change from year to year. */
interface Ground {
  /** Teaching and auxiliary rooms as a part of all floor. */
  readonly teachingPart: number
  readonly landArea: number
  readonly indoorSportsArea: number
  readonly musicRooms: readonly number[]
  readonly artRooms: readonly number[]
}

type Returned = Required<Pick<Stock, keyof typeof upper>>

export function makeEstate(seed: number, sites: readonly Site[], from: { readonly rolls: Rolls; readonly classes: ClassLists; readonly holdings: Holdings }): Estate {
  const random = streamOf(seed, 'stock/estate')
  const known = new Map(
    sites.flatMap((site) => {
      const lasting = years.filter((year) => standsIn(site, year))
      const richness = random.between(0.85, 1.15)
      const returned = lasting.map((year) => returnedStock(site, year, { ...from, richness }))
      const ground = groundOf(random, site, { stock: returned.at(-1)!, classCount: from.classes(lasting.at(-1)!, site.id).length })
      return lasting.map((year, i) => [`${year}/${site.id}`, stockOf(returned[i]!, ground)] as const)
    }),
  )
  return (year, site) => known.get(`${year}/${site}`)!
}

function returnedStock(site: Site, year: Year, { rolls, holdings, richness }: { readonly rolls: Rolls; readonly holdings: Holdings; readonly richness: number }): Returned {
  const stage = stagesOf(site)[0]!
  if (stage === 'primary' || stage === 'junior') return picked(holdings(year, site.id, stage satisfies JudgedStage))
  const pupils = total(rolls.of(2020, site.id, stage)) * richness
  return {
    teachingArea: rounded(upper.teachingArea * pupils, 1),
    sportsArea: rounded(upper.sportsArea * pupils, 1),
    equipmentYuan: Math.round((upper.equipmentYuan * pupils) / 100) * 100,
    computers: Math.round(upper.computers * pupils),
    books: Math.round(upper.books * pupils),
    multimediaRooms: Math.max(1, Math.round(upper.multimediaRooms * pupils)),
  }
}

const picked = ({ teachingArea, sportsArea, equipmentYuan, computers, books, multimediaRooms }: Returned): Returned => ({
  teachingArea,
  sportsArea,
  equipmentYuan,
  computers,
  books,
  multimediaRooms,
})

function groundOf(random: Stream, site: Site, { stock, classCount }: { readonly stock: Returned; readonly classCount: number }): Ground {
  const teachingPart = site.boarding ? random.between(0.48, 0.56) : random.between(0.58, 0.68)
  const storeys = { urban: 3.6, central: 2.2, village: 1.4, point: 1 }[site.group]
  const open = { urban: 2_500, central: 5_500, village: 4_500, point: random.between(4_200, 6_800) }[site.group]
  const landArea = Math.round(stock.sportsArea + stock.teachingArea / teachingPart / storeys + open * random.between(0.8, 1.2))
  const indoorSportsArea = withHall.includes(site.name) ? rounded(Math.min(480, stock.teachingArea * 0.05), 1) : 0
  const rooms = () => (site.group === 'point' ? [] : roomsOf(random, site, Math.ceil(classCount / 24)))
  return { teachingPart, landArea, indoorSportsArea, musicRooms: rooms(), artRooms: rooms() }
}

const roomsOf = (random: Stream, site: Site, count: number): readonly number[] =>
  Array.from({ length: count }, () => rounded(site.group === 'urban' ? random.between(84, 112) : random.between(54, 98), 1))

function stockOf(returned: Returned, { teachingPart, ...ground }: Ground): Stock {
  return { ...returned, ...ground, floorArea: rounded(returned.teachingArea / teachingPart, 1) }
}
