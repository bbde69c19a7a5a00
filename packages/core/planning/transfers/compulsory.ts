import { barTo } from './eligibility.ts'
import { leastHardship, type HardshipProblem, type Watch } from './least-hardship.ts'
import type { Ranked } from './order.ts'
import { reachInOrder, type Gate } from './reach.ts'
import { keptClassIn, releasesOf } from './release.ts'
import type { Cell, Round, RoundTeacher } from './round.ts'

export interface Compulsory {
  /** Whom the published order reaches, the first reached first: by number in the order. */
  readonly reached: readonly number[]
  /** By teacher reached: the cell's number. */
  readonly cellOf: readonly number[]
  /** By teacher reached: whether on a post above the vacancies. */
  readonly overQuotaOf: readonly boolean[]
  /** Quotas that were relaxed: posts above the vacancies. */
  readonly overQuota: readonly { readonly cell: string; readonly extra: number }[]
  /** What one vacancy more would save in hardship, and what one more above the quota would, by cell with posts left; they prove that no plan costs less. */
  readonly prices: readonly CellPrice[]
  readonly hardship: number
}

export interface CellPrice {
  readonly cell: string
  readonly vacancy: number
  readonly extra: number
}

/** What the voluntary phase left: by number of teacher, the number of the cell, or −1. */
export interface Standing {
  readonly cellOf: Int32Array
}

/**
 * 组织调剂. The published order is walked from its end through the cells that still have more than their need. Sheltered teachers, those too short at
 * their school, the second of a couple, and those of a kept class beyond the allowance are passed over; so is whom the posts left have no room for, by
 * licence or number. Those reached go where the sum of hardship is least. Null where it was stopped.
 */
export function runCompulsory(round: Round, ranked: readonly Ranked[], standing: Standing, watch: Watch = {}): Compulsory | null {
  const left = vacanciesLeft(round, standing)
  const options = optionsIn(round, left)
  const reached = reachedBy(round, ranked, { ...standing, left, options })
  const problem = hardshipProblem(round, reached.map((t) => options(ranked[t]!.teacher)), left)
  const found = leastHardship(problem, watch)
  if (found === null) return null
  if (found === 'infeasible') throw new Error('Somebody was reached for whom there is no post.')
  const columns = Array.from(found.arc, (arc) => problem.column[arc]!)
  const cells = round.cells.length
  const extra = new Int32Array(cells)
  for (const column of columns) if (column >= cells) extra[column - cells]!++
  return {
    reached,
    cellOf: columns.map((column) => column % cells),
    overQuotaOf: columns.map((column) => column >= cells),
    overQuota: round.cells.flatMap(({ id }, c) => (extra[c]! > 0 ? [{ cell: id, extra: extra[c]! }] : [])),
    prices: round.cells.flatMap(({ id }, c) => (left[c]! > 0 ? [{ cell: id, vacancy: found.price[c]!, extra: found.price[cells + c]! }] : [])),
    hardship: found.total,
  }
}

function vacanciesLeft({ cells }: Pick<Round, 'cells'>, { cellOf }: Standing): Int32Array {
  const left = Int32Array.from(cells, ({ vacancies }) => vacancies)
  for (const cell of cellOf) if (cell !== -1) left[cell]!--
  return left
}

type Option = readonly [cell: number, hardship: number]
type Options = (teacher: RoundTeacher) => readonly Option[]

/** The cells with posts left that are open to a teacher, with the hardship of each. */
function optionsIn(round: Round, left: Int32Array): Options {
  const hardship = hardshipIn(round)
  const bySubject = new Map<string, [number, Cell][]>()
  for (const [c, cell] of round.cells.entries()) {
    const key = `${cell.stage}/${cell.subject}`
    if (left[c]! > 0) bySubject.set(key, [...(bySubject.get(key) ?? []), [c, cell]])
  }
  return (teacher) => {
    const cells = teacher.licences.flatMap(({ stage, subject }) => bySubject.get(`${stage}/${subject}`) ?? [])
    return [...new Map(cells)].flatMap(([c, cell]): readonly Option[] => {
      const cost = hardship(teacher, cell)
      return cost === null ? [] : [[c, cost]]
    }).toSorted(([a], [b]) => a - b)
  }
}

interface Left extends Standing {
  readonly left: Int32Array
  readonly options: Options
}

