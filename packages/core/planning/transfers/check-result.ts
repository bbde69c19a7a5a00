import { balanceOf, risenIn } from './balance.ts'
import { checkCompulsory } from './check-compulsory.ts'
import { barTo } from './eligibility.ts'
import { seedOf } from './lottery.ts'
import { pointsAt } from './market.ts'
import { compareTies, rankedTeachers, type Ranked } from './order.ts'
import { keptClassIn, releasesOf, surplusOf } from './release.ts'
import type { Cell, Placement, Round, RoundTeacher, Sha256 } from './round.ts'
import { canonical, type RoundResult } from './run-round.ts'
import { violation, type Facts, type Violation } from './violation.ts'

/**
 * Every rule of a round against a result, from the definitions and not from the mechanism: no proposal is made and no path is searched here. It takes
 * results made by hand as well. Empty where the result keeps every rule. The rules are stated in docs/transfer-mechanism.md.
 */
export function checkResult(given: Round, result: RoundResult, sha256: Sha256): readonly Violation[] {
  const round = canonical(given)
  const seed = seedOf(sha256, round.id, round.lottery)
  const order = rankedTeachers(round, sha256, seed)
  const facts: Facts = {
    round,
    cells: new Map(round.cells.map((cell) => [cell.id, cell])),
    ranked: new Map(order.map((each) => [each.teacher.id, each])),
    placed: new Map(result.placements.map((placement) => [placement.teacher, placement])),
    classOf: keptClassIn(round),
    releases: releasesOf(round),
  }
  const form = formViolations(facts, result.placements)
  if (form.length > 0) return form
  return [
    ...(seed === result.seed ? [] : [violation('seed', null, null, `${seed} ≠ ${result.seed}`)]),
    ...orderViolations(order, result),
    ...result.placements.flatMap((placement) => placementViolations(facts, placement)),
    ...vacancyViolations(facts, result),
    ...releaseViolations(facts),
    ...order.flatMap((each) => envyOf(facts, each)),
    ...coupleViolations(facts),
    ...cutoffViolations(facts, result),
    ...checkCompulsory(facts, result),
    ...balanceViolations(round, result),
  ]
}

function formViolations({ cells, ranked }: Facts, placements: readonly Placement[]): readonly Violation[] {
  const seen = new Set<string>()
  return placements.flatMap(({ teacher, cell }) => {
    const again = seen.has(teacher)
    seen.add(teacher)
    if (!cells.has(cell) || !ranked.has(teacher)) return [violation('unknown', teacher, cell, '')]
    return again ? [violation('placedTwice', teacher, cell, '')] : []
  })
}

function orderViolations(order: readonly Ranked[], result: RoundResult): readonly Violation[] {
  return order.flatMap(({ teacher, total, lot }, i) => {
    const said = result.order[i]
    if (said?.teacher === teacher.id && said.points === total && said.lot === lot) return []
    return [violation('order', teacher.id, null, `${i + 1}: ${total} ≠ ${said?.teacher ?? '—'} ${said?.points ?? '—'}`)]
  })
}

function placementViolations({ round, cells, ranked }: Facts, { teacher: id, cell, phase }: Placement): readonly Violation[] {
  const { teacher } = ranked.get(id)!
  const bar = barTo(round.rules, teacher, cells.get(teacher.cell)!, cells.get(cell)!)
  return [
    ...(bar === null ? [] : [violation('barred', id, cell, bar)]),
    ...(phase === 'compulsory' || teacher.preferences.includes(cell) ? [] : [violation('notWanted', id, cell, '')]),
    ...(phase === 'compulsory' && teacher.sheltered ? [violation('sheltered', id, cell, '')] : []),
  ]
}

/** Within the vacancies; above them only compulsory moves, as many as the rules allow, and every one named. */
function vacancyViolations({ round, placed }: Facts, { overQuota: relaxed }: RoundResult): readonly Violation[] {
  const named = new Map(relaxed.map((each) => [each.cell, each.extra]))
  const most = round.rules.hardship.overQuota?.most ?? 0
  return round.cells.flatMap(({ id, vacancies }) => {
    const arrived = [...placed.values()].filter(({ cell }) => cell === id)
    const extra = arrived.filter(({ overQuota }) => overQuota)
    const fits = arrived.length - extra.length <= vacancies && extra.length <= most && extra.every(({ phase }) => phase === 'compulsory')
    return fits && extra.length === (named.get(id) ?? 0) ? [] : [violation('overVacancies', null, id, `${arrived.length} > ${vacancies} + ${named.get(id) ?? 0}`)]
  })
}

/** A cell never falls below its need by a release, and loses no more of a kept class than the targets allow. */
function releaseViolations(facts: Facts): readonly Violation[] {
  return facts.round.cells.flatMap((cell) => {
    const { left, rights } = departures(facts, cell)
    const most = facts.releases.get(cell.id)!.kept
    const beyond = ([1, 2] as const).filter((kept) => left.filter((teacher) => facts.classOf(teacher) === kept).length > most[kept])
    return left.length > rights || beyond.length > 0 ? [violation('release', null, cell.id, `${left.length} > ${rights} / ${beyond.join()}`)] : []
  })
}

function departures({ round, ranked, placed }: Facts, cell: Cell) {
  const left = [...placed.values()].map(({ teacher }) => ranked.get(teacher)!.teacher).filter((teacher) => teacher.cell === cell.id)
  const arrived = [...placed.values()].filter((placement) => placement.cell === cell.id).length
  return { left, rights: surplusOf(cell) + (round.rules.replacement ? arrived : 0) }
}

