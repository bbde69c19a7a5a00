import type { KindergartenDecision, KindergartenExtension } from '../../county/kindergartens.ts'
import type { SchoolId } from '../../county/snapshot.ts'

/** A class for each age: 90 children × 10.44 m² of premises, 8.17 of them for activities (rules.md §3), at 3 500 yuan a m² (assumed, requirements.md §2.1 no. 22). */
export const kindergartenModule = { rooms: 3, floorArea: 940, teachingArea: 735, yuan: 3_290_000 } as const
/** 班额 25 / 30 / 35 for the three ages (rules.md §3): 30 in the mean. */
export const kindergartenClass = 30
/** 幼儿园工作规程（2016）第十一条: 一般不超过 360 人. */
export const mostInKindergarten = 360
/** Modules of one kindergarten at most: twelve classes. */
export const modulesOfOne = mostInKindergarten / (kindergartenClass * kindergartenModule.rooms)

export function extensionBy(school: SchoolId, modules: number): KindergartenExtension {
  return { school, rooms: kindergartenModule.rooms * modules, floorArea: kindergartenModule.floorArea * modules, teachingArea: kindergartenModule.teachingArea * modules }
}

/** Modules that a kindergarten is built or extended by. */
export const modulesIn = (floorArea: number): number => Math.round(floorArea / kindergartenModule.floorArea)

/** Yuan of all that is built for kindergartens. */
export function kindergartenYuan({ opened, extended }: Pick<KindergartenDecision, 'opened' | 'extended'>): number {
  const floors = [...opened.map(({ school }) => school.stock.floorArea ?? 0), ...extended.map(({ floorArea }) => floorArea)]
  return floors.reduce((sum, floorArea) => sum + modulesIn(floorArea) * kindergartenModule.yuan, 0)
}
