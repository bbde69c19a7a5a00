/**
 * 核验程序 · recomputes a transfer round from round.json alone, in any browser, without a network. It is written a second time, apart from the
 * program that ran the round: read it, it is short. verifyRound(record) gives a list of what does not hold; an empty list is a clean round.
 */
export function verifyRound(record) {
  const found = []
  const { round, result } = record
  const say = (zh, en, who = '') => found.push({ zh, en, who })
  if (sha256(canonicalText(round.rules)) !== record.rulesHash) say('规则与公布的哈希不符', 'The rules are not those whose hash was published')
  if (record.rulesPublishedOn > record.applicationsClosedOn) say('规则在报名截止之后才公布', 'The rules were published after applications closed')
  const leaves = [...byId(round.teachers), ...byId(round.cells)].map(canonicalText)
  if (merkleRoot(leaves) !== record.merkleRoot) say('冻结的数据与公布的根哈希不符', 'The frozen data are not those of the published root')
  const seed = seedOf(round)
  if (seed !== result.seed) say('抽签种子与各方承诺不符', 'The seed is not what the parties committed to')

  const order = orderOf(round, seed)
  for (const { teacher, total } of order) if (total !== teacher.points) say(`所报 ${teacher.points} 分，按规则重算为 ${total} 分`, `The score says ${teacher.points}; by the rules it is ${total}`, teacher.id)
  order.forEach((one, i) => {
    const said = result.order[i]
    if (said?.teacher !== one.teacher.id || said.points !== one.total || said.lot !== one.lot) say(`次序第 ${i + 1} 位与重算不符`, `Place ${i + 1} of the order does not recompute`, one.teacher.id)
  })

  const market = { round, order, cells: mapBy(round.cells), release: releases(round, order) }
  compare(market, voluntary(market), result, say)
  compulsory(market, result, say)
  return found
}

const byId = (items) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Points of the table, item by item. */
export function scoreOf(rules, facts) {
  const held = rules.points.filter((item) => item.id in facts).map((item) => ({ item, fact: facts[item.id], points: pointsFor(item.count, facts[item.id]) }))
  const items = held.map(({ item, fact, points }) => {
    const replacedBy = held.find((other) => other.item.replaces === item.id && other.points > 0)
    return { id: item.id, name: item.name, fact, points: replacedBy ? 0 : points }
  })
  return { items, total: cents(items.reduce((sum, each) => sum + each.points, 0)) }
}

function pointsFor(count, fact) {
  if (count.by === 'levels') return count.levels[fact] ?? 0
  if (count.by === 'rate') return cents(Math.min(count.most, fact * count.each))
  return count.bands.find((band) => fact >= band.from && (band.below === null || fact < band.below))?.points ?? 0
}

const cents = (points) => Math.round(points * 100) / 100
const mapBy = (items) => new Map(items.map((item) => [item.id, item]))

/** The points of a teacher at a cell: the table, and what is added there. */
export function pointsAt(market, { teacher, total }, cell) {
  const home = market.cells.get(teacher.cell)
  const match = home.stage === cell.stage && home.subject === cell.subject ? market.round.rules.matchPoints : 0
  return cents(total + match + (teacher.near.includes(cell.school) ? market.round.rules.nearPoints : 0))
}

function seedOf({ id, lottery }) {
  const values = lottery.parties.map(({ name, commitment, reveal }) => {
    const opens = reveal && sha256(`${name}|${reveal.value}|${reveal.salt}`) === commitment
    return opens ? reveal.value : sha256(`${name}|${lottery.publicValue}`)
  })
  return sha256(['junheng-lottery-1', id, ...values, lottery.publicValue].join('|'))
}

/** Everybody in the published order: points, tie-breaks, lot. */
function orderOf({ rules, teachers }, seed) {
  const all = teachers.map((teacher) => ({ teacher, total: scoreOf(rules, teacher.facts).total, lot: sha256(`${seed}|${teacher.id}`) }))
  const ties = (a, b) => rules.tieBreaks.map((item) => Number(b.teacher.facts[item] ?? 0) - Number(a.teacher.facts[item] ?? 0)).find((difference) => difference !== 0)
  all.sort((a, b) => b.total - a.total || ties(a, b) || (a.lot < b.lot ? -1 : 1))
  return all.map((one, rank) => ({ ...one, rank }))
}

