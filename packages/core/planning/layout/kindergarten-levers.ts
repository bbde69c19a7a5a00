import type { SchoolId, Snapshot } from '../../county/snapshot.ts'
import { modulesOfOne } from './kindergarten-module.ts'
import { isAttached, isKindergarten, plannedKindergarten, type KindergartenCounty } from './kindergarten-problem.ts'
import { attendsAt, todaysPlan } from './kindergarten-today.ts'
import type { LeverFault } from './lever-fault.ts'
import type { LayoutPlan } from './problem.ts'

/** What a person decides of kindergartens; whatever is not named stays as it is. */
export interface KindergartenLevers {
  readonly closed: readonly SchoolId[]
  readonly extended: readonly { readonly school: SchoolId; readonly modules: number }[]
  /** Modules of three classes in a settlement, one kindergarten. */
  readonly built: readonly { readonly settlement: string; readonly modules: number }[]
}

const isWrong = (modules: number): boolean => !Number.isInteger(modules) || modules < 1 || modules > modulesOfOne

/** All faults at once, each with its remedy. */
export function checkKindergartenLevers({ closed, extended, built }: KindergartenLevers, { schools, settlements = [] }: Snapshot): readonly LeverFault[] {
  const own = new Map(schools.filter(isKindergarten).map((school) => [school.id, school]))
  const places = new Set(settlements.map(({ id }) => id))
  return [
    ...closed.filter((id) => !own.has(id)).map((lever) => ({ lever, zh: '本期统计没有这所幼儿园；请核对标识码，或先导入幼儿园报表。', en: 'The return has no such kindergarten; check the code, or import the returns of kindergartens.' })),
    ...closed.filter((id) => own.has(id) && isAttached(own.get(id)!)).map((lever) => ({ lever, zh: '附设幼儿班随学校存废；请撤并或保留该校。', en: 'Attached classes go with their school: close or keep that.' })),
    ...extended.filter(({ school, modules }) => !own.has(school) || isAttached(own.get(school)!) || closed.includes(school) || isWrong(modules)).map(({ school: lever }) => ({ lever, zh: `要扩建的不是统计内的幼儿园、已列入撤并，或扩建数不在1到${modulesOfOne}之间；请改正。`, en: `What is to grow is no kindergarten of the return or is to close, or the modules are not between 1 and ${modulesOfOne}; mend it.` })),
    ...built.filter(({ settlement, modules }) => !places.has(settlement) || isWrong(modules)).map(({ settlement: lever }) => ({ lever, zh: `没有这个村居，或新建单元数不在1到${modulesOfOne}之间；请改正。`, en: `There is no such settlement, or the modules to build are not between 1 and ${modulesOfOne}; mend it.` })),
  ]
}

/** What the levers come to, as a plan of the problem. */
export function planOfLevers({ problem, sites }: KindergartenCounty, { closed, extended, built }: KindergartenLevers): LayoutPlan {
  const grown = new Map(extended.map(({ school, modules }) => [school, modules]))
  const begun = new Map(built.map(({ settlement, modules }) => [plannedKindergarten(settlement, 1), modules]))
  const open = sites.map(({ id, settlement }) => (settlement === null ? !closed.includes(id) : begun.has(id)))
  const modules = sites.map(({ id }) => grown.get(id) ?? (begun.get(id) ?? 1) - 1)
  return { open, modules, attends: attendsAt(problem, { open, modules }, todaysPlan(problem).attends) }
}
