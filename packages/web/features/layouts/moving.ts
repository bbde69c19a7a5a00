import type { KindergartenLevers } from '@junheng/core/planning/layout/kindergarten-levers.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'

/** Levers with a school kept or closed; a school that closes is neither extended nor sent anybody. */
export function withClosed(levers: Levers, school: string, isClosed: boolean): Levers {
  if (!isClosed) return { ...levers, closed: levers.closed.filter((id) => id !== school) }
  return {
    ...levers,
    closed: [...levers.closed.filter((id) => id !== school), school],
    extended: levers.extended.filter((each) => each.school !== school),
    assigned: levers.assigned.filter((each) => each.school !== school),
  }
}

export function withModules(levers: Levers, school: string, modules: number): Levers {
  const others = levers.extended.filter((each) => each.school !== school)
  return { ...levers, extended: modules === 0 ? others : [...others, { school, modules }] }
}

/** What is decided of kindergartens; nothing decided leaves the levers. */
export function withKindergartens({ kindergartens: _before, ...levers }: Levers, kindergartens: KindergartenLevers): Levers {
  const isAtRest = kindergartens.closed.length + kindergartens.extended.length + kindergartens.built.length === 0
  return isAtRest ? levers : { ...levers, kindergartens }
}

export const kindergartensAtRest: KindergartenLevers = { closed: [], extended: [], built: [] }

/** A kindergarten that is kept, closed, or grows by so many modules. */
export function withKindergarten(levers: KindergartenLevers, school: string, decided: 'close' | number): KindergartenLevers {
  const [closed, extended] = [levers.closed.filter((id) => id !== school), levers.extended.filter((each) => each.school !== school)]
  if (decided === 'close') return { ...levers, closed: [...closed, school], extended }
  return { ...levers, closed, extended: decided === 0 ? extended : [...extended, { school, modules: decided }] }
}

/** One that is built in a settlement; none with 0 modules. */
export function withBuilt(levers: KindergartenLevers, settlement: string, modules: number): KindergartenLevers {
  const others = levers.built.filter((each) => each.settlement !== settlement)
  return { ...levers, built: modules === 0 ? others : [...others, { settlement, modules }] }
}

export function withAssignment(levers: Levers, assignment: Levers['assigned'][number]): Levers {
  const others = levers.assigned.filter(({ from, stage }) => from !== assignment.from || stage !== assignment.stage)
  return { ...levers, assigned: [...others, assignment] }
}

export function withoutAssignment(levers: Levers, assignment: Levers['assigned'][number]): Levers {
  return { ...levers, assigned: levers.assigned.filter((each) => each !== assignment) }
}