/** Whether a hard rule bars a teacher from a cell. */
function isBarred({ round, cells }, teacher, cell) {
  const home = cells.get(teacher.cell)
  const licensed = teacher.licences.some((each) => each.stage === cell.stage && each.subject === cell.subject)
  return cell.school === home.school || cell.vacancies === 0 || !licensed || teacher.serviceYears < round.rules.minimumServiceYears || !teacher.assessed || teacher.avoid.includes(cell.school)
}

const heldBy = (school, key) => Object.values(school.stages).reduce((total, counts) => total + counts[key], 0)
const spare = (cell) => Math.max(0, cell.have - cell.need)

/** How many may leave each cell of those who must be kept: class 1 backbone teachers, class 2 others above the degree. */
function releases({ rules, schools, cells, teachers }) {
  const sum = (key) => schools.reduce((total, school) => total + heldBy(school, key), 0)
  const targets = (school) => rules.keep.filter(({ of, where }) => where === 'all' || (where === 'rural' ? school.rural : heldBy(school, of) * sum('pupils') < sum(of) * heldBy(school, 'pupils')))
  const bySchool = mapBy(schools)
  const home = mapBy(cells)
  const classOf = new Map(teachers.map((teacher) => {
    const kinds = targets(bySchool.get(home.get(teacher.cell).school)).map(({ of }) => of)
    return [teacher.id, teacher.backbone && kinds.includes('backbone') ? 1 : teacher.aboveDegree && kinds.includes('aboveDegree') ? 2 : 0]
  }))
  const mayLose = (school, kind) => Math.min(Infinity, ...targets(school).filter(({ of }) => of === kind).map(({ share }) => heldBy(school, kind) - Math.ceil(share * heldBy(school, kind) - 1e-9)))
  const left = new Map(schools.map((school) => {
    const backbone = Math.min(mayLose(school, 'backbone'), mayLose(school, 'aboveDegree'))
    return [school.id, [0, backbone, mayLose(school, 'aboveDegree') - (mayLose(school, 'backbone') === Infinity ? 0 : backbone)]]
  }))
  const most = new Map()
  for (const cell of cells.toSorted((a, b) => spare(b) - spare(a) || (a.id < b.id ? -1 : 1))) {
    const members = (kept) => teachers.filter((teacher) => teacher.cell === cell.id && classOf.get(teacher.id) === kept).length
    most.set(cell.id, [spare(cell), ...[1, 2].map((kept) => Math.min(spare(cell), members(kept), left.get(cell.school)[kept]))])
    for (const kept of [1, 2]) left.get(cell.school)[kept] -= most.get(cell.id)[kept]
  }
  return { most, classOf }
}

/** Teachers propose down their lists; each cell holds its best; who is refused everywhere passes the right to leave on. Again without a couple that is parted. */
function voluntary(market) {
  const { round, order, cells } = market
  const withdrawn = new Set()
  const township = new Map(round.schools.map((school) => [school.id, school.township]))
  for (;;) {
    const holding = proposals(market, withdrawn)
    const place = (id) => (holding.has(id) ? township.get(cells.get(holding.get(id)).school) : null)
    const couples = order.filter(({ teacher }) => teacher.together && order.findIndex((other) => other.teacher.id === teacher.partner) > order.findIndex((other) => other.teacher.id === teacher.id))
    const apart = couples.findLast(({ teacher }) => place(teacher.id) !== place(teacher.partner))
    if (!apart) return { holding, withdrawn }
    withdrawn.add(apart.teacher.id).add(apart.teacher.partner)
  }
}

function proposals(market, withdrawn) {
  const { round, order, cells, release } = market
  const lists = new Map(order.map(({ teacher }) => [teacher.id, withdrawn.has(teacher.id) ? [] : teacher.preferences.filter((id) => !isBarred(market, teacher, cells.get(id)))]))
  const next = new Map()
  const held = new Map(round.cells.map(({ id }) => [id, []]))
  const homes = new Map(round.cells.map(({ id }) => [id, order.filter(({ teacher }) => teacher.cell === id && lists.get(teacher.id).length > 0)]))
  const isBefore = (cell) => (a, b) => pointsAt(market, b, cell) - pointsAt(market, a, cell) || a.rank - b.rank
  const mayPropose = (cell) => {
    let given = 0
    const givenKept = [0, 0, 0]
    return homes.get(cell.id).filter(({ teacher }) => (next.get(teacher.id) ?? 0) < lists.get(teacher.id).length).filter(({ teacher }) => {
      const kept = release.classOf.get(teacher.id)
      if (given >= spare(cell) + (round.rules.replacement ? held.get(cell.id).length : 0) || (kept > 0 && givenKept[kept] >= release.most.get(cell.id)[kept])) return false
      given++
      givenKept[kept]++
      return true
    })
  }
  for (let again = true; again; ) {
    again = false
    const holders = new Set([...held.values()].flat())
    for (const one of round.cells.flatMap(mayPropose).filter((each) => !holders.has(each))) {
      const cell = cells.get(lists.get(one.teacher.id)[next.get(one.teacher.id) ?? 0])
      const best = [...held.get(cell.id), one].toSorted(isBefore(cell))
      for (const refused of best.slice(cell.vacancies)) next.set(refused.teacher.id, (next.get(refused.teacher.id) ?? 0) + 1)
      held.set(cell.id, best.slice(0, cell.vacancies))
      again = true
    }
  }
  return new Map(round.cells.flatMap(({ id }) => held.get(id).map(({ teacher }) => [teacher.id, id])))
}

