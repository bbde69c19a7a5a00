import type { Snapshot } from '../../county/snapshot.ts'
import { staffBalance } from '../staffing/balance-sheet.ts'
import { closedInto, type Closure, type StaffingBasis } from '../staffing/view.ts'
import { cellsFrom, journeysFrom, schoolsFrom } from './round-from.ts'
import type { Cell, Round, RoundTeacher } from './round.ts'

/** A round changed in thought: other quotas, schools closed. */
export interface Change {
  /** By cell: posts instead of those declared. */
  readonly vacancies: ReadonlyMap<string, number>
  readonly closures: readonly Closure[]
}

/**
 * The round with other quotas and without the closed schools. Pupils, classes and teachers of a closed school become its receiver's, whose need is worked
 * out anew from the snapshot of the round (with its staff); of the posts declared as many stay open as are then still needed.
 */
export function changedRound(round: Round, { vacancies, closures }: Change, snapshot: Snapshot, basis: Pick<StaffingBasis, 'norms' | 'plan'>): Round {
  const declared = new Map(round.cells.map((cell) => [cell.id, vacancies.get(cell.id) ?? cell.vacancies]))
  if (closures.length === 0) return { ...round, cells: round.cells.map((cell) => ({ ...cell, vacancies: declared.get(cell.id)! })) }
  const after = closures.reduce(closedInto, snapshot)
  const receiver = new Map(closures.map(({ closed, into }) => [closed, into]))
  const cells = cellsFrom(staffBalance(after, basis.norms, basis.plan).cells, declared).map(stillNeeded)
  const open = new Set(cells.map(({ id }) => id))
  return { ...round, schools: schoolsFrom(after), cells, teachers: round.teachers.map((teacher) => movedWith(teacher, receiver, open)), journeys: journeysFrom(after, cells) }
}

const stillNeeded = (cell: Cell): Cell => ({ ...cell, vacancies: Math.min(cell.vacancies, Math.max(0, cell.need - cell.have)) })

/** A teacher of a closed school stands in the receiver's; a wish for a closed school is a wish for its receiver, where that has such posts. */
function movedWith(teacher: RoundTeacher, receiver: ReadonlyMap<string, string>, open: ReadonlySet<string>): RoundTeacher {
  const school = (id: string) => receiver.get(id) ?? id
  const cell = (id: string) => {
    const [own = '', ...rest] = id.split('/')
    return [school(own), ...rest].join('/')
  }
  const wishes = [...new Set(teacher.preferences.map(cell))].filter((id) => open.has(id))
  return { ...teacher, cell: cell(teacher.cell), preferences: wishes, avoid: [...new Set(teacher.avoid.map(school))], near: [...new Set(teacher.near.map(school))] }
}