/** For each cell that a teacher would rather have: whether there is a post left in it, or somebody who stands behind the teacher there. */
function envyOf(facts: Facts, { teacher }: Ranked): readonly Violation[] {
  const { round, cells, placed } = facts
  if (teacher.together === true) return []
  const own = placed.get(teacher.id)
  const until = own?.phase === 'voluntary' ? teacher.preferences.indexOf(own.cell) : teacher.preferences.length
  const home = cells.get(teacher.cell)!
  const better = teacher.preferences.slice(0, until).map((id) => cells.get(id)!).filter((cell) => barTo(round.rules, teacher, home, cell) === null)
  if (better.length === 0 || !mayLeave(facts, teacher)) return []
  return better.flatMap((cell) => {
    const holders = voluntaryIn(facts, ({ cell: at }) => at === cell.id)
    if (holders.length < cell.vacancies) return [violation('wasted', teacher.id, cell.id, `${holders.length} < ${cell.vacancies}`)]
    return holders.filter((holder) => isBefore(facts, teacher, holder, cell)).map((holder) => violation('envy', teacher.id, cell.id, holder.id))
  })
}

/** Who left already may leave; else the home cell has a right free for the teacher, or gave one to a colleague who stands behind. */
function mayLeave(facts: Facts, teacher: RoundTeacher): boolean {
  const { cells, ranked, placed, classOf, releases, round } = facts
  const kept = classOf(teacher)
  if (placed.get(teacher.id)?.phase === 'voluntary') return true
  const home = cells.get(teacher.cell)!
  const gone = voluntaryIn(facts, ({ teacher: id }) => ranked.get(id)!.teacher.cell === home.id)
  const rights = surplusOf(home) + (round.rules.replacement ? voluntaryIn(facts, ({ cell }) => cell === home.id).length : 0)
  const fits = (others: readonly RoundTeacher[]) => others.length < rights && (kept === 0 || others.filter((other) => classOf(other) === kept).length < releases.get(home.id)!.kept[kept])
  return fits(gone) || gone.some((colleague) => standsBefore(facts, teacher, colleague) && fits(gone.filter(({ id }) => id !== colleague.id)))
}

function voluntaryIn({ placed, ranked }: Facts, wanted: (placement: Placement) => boolean): readonly RoundTeacher[] {
  return [...placed.values()].filter((placement) => placement.phase === 'voluntary' && wanted(placement)).map(({ teacher }) => ranked.get(teacher)!.teacher)
}

/** At a cell: points there, then the tie-breaks, then the lot. */
function isBefore({ round, cells, ranked }: Facts, a: RoundTeacher, b: RoundTeacher, cell: Cell): boolean {
  const at = (teacher: RoundTeacher) => pointsAt(round.rules, ranked.get(teacher.id)!, cells.get(teacher.cell)!, cell)
  if (at(a) !== at(b)) return at(a) > at(b)
  const [first, second] = [ranked.get(a.id)!, ranked.get(b.id)!]
  return first.total !== second.total ? first.total > second.total : compareTies(round.rules, first, second) < 0
}

/** In the published order, which is the order of release. */
function standsBefore({ round, ranked }: Facts, a: RoundTeacher, b: RoundTeacher): boolean {
  const [first, second] = [ranked.get(a.id)!, ranked.get(b.id)!]
  return first.total !== second.total ? first.total > second.total : compareTies(round.rules, first, second) < 0
}

function coupleViolations({ round, cells, placed, ranked }: Facts): readonly Violation[] {
  const townships = new Map(round.schools.map(({ id, township }) => [id, township]))
  const placeOf = (id: string) => {
    const own = placed.get(id)
    return own?.phase === 'voluntary' ? townships.get(cells.get(own.cell)!.school) : undefined
  }
  return [...ranked.values()].flatMap(({ teacher: { id, together, partner } }) => (together === true && placeOf(id) !== placeOf(partner!) ? [violation('couple', id, null, partner!)] : []))
}

function cutoffViolations(facts: Facts, { cutoffs }: RoundResult): readonly Violation[] {
  const { round, cells, ranked } = facts
  return cutoffs.flatMap(({ cell: id, points, left }) => {
    const cell = cells.get(id)!
    const held = voluntaryIn(facts, ({ cell: at }) => at === id).map((teacher) => pointsAt(round.rules, ranked.get(teacher.id)!, cells.get(teacher.cell)!, cell))
    const lowest = held.length === cell.vacancies ? Math.min(...held) : null
    return lowest === points && left === cell.vacancies - held.length ? [] : [violation('cutoff', null, id, `${lowest ?? '—'} ≠ ${points ?? '—'}`)]
  })
}

function balanceViolations(round: Round, { placements, balance, brokenHolds }: RoundResult): readonly Violation[] {
  const found = balanceOf(round, placements)
  const same = found.length === balance.length && found.every((row, i) => (['stage', 'indicator', 'before', 'after'] as const).every((key) => row[key] === balance[i]![key]))
  const risen = round.rules.holdCv ? risenIn(found) : []
  return [
    ...(same ? [] : [violation('balance', null, null, 'before/after')]),
    ...risen.map(({ stage, indicator }) => `${stage}/${indicator}`).filter((name) => !brokenHolds.includes(name)).map((name) => violation('balance', null, null, name)),
  ]
}