function compare({ order }, { holding, withdrawn }, { placements, withdrawnCouples }, say) {
  const said = new Map(placements.filter(({ phase }) => phase === 'voluntary').map(({ teacher, cell }) => [teacher, cell]))
  for (const { teacher } of order) {
    const [own, claimed] = [holding.get(teacher.id), said.get(teacher.id)]
    if (own !== claimed) say(`自愿阶段应为 ${own ?? '未录用'}，结果写的是 ${claimed ?? '未录用'}`, `The voluntary phase gives ${own ?? 'no post'}; the result says ${claimed ?? 'no post'}`, teacher.id)
  }
  if (withdrawnCouples.flat().length !== withdrawn.size) say('夫妻同调的撤回与重算不符', 'The couples withdrawn do not recompute')
}

/** From the end of the order: who is reached; and by the prices, that no plan has less hardship. */
function compulsory(market, result, say) {
  const { round } = market
  const voluntaryAt = new Map(result.placements.filter(({ phase }) => phase === 'voluntary').map(({ teacher, cell }) => [teacher, cell]))
  const left = new Map(round.cells.map((cell) => [cell.id, cell.vacancies - [...voluntaryAt.values()].filter((id) => id === cell.id).length]))
  const opened = new Map(round.teachers.map((teacher) => [teacher.id, round.cells.filter((cell) => left.get(cell.id) > 0 && !isBarred(market, teacher, cell))]))
  const open = ({ id }) => opened.get(id)
  const reached = reach(market, voluntaryAt, open, left)
  if (reached.map(({ id }) => id).join() !== result.reached.join()) say('组织调剂的人选与重算不符', 'Those whom the compulsory phase reaches do not recompute')
  const hardship = hardshipIn(market)
  const priceOf = (cell, over) => result.certificate.prices.find((price) => price.cell === cell.id)?.[over ? 'extra' : 'vacancy'] ?? 0
  const { overQuota } = round.rules.hardship
  const optionsOf = (teacher) => open(teacher).flatMap((cell) => (overQuota ? [false, true] : [false]).map((over) => {
    const cost = hardship(teacher, cell) + (over ? overQuota.cost : 0)
    return { id: cell.id, over, cost, paid: cost + priceOf(cell, over) }
  }))
  let total = 0
  for (const teacher of reached) {
    const own = result.placements.find((placement) => placement.teacher === teacher.id && placement.phase === 'compulsory')
    const options = optionsOf(teacher)
    const mine = options.find((option) => option.id === own?.cell && option.over === own.overQuota)
    if (!mine || options.some((option) => option.paid < mine.paid)) say('组织调剂不是难度最小的安排', 'The compulsory phase is not the one of least hardship', teacher.id)
    total += mine?.cost ?? 0
  }
  if (total !== result.certificate.hardship) say(`难度合计应为 ${total}`, `Hardship adds up to ${total}`)
  checkPrices(market, result, left, say)
}

function hardshipIn({ round, cells }) {
  const minutes = new Map(round.journeys.flatMap(({ from, to, minutes }) => [[`${from} ${to}`, minutes], [`${to} ${from}`, minutes]]))
  const township = new Map(round.schools.map((school) => [school.id, school.township]))
  const rule = round.rules.hardship
  return (teacher, cell) => {
    const from = cells.get(teacher.cell).school
    const rank = teacher.preferences.indexOf(cell.id)
    const away = township.get(from) === township.get(cell.school) ? 0 : rule.otherTownship
    return rule.perMinute * minutes.get(`${from} ${cell.school}`) + away + (rank < 0 ? rule.unlisted : rule.perRank * rank)
  }
}

