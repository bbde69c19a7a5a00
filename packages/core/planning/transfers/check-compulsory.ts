import { barTo } from './eligibility.ts'
import { hardshipIn, type CellPrice } from './compulsory.ts'
import type { Cell, RoundTeacher } from './round.ts'
import type { RoundResult } from './run-round.ts'
import { violation, type Facts, type Violation } from './violation.ts'

/** The compulsory phase: whom it reaches, and that nobody could have planned it with less hardship. */
export function checkCompulsory(facts: Facts, result: RoundResult): readonly Violation[] {
  return [...reachViolations(facts, result), ...leastViolations(facts, result)]
}

/** From the end of the order on, in cells above their need: nobody is passed over without one of the reasons that the rules name. */
function reachViolations(facts: Facts, { reached, placements }: RoundResult): readonly Violation[] {
  const isReached = new Set(reached)
  const uncalled = placements.filter(({ phase, teacher }) => (phase === 'compulsory') !== isReached.has(teacher)).map(({ teacher, cell }) => violation('skipped', teacher, cell, 'not reached'))
  return [...uncalled, ...walk(facts, isReached)]
}

function walk(facts: Facts, isReached: ReadonlySet<string>): readonly Violation[] {
  const { ranked, placed, cells, classOf, releases } = facts
  const surplus = new Map([...cells.values()].map((cell) => [cell.id, surplusAfterVoluntary(facts, cell)]))
  const gone = new Map([...cells.keys()].map((id) => [id, [...voluntaryFrom(facts, id)]]))
  const isKept = (teacher: RoundTeacher) => {
    const kept = classOf(teacher)
    return kept !== 0 && gone.get(teacher.cell)!.filter((other) => classOf(other) === kept).length >= releases.get(teacher.cell)!.kept[kept]
  }
  const taken: RoundTeacher[] = []
  const isOut = (teacher: RoundTeacher) => placed.get(teacher.id)?.phase === 'voluntary' || surplus.get(teacher.cell)! <= 0 || isKept(teacher) || isExempt(facts, teacher, taken)
  return [...ranked.values()].toReversed().flatMap(({ teacher }): readonly Violation[] => {
    if (isOut(teacher)) return isReached.has(teacher.id) ? [violation(teacher.sheltered ? 'sheltered' : 'skipped', teacher.id, teacher.cell, 'reached')] : []
    if (!isReached.has(teacher.id)) return haveRoom(facts, [...taken, teacher]) ? [violation('skipped', teacher.id, teacher.cell, 'passed over')] : []
    taken.push(teacher)
    surplus.set(teacher.cell, surplus.get(teacher.cell)! - 1)
    gone.get(teacher.cell)!.push(teacher)
    return []
  })
}

function isExempt({ round }: Facts, { sheltered, serviceYears, partner }: RoundTeacher, called: readonly RoundTeacher[]): boolean {
  return sheltered || serviceYears < round.rules.minimumServiceYears || called.some(({ id }) => id === partner)
}

function surplusAfterVoluntary({ placed, ...facts }: Facts, cell: Cell): number {
  const arrived = [...placed.values()].filter((placement) => placement.phase === 'voluntary' && placement.cell === cell.id).length
  return cell.have - cell.need - voluntaryFrom({ placed, ...facts }, cell.id).length + arrived
}

function voluntaryFrom({ placed, ranked }: Facts, cell: string): readonly RoundTeacher[] {
  return [...placed.values()].filter(({ phase }) => phase === 'voluntary').map(({ teacher }) => ranked.get(teacher)!.teacher).filter((teacher) => teacher.cell === cell)
}

/** Whether the posts that the voluntary phase left can take all of some teachers at once (Hall's condition, by alternating paths). */
function haveRoom({ round, cells, placed }: Facts, teachers: readonly RoundTeacher[]): boolean {
  const posts = round.cells.flatMap((cell) => Array.from({ length: cell.vacancies - [...placed.values()].filter(({ phase, cell: at }) => phase === 'voluntary' && at === cell.id).length }, () => cell))
  const holder = new Map<number, RoundTeacher>()
  const seat = (teacher: RoundTeacher, tried: Set<number>): boolean => posts.some((cell, post) => {
    if (tried.has(post) || barTo(round.rules, teacher, cells.get(teacher.cell)!, cell) !== null) return false
    tried.add(post)
    const other = holder.get(post)
    if (other !== undefined && !seat(other, tried)) return false
    holder.set(post, teacher)
    return true
  })
  return teachers.every((teacher) => seat(teacher, new Set()))
}

/** By the prices alone: where everybody has the cheapest of what was open to them, and only full cells have a price, no plan costs less. */
function leastViolations(facts: Facts, { reached, certificate }: RoundResult): readonly Violation[] {
  const { round, ranked, placed } = facts
  const hardship = hardshipIn(round)
  const posts = openPosts(facts, certificate.prices)
  let total = 0
  const dearer = reached.flatMap((id) => {
    const { teacher } = ranked.get(id)!
    const choices = posts.flatMap(({ cell, overQuota, cost, price }) => {
      const move = hardship(teacher, cell)
      return move === null ? [] : [{ cell: cell.id, overQuota, cost: move + cost, paid: move + cost + price }]
    })
    const own = placed.get(id)
    const mine = choices.find(({ cell, overQuota }) => cell === own?.cell && overQuota === own?.overQuota)
    if (mine === undefined) return [violation('notLeast', id, own?.cell ?? null, 'not open')]
    total += mine.cost
    const better = choices.find(({ paid }) => paid < mine.paid)
    return better === undefined ? [] : [violation('notLeast', id, mine.cell, better.cell)]
  })
  const idle = posts.filter(({ price, used, most }) => price < 0 || (price > 0 && used < most)).map(({ cell, price }) => violation('notLeast', null, cell.id, `price ${price}`))
  return [...dearer, ...idle, ...(total === certificate.hardship ? [] : [violation('hardship', null, null, `${total} ≠ ${certificate.hardship}`)])]
}

interface OpenPosts {
  readonly cell: Cell
  readonly overQuota: boolean
  readonly cost: number
  readonly price: number
  readonly used: number
  readonly most: number
}

/** The posts that the voluntary phase left, and those above the quota, with how many of them are taken. */
function openPosts({ round, placed }: Facts, certified: readonly CellPrice[]): readonly OpenPosts[] {
  const { overQuota } = round.rules.hardship
  const prices = new Map(certified.map((price) => [price.cell, price]))
  return round.cells.filter(({ vacancies }) => vacancies > 0).flatMap((cell) => {
    const arrived = [...placed.values()].filter((placement) => placement.cell === cell.id)
    const most = cell.vacancies - arrived.filter(({ phase }) => phase === 'voluntary').length
    const extra = arrived.filter((placement) => placement.overQuota).length
    const within = { cell, overQuota: false, cost: 0, price: prices.get(cell.id)?.vacancy ?? 0, used: arrived.filter(({ phase }) => phase === 'compulsory').length - extra, most }
    const above = { cell, overQuota: true, cost: overQuota?.cost ?? 0, price: prices.get(cell.id)?.extra ?? 0, used: extra, most: overQuota?.most ?? 0 }
    return most === 0 ? [] : [within, above].filter((posts) => posts.most > 0)
  })
}
