import type { Stage } from '@junheng/core/county/kinds.ts'
import type { ClassRoll, SchoolId } from '@junheng/core/county/snapshot.ts'
import { stagesOf, total, type Rolls } from './pupils.ts'
import { standsIn, years, type Site, type Year } from './sites.ts'
import { streamOf, type Stream } from './streams.ts'

/** 大班额 begins here; a parameter of requirements.md §2.1 no. 4. */
export const oversizeFrom = 56
/** Urban oversize classes of the compulsory stages. */
export const oversizeClasses: { readonly [year in Year]: number } = { 2017: 121, 2018: 83, 2019: 38, 2020: 0 }
/** Classes of 53 to 55 in 2020, which next year's forecast finds again. */
export const nearlyOversize = 11

/** What an urban class is planned for. In 2020 none but the eleven passes 52. */
const planned: { readonly [year in Year]: { readonly usual: number; readonly most: number } } = {
  2017: { usual: 49.8, most: 55 },
  2018: { usual: 48, most: 55 },
  2019: { usual: 47.3, most: 55 },
  2020: { usual: 46, most: 52 },
}
const mostElsewhere: { readonly [stage in Stage]: number } = { preschool: 30, primary: 42, junior: 46, senior: 50, vocational: 45, special: 12 }

export type ClassLists = (year: Year, site: SchoolId) => readonly ClassRoll[]

/** The pupils of a grade, in classes: their sizes add up to the roll. */
interface Cell {
  readonly site: Site
  readonly stage: Stage
  readonly grade: number
  readonly sizes: readonly number[]
}

export function makeClasses(seed: number, sites: readonly Site[], rolls: Rolls): ClassLists {
  const random = streamOf(seed, 'classes')
  const lists = new Map(
    years.flatMap((year) => {
      const cells = plannedCells(year, sites, rolls)
      const urban = cells.filter(isUrbanCompulsory)
      const crowded = year === 2020 ? fillUp(random, urban) : crowd(random, urban, oversizeClasses[year])
      return bySite([...crowded, ...cells.filter((cell) => !isUrbanCompulsory(cell))], year)
    }),
  )
  return (year, site) => lists.get(`${year}/${site}`) ?? []
}

function plannedCells(year: Year, sites: readonly Site[], rolls: Rolls): readonly Cell[] {
  return sites
    .filter((site) => standsIn(site, year))
    .flatMap((site) => stagesOf(site).flatMap((stage) => rolls.of(year, site.id, stage).map((pupils, i) => ({ site, stage, grade: i + 1, pupils }))))
    .filter(({ pupils }) => pupils > 0)
    .map(({ pupils, ...cell }) => ({ ...cell, sizes: evenSizes(pupils, classCount(year, cell, pupils)) }))
}

const isUrbanCompulsory = ({ site, stage }: Pick<Cell, 'site' | 'stage'>): boolean =>
  site.group === 'urban' && (stage === 'primary' || stage === 'junior')

function classCount(year: Year, cell: Pick<Cell, 'site' | 'stage'>, pupils: number): number {
  if (!isUrbanCompulsory(cell)) return Math.ceil(pupils / mostElsewhere[cell.stage])
  const { usual, most } = planned[year]
  return Math.max(Math.ceil(pupils / most), Math.round(pupils / usual))
}

/** Takes a class away from grades by lot until exactly `wanted` classes are oversize. */
function crowd(random: Stream, cells: readonly Cell[], wanted: number): readonly Cell[] {
  let left = wanted
  return random.shuffled(cells).map((cell) => {
    const sizes = left > 0 ? crowdedSizes(cell.sizes, left) : cell.sizes
    left -= sizes.filter((size) => size >= oversizeFrom).length
    return { ...cell, sizes }
  })
}

/** One class fewer, where that makes every class oversize but none absurd; else, for the last few, some full and some not. */
function crowdedSizes(sizes: readonly number[], left: number): readonly number[] {
  const pupils = total(sizes)
  const fewer = evenSizes(pupils, Math.max(1, sizes.length - 1))
  if (fewer.length <= left && fewer.every((size) => size >= oversizeFrom && size <= 68)) return fewer
  const some = left < sizes.length ? unevenSizes(pupils, sizes.length, { full: left, size: 57 }) : sizes
  return left <= 4 && some.every((size) => size >= 36) ? some : sizes
}

/** Eleven grades, by lot, with one class of 53, 54 or 55 each. */
function fillUp(random: Stream, cells: readonly Cell[]): readonly Cell[] {
  let left = nearlyOversize
  return random.shuffled(cells).map((cell) => {
    const uneven = unevenSizes(total(cell.sizes), cell.sizes.length, { full: 1, size: 53 + (left % 3) })
    if (left === 0 || cell.sizes.length < 3 || Math.min(...uneven) < 36) return cell
    left -= 1
    return { ...cell, sizes: uneven }
  })
}

function unevenSizes(pupils: number, count: number, { full, size }: { readonly full: number; readonly size: number }): readonly number[] {
  return [...Array.from({ length: full }, () => size), ...evenSizes(pupils - full * size, count - full)]
}

/** As even as whole pupils allow, larger classes first. */
export function evenSizes(pupils: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(pupils / count) + (i < pupils % count ? 1 : 0))
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
const gradeNames: { readonly [stage in Stage]: (grade: string) => string } = {
  preschool: (grade) => `${grade}班`,
  primary: (grade) => `${grade}年级`,
  junior: (grade) => `初${grade}`,
  senior: (grade) => `高${grade}`,
  vocational: (grade) => `职${grade}`,
  special: (grade) => `${grade}年级`,
}

function bySite(cells: readonly Cell[], year: Year): readonly (readonly [string, readonly ClassRoll[]])[] {
  const lists = new Map<string, ClassRoll[]>()
  const order = ['primary', 'junior', 'senior', 'vocational', 'special']
  const sorted = cells.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage) || a.grade - b.grade)
  for (const { site, stage, grade, sizes } of sorted) {
    const list = lists.get(site.id) ?? []
    const name = gradeNames[stage](ordinals[grade - 1]!)
    list.push(...sizes.map((pupils, i) => ({ stage, grade, name: `${name}${i + 1}班`, pupils })))
    lists.set(site.id, list)
  }
  return [...lists].map(([site, list]) => [`${year}/${site}`, list])
}
