import type { Round, RoundTeacher } from './round.ts'
import { rankedTeachers } from './order.ts'
import { seedOf } from './lottery.ts'
import { sha256 } from './testing.ts'

/**
 * The definitions once more, over every matching there is: for tests on small rounds in which all have one subject, no couple applies and nothing
 * else bars anybody but relatives. Written apart from the mechanism and from the checker.
 */
export type Matching = Readonly<Record<string, string | null>>

export function everyMatching(round: Round): readonly Matching[] {
  return round.teachers.reduce<readonly Matching[]>((matchings, { id, preferences, avoid }) => matchings.flatMap((matching) => [null, ...preferences.filter((cell) => !avoid.includes(cell))].map((cell) => ({ ...matching, [id]: cell }))), [{}])
}

/** Who stands first, by number. */
export function standing(round: Round): Readonly<Record<string, number>> {
  return Object.fromEntries(rankedTeachers(round, sha256, seedOf(sha256, round.id, round.lottery)).map(({ teacher }, i) => [teacher.id, i]))
}

/** Fits the vacancies, and no cell loses more than it has above its need. */
export function isFeasible(round: Round, matching: Matching): boolean {
  return round.cells.every(({ id, vacancies, have, need }) => {
    const arrived = Object.values(matching).filter((cell) => cell === id).length
    const gone = round.teachers.filter((teacher) => teacher.cell === id && matching[teacher.id] !== null).length
    return arrived <= vacancies && gone <= Math.max(0, have - need) + (round.rules.replacement ? arrived : 0)
  })
}

/**
 * No teacher and no better cell that would both have it so: the cell has a post left or somebody behind the teacher at the cell, and the home school has
 * a right left or gave one to somebody behind the teacher in the order. Each side is asked by itself.
 */
export function isStable(round: Round, matching: Matching): boolean {
  const stands = standing(round)
  return round.teachers.every((teacher) => {
    const { id, preferences, avoid } = teacher
    const until = matching[id] === null ? preferences.length : preferences.indexOf(matching[id]!)
    return preferences.slice(0, until).every((cell) => avoid.includes(cell) || !(cellTakes(round, matching, [teacher, cell], stands) && homeLets(round, matching, teacher, stands)))
  })
}

type Stands = Readonly<Record<string, number>>

function cellTakes(round: Round, matching: Matching, [teacher, cell]: readonly [RoundTeacher, string], stands: Stands): boolean {
  const holders = round.teachers.filter(({ id }) => matching[id] === cell)
  const own = pointsIn(round, teacher, cell)
  const isBehind = (holder: RoundTeacher) => pointsIn(round, holder, cell) < own || (pointsIn(round, holder, cell) === own && stands[holder.id]! > stands[teacher.id]!)
  return holders.length < round.cells.find(({ id }) => id === cell)!.vacancies || holders.some(isBehind)
}

function homeLets({ teachers, cells }: Round, matching: Matching, teacher: RoundTeacher, stands: Stands): boolean {
  const { have, need } = cells.find(({ id }) => id === teacher.cell)!
  const gone = teachers.filter((other) => other.id !== teacher.id && other.cell === teacher.cell && matching[other.id] !== null)
  return gone.length < have - need || gone.some(({ id }) => stands[id]! > stands[teacher.id]!)
}

function pointsIn({ cells, rules }: Round, { cell: home, points, near }: RoundTeacher, cell: string): number {
  const subject = (id: string) => cells.find((each) => each.id === id)!.subject
  return points + (subject(home) === subject(cell) ? rules.matchPoints : 0) + (near.includes(cell) ? rules.nearPoints : 0)
}

/** How far down the list a teacher got: 0 for the first, the length of the list for staying. */
export function rankIn(preferences: readonly string[], cell: string | null | undefined): number {
  return cell === null || cell === undefined ? preferences.length : preferences.indexOf(cell)
}

/** Every list that can be made of some cells, the empty one too. */
export function everyList(cells: readonly string[]): readonly (readonly string[])[] {
  return [[], ...cells.flatMap((first) => everyList(cells.filter((cell) => cell !== first)).map((rest) => [first, ...rest]))]
}
