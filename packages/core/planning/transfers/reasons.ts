import { barTo, type Bar } from './eligibility.ts'
import { pointsAt } from './market.ts'
import type { Cell, Placement, Round, RoundTeacher } from './round.ts'
import { countBy, type RoundResult } from './run-round.ts'
import { scoreOf, type ItemPoints } from './points.ts'
import { surplusOf } from './release.ts'

/** Why a teacher did not get a post that was listed. Nobody is named: what is said of others is their number and the points at the cut-off. */
export type Refusal =
  | { readonly reason: 'barred'; readonly bar: Bar }
  /** The home school cannot spare the teacher: so many may leave, so many colleagues ahead took the right. */
  | { readonly reason: 'notReleased'; readonly mayLeave: number; readonly ahead: number }
  /** The cell is full of teachers with more points, or equal points and ahead by tie-break or lot. */
  | { readonly reason: 'cutoff'; readonly points: number; readonly cutoff: number; readonly ahead: number; readonly byTie: boolean }
  /** A joint application that could not be met for both. */
  | { readonly reason: 'couple' }
  /** A preferred post was got. */
  | { readonly reason: 'better' }

export interface PreferenceSheet {
  readonly cell: string
  readonly points: number
  readonly cutoff: number | null
  /** Null where the post was got. */
  readonly refusal: Refusal | null
  /** How many points more would have been enough, all else as it was; null where points were not the reason, 0 where a tie decided. */
  readonly short: number | null
}

/** What a teacher sees of a round: the items, the score, and each post wanted with its cut-off and the reason. */
export interface TeacherSheet {
  readonly teacher: string
  readonly items: readonly ItemPoints[]
  readonly points: number
  readonly rank: number
  readonly of: number
  readonly placed: { readonly cell: string; readonly phase: 'voluntary' | 'compulsory' } | null
  readonly reached: boolean
  readonly preferences: readonly PreferenceSheet[]
}

/** The sheet of any teacher of a round; null for one it does not have. What all sheets need is looked up once. */
export function sheetsOf(round: Round, result: RoundResult): (teacher: string) => TeacherSheet | null {
  const look = lookUp(round, result)
  const ranks = new Map(result.order.map(({ teacher }, i) => [teacher, i + 1]))
  const reached = new Set(result.reached)
  return (id) => {
    const teacher = look.teachers.get(id)
    if (teacher === undefined) return null
    const { items, total } = scoreOf(round.rules, teacher)
    const own = look.placed.get(id)
    return {
      teacher: id, items, points: total, rank: ranks.get(id)!, of: result.order.length,
      placed: own === undefined ? null : { cell: own.cell, phase: own.phase },
      reached: reached.has(id),
      preferences: teacher.preferences.map((cell) => preferenceSheet(look, teacher, cell)),
    }
  }
}

/** Every teacher–post pair that was refused, with its reason: the certificate that nobody was passed over. */
export function refusalsOf(round: Round, result: RoundResult): readonly { readonly teacher: string; readonly cell: string; readonly refusal: Refusal }[] {
  const look = lookUp(round, result)
  return round.teachers.flatMap((teacher) => teacher.preferences.flatMap((cell) => {
    const { refusal } = preferenceSheet(look, teacher, cell)
    return refusal === null ? [] : [{ teacher: teacher.id, cell, refusal }]
  }))
}

interface LookUp {
  readonly round: Round
  readonly cells: ReadonlyMap<string, Cell>
  readonly teachers: ReadonlyMap<string, RoundTeacher>
  readonly placed: ReadonlyMap<string, Placement>
  readonly cutoffs: ReadonlyMap<string, number | null>
  readonly released: ReadonlySet<string>
  readonly withdrawn: ReadonlySet<string>
  /** Of the voluntary phase, by cell: who came, and who left. */
  readonly came: ReadonlyMap<string, number>
  readonly left: ReadonlyMap<string, number>
}

function lookUp(round: Round, result: RoundResult): LookUp {
  const teachers = new Map(round.teachers.map((each) => [each.id, each]))
  const voluntary = result.placements.filter(({ phase }) => phase === 'voluntary')
  return {
    round, teachers,
    cells: new Map(round.cells.map((cell) => [cell.id, cell])),
    placed: new Map(result.placements.map((placement) => [placement.teacher, placement])),
    cutoffs: new Map(result.cutoffs.map(({ cell, points }) => [cell, points])),
    released: new Set(result.released),
    withdrawn: new Set(result.withdrawnCouples.flat()),
    came: countBy(voluntary.map(({ cell }) => cell)),
    left: countBy(voluntary.map(({ teacher }) => teachers.get(teacher)!.cell)),
  }
}

function preferenceSheet(look: LookUp, teacher: RoundTeacher, id: string): PreferenceSheet {
  const points = pointsAt(look.round.rules, { teacher, total: scoreOf(look.round.rules, teacher).total }, look.cells.get(teacher.cell)!, look.cells.get(id)!)
  const refusal = refusalAt(look, teacher, id, points)
  return { cell: id, points, cutoff: look.cutoffs.get(id) ?? null, refusal, short: refusal?.reason === 'cutoff' ? Math.round((refusal.cutoff - points) * 100) / 100 : null }
}

function refusalAt(look: LookUp, teacher: RoundTeacher, id: string, points: number): Refusal | null {
  const own = look.placed.get(teacher.id)
  const home = look.cells.get(teacher.cell)!
  if (own?.cell === id) return null
  const bar = barTo(look.round.rules, teacher, home, look.cells.get(id)!)
  if (bar !== null) return { reason: 'barred', bar }
  if (own?.phase === 'voluntary' && teacher.preferences.indexOf(own.cell) < teacher.preferences.indexOf(id)) return { reason: 'better' }
  if (look.withdrawn.has(teacher.id)) return { reason: 'couple' }
  if (!look.released.has(teacher.id)) return notReleased(look, home)
  const cutoff = look.cutoffs.get(id)!
  return { reason: 'cutoff', points, cutoff, ahead: look.came.get(id) ?? 0, byTie: points === cutoff }
}

function notReleased({ round, came, left }: LookUp, home: Cell): Refusal {
  const arrived = round.rules.replacement ? (came.get(home.id) ?? 0) : 0
  return { reason: 'notReleased', mayLeave: surplusOf(home) + arrived, ahead: left.get(home.id) ?? 0 }
}