/** Nobody stands on a post that is not there, and a post has a price only where all of its kind are taken. */
function checkPrices({ round }, result, left, say) {
  const most = round.rules.hardship.overQuota?.most ?? 0
  for (const { id } of round.cells) {
    const price = result.certificate.prices.find(({ cell }) => cell === id) ?? { vacancy: 0, extra: 0 }
    const came = result.placements.filter(({ cell, phase }) => cell === id && phase === 'compulsory')
    const over = came.filter(({ overQuota }) => overQuota).length
    const within = came.length - over
    if (within > left.get(id) || over > most) say('超出名额', 'More than there are posts', id)
    if (!isHonest(price.vacancy, left.get(id) - within) || !isHonest(price.extra, most - over)) say('证书中的价格不成立', 'A price of the certificate does not hold', id)
  }
}

const isHonest = (price, idle) => price === 0 || (price > 0 && idle === 0)

/** From the end of the order, one by one: as long as the cell is above its need, and the posts left can take all who are reached. */
function reach({ round, order, release }, voluntaryAt, open, left) {
  const surplus = new Map(round.cells.map((cell) => [cell.id, cell.have - cell.need]))
  const kept = new Map([...release.most].map(([id, most]) => [id, [...most]]))
  const classOf = ({ id }) => release.classOf.get(id)
  const leaves = (teacher) => {
    surplus.set(teacher.cell, surplus.get(teacher.cell) - 1)
    kept.get(teacher.cell)[classOf(teacher)]--
  }
  for (const { teacher } of order) {
    if (!voluntaryAt.has(teacher.id)) continue
    leaves(teacher)
    surplus.set(voluntaryAt.get(teacher.id), surplus.get(voluntaryAt.get(teacher.id)) + 1)
  }
  const reached = new Set()
  const isPassed = (teacher) => teacher.sheltered || teacher.serviceYears < round.rules.minimumServiceYears || reached.has(teacher.partner) || (classOf(teacher) > 0 && kept.get(teacher.cell)[classOf(teacher)] <= 0)
  const seat = seating(open, left)
  return order.toReversed().map(({ teacher }) => teacher).filter((teacher) => {
    if (surplus.get(teacher.cell) <= 0 || voluntaryAt.has(teacher.id) || isPassed(teacher) || !seat(teacher, new Set())) return false
    leaves(teacher)
    reached.add(teacher.id)
    return true
  })
}

/** Finds a seat for one more, moving others to other seats where that helps (alternating paths). */
function seating(open, left) {
  const seats = new Map([...left.keys()].map((id) => [id, []]))
  return function seat(teacher, tried) {
    return open(teacher).some(({ id }) => {
      if (tried.has(id)) return false
      tried.add(id)
      const there = seats.get(id)
      if (there.length < left.get(id)) return there.push(teacher) > 0
      const moved = there.findIndex((other) => seat(other, tried))
      if (moved < 0) return false
      there[moved] = teacher
      return true
    })
  }
}

/** JSON with sorted keys: one text for one content. */
export function canonicalText(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.keys(value).filter((key) => value[key] !== undefined).toSorted().map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`).join(',')}}`
}

function merkleRoot(leaves) {
  let level = leaves.map((leaf) => sha256(`0${leaf}`))
  while (level.length > 1) level = level.filter((_, i) => i % 2 === 0).map((hash, i) => (level[2 * i + 1] ? sha256(`1${hash}${level[2 * i + 1]}`) : hash))
  return level[0] ?? sha256('')
}

const powers = Array.from({ length: 400 }, (_, i) => i + 2).filter((n) => ![...Array(n).keys()].slice(2).some((d) => n % d === 0)).slice(0, 64)
const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0
const roundConstants = powers.map((prime) => fraction(Math.cbrt(prime)))
const turn = (x, n) => (x >>> n) | (x << (32 - n))

/** SHA-256 (FIPS 180-4) of a text, as hexadecimal. */
export function sha256(text) {
  const bytes = new TextEncoder().encode(text)
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const words = new DataView(padded.buffer)
  words.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  words.setUint32(padded.length - 4, bytes.length << 3)
  const state = powers.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
  for (let at = 0; at < padded.length; at += 64) digestBlock(state, Array.from({ length: 16 }, (_, i) => words.getInt32(at + 4 * i)))
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function digestBlock(state, w) {
  for (let i = 16; i < 64; i++) w[i] = (w[i - 16] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3)) + w[i - 7] + (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10))) | 0
  let [a, b, c, d, e, f, g, h] = state
  for (let i = 0; i < 64; i++) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + roundConstants[i] + w[i]) | 0
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] + word) | 0
}
