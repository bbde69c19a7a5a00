import type { Levers } from '@junheng/core/planning/layout/levers.ts'

/** Levers with a school kept or closed; a school that closes is neither extended nor sent anybody. */
export function withClosed(levers: Levers, school: string, isClosed: boolean): Levers {
  if (!isClosed) return { ...levers, closed: levers.closed.filter((id) => id !== school) }
  return {
    closed: [...levers.closed.filter((id) => id !== school), school],
    extended: levers.extended.filter((each) => each.school !== school),
    assigned: levers.assigned.filter((each) => each.school !== school),
  }
}

export function withModules(levers: Levers, school: string, modules: number): Levers {
  const others = levers.extended.filter((each) => each.school !== school)
  return { ...levers, extended: modules === 0 ? others : [...others, { school, modules }] }
}

export function withAssignment(levers: Levers, assignment: Levers['assigned'][number]): Levers {
  const others = levers.assigned.filter(({ from, stage }) => from !== assignment.from || stage !== assignment.stage)
  return { ...levers, assigned: [...others, assignment] }
}

export function withoutAssignment(levers: Levers, assignment: Levers['assigned'][number]): Levers {
  return { ...levers, assigned: levers.assigned.filter((each) => each !== assignment) }
}