/** Those reached, from the end of the order on. */
function reachedBy(round: Round, ranked: readonly Ranked[], { cellOf, left, options }: Left): readonly number[] {
  const balance = surplusAfter(round, ranked, cellOf)
  const candidates = [...ranked.keys()].toReversed().filter((t) => cellOf[t] === -1 && balance.surplus[balance.home[t]!]! > 0 && mayBeMoved(round, ranked[t]!.teacher))
  const columns = candidates.map((t) => options(ranked[t]!.teacher).map(([cell]) => cell))
  const start = new Int32Array(candidates.length + 1)
  for (const [row, cells] of columns.entries()) start[row + 1] = start[row]! + cells.length
  const gate = gateFor(round, candidates.map((t) => ranked[t]!.teacher), { ...balance, home: candidates.map((t) => balance.home[t]!) })
  const reached = reachInOrder({ start, column: Int32Array.from(columns.flat()), capacity: left }, gate)
  return candidates.filter((_, row) => reached[row] === 1)
}

interface Surplus {
  /** By teacher, or by candidate: the number of the home cell. */
  readonly home: readonly number[]
  /** By cell: how many more than needed. */
  readonly surplus: Int32Array
  /** By cell × 3 + kept class: how many of it may still go. */
  readonly allowance: Int32Array
}

function surplusAfter(round: Round, ranked: readonly Ranked[], cellOf: Int32Array): Surplus {
  const number = new Map(round.cells.map(({ id }, i) => [id, i]))
  const home = ranked.map(({ teacher }) => number.get(teacher.cell)!)
  const classOf = keptClassIn(round)
  const releases = releasesOf(round)
  const surplus = Int32Array.from(round.cells, ({ have, need }) => have - need)
  const allowance = Int32Array.from(round.cells.flatMap(({ id }) => releases.get(id)!.kept))
  for (const [t, cell] of cellOf.entries()) {
    if (cell === -1) continue
    surplus[home[t]!]!--
    surplus[cell]!++
    allowance[3 * home[t]! + classOf(ranked[t]!.teacher)]!--
  }
  return { home, surplus, allowance }
}

const mayBeMoved = ({ rules }: Round, { sheltered, serviceYears }: RoundTeacher): boolean => !sheltered && serviceYears >= rules.minimumServiceYears

/** Closed once a cell is down to its need or its allowance, and to the second of a couple. */
function gateFor(round: Round, candidates: readonly RoundTeacher[], { home, surplus, allowance }: Surplus): Gate {
  const classOf = keptClassIn(round)
  const place = candidates.map((teacher, row) => 3 * home[row]! + classOf(teacher))
  const reached = new Set<string>()
  return {
    mayEnter: (row) => surplus[home[row]!]! > 0 && !reached.has(candidates[row]!.partner ?? '') && (place[row]! % 3 === 0 || allowance[place[row]!]! > 0),
    entered: (row) => {
      surplus[home[row]!]!--
      allowance[place[row]!]!--
      reached.add(candidates[row]!.id)
    },
  }
}

/** Columns: the vacancies of cell c, then from `cells` on the posts above them. */
function hardshipProblem({ cells, rules: { hardship: { overQuota } } }: Round, rows: readonly (readonly Option[])[], left: Int32Array): HardshipProblem {
  const start = new Int32Array(rows.length + 1)
  const column: number[] = []
  const cost: number[] = []
  for (const [row, options] of rows.entries()) {
    for (const [cell, price] of options) {
      column.push(cell)
      cost.push(price)
      if (overQuota === null) continue
      column.push(cells.length + cell)
      cost.push(price + overQuota.cost)
    }
    start[row + 1] = column.length
  }
  const extra = Array.from(left, (count) => (count === 0 ? 0 : (overQuota?.most ?? 0)))
  return { start, column: Int32Array.from(column), cost: Float64Array.from(cost), capacity: Int32Array.from([...left, ...extra]) }
}

/** The hardship of a move by the rule table; null where a hard rule bars it. */
export function hardshipIn(round: Round): (teacher: RoundTeacher, cell: Cell) => number | null {
  const minutes = new Map(round.journeys.flatMap(({ from, to, minutes }) => [[`${from} ${to}`, minutes], [`${to} ${from}`, minutes]] as const))
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  const township = new Map(round.schools.map((school) => [school.id, school.township]))
  const { perMinute, otherTownship, unlisted, perRank } = round.rules.hardship
  return (teacher, cell) => {
    const home = cells.get(teacher.cell)!
    const way = minutes.get(`${home.school} ${cell.school}`)
    if (way === undefined || barTo(round.rules, teacher, home, cell) !== null) return null
    const rank = teacher.preferences.indexOf(cell.id)
    const away = township.get(home.school) === township.get(cell.school) ? 0 : otherTownship
    return perMinute * way + away + (rank === -1 ? unlisted : perRank * rank)
  }
}
