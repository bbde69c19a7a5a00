import { rulesFaults } from './check-rules.ts'
import type { RoundFault } from './fault.ts'
import { scoreOf } from './points.ts'
import type { Cell, Round, RoundTeacher } from './round.ts'

/** All that keeps a round from running, everything at once: nothing runs while one is left. */
export function roundFaults(round: Round): readonly RoundFault[] {
  const members = new Map<string, number>()
  for (const { cell } of round.teachers) members.set(cell, (members.get(cell) ?? 0) + 1)
  const known: Known = {
    members,
    cells: new Map(round.cells.map((cell) => [cell.id, cell])),
    schools: new Set(round.schools.map(({ id }) => id)),
    teachers: new Map(round.teachers.map((teacher) => [teacher.id, teacher])),
    subjects: new Set(round.cells.filter(({ vacancies }) => vacancies > 0).map(({ stage, subject }) => `${stage}/${subject}`)),
  }
  return [
    ...rulesFaults(round.rules),
    ...twice('schools', round.schools),
    ...twice('cells', round.cells),
    ...twice('teachers', round.teachers),
    ...round.cells.flatMap((cell) => cellFaults(known, cell)),
    ...round.teachers.flatMap((teacher) => teacherFaults(round, known, teacher)),
    ...journeyFaults(round),
    ...lotteryFaults(round),
  ]
}

interface Known {
  /** Teachers of the list by cell. */
  readonly members: ReadonlyMap<string, number>
  readonly cells: ReadonlyMap<string, Cell>
  readonly schools: ReadonlySet<string>
  readonly teachers: ReadonlyMap<string, RoundTeacher>
  readonly subjects: ReadonlySet<string>
}

type Said = Pick<RoundFault, 'code' | 'field' | 'value' | 'zh' | 'en'>
const said = (code: string, [field, value]: readonly [string, unknown], zh: string, en: string): Said => ({ code, field, value: String(value), zh, en })

function twice(sheet: 'schools' | 'cells' | 'teachers', rows: readonly { readonly id: string }[]): readonly RoundFault[] {
  const seen = new Set<string>()
  return rows.flatMap(({ id }) => {
    const again = seen.has(id)
    seen.add(id)
    return again ? [{ sheet, row: id, ...said('idTwice', ['id', id], '编号重复：两行用了同一个编号，请核对后改正一行', 'Two rows have this id: check both and correct one.') }] : []
  })
}

function cellFaults({ schools, members: listed }: Known, cell: Cell): readonly RoundFault[] {
  const members = listed.get(cell.id) ?? 0
  const faults = [
    !schools.has(cell.school) && said('schoolUnknown', ['school', cell.school], '学校不在本轮名单中，请先登记', 'The school is not in the round: enter it first.'),
    ![cell.have, cell.need, cell.vacancies].every((count) => Number.isInteger(count) && count >= 0) && said('countNotWhole', ['have/need/vacancies', `${cell.have}/${cell.need}/${cell.vacancies}`], '人数须是不小于 0 的整数', 'Head-counts are whole numbers from 0 up.'),
    members > cell.have && said('moreThanHave', ['have', cell.have], `名单中该岗位有 ${members} 人，多于在岗数，请核对`, `${members} teachers of the list are of this cell, more than it has: check the head-count.`),
    cell.vacancies > 0 && cell.have + cell.vacancies > cell.need && said('beyondNeed', ['vacancies', cell.vacancies], `在岗 ${cell.have} 人、需要 ${cell.need} 人，所报空岗超过缺额，请核减`, `It has ${cell.have} and needs ${cell.need}: fewer posts may be declared.`),
  ]
  return faults.flatMap((each) => (each === false ? [] : [{ sheet: 'cells' as const, row: cell.id, ...each }]))
}

function teacherFaults(round: Round, known: Known, teacher: RoundTeacher): readonly RoundFault[] {
  const faults = [...placeFaults(known, teacher), ...scoreFaults(round, teacher), ...partnerFaults(known, teacher), ...preferenceFaults(round, known, teacher)]
  return faults.map((each) => ({ sheet: 'teachers', row: teacher.id, ...each }))
}

function placeFaults({ cells, schools }: Known, { cell, avoid }: RoundTeacher): readonly Said[] {
  return [
    ...(cells.has(cell) ? [] : [said('cellUnknown', ['cell', cell], '现任岗位不在本轮名单中，请先登记', 'The present cell is not in the round: enter it first.')]),
    ...avoid.filter((school) => !schools.has(school)).map((school) => said('schoolUnknown', ['avoid', school], '回避学校不在本轮名单中，请改正', 'The school to avoid is not in the round: correct it.')),
  ]
}

function scoreFaults({ rules }: Round, teacher: RoundTeacher): readonly Said[] {
  const items = new Map(rules.points.map((item) => [item.id, item]))
  const facts = Object.entries(teacher.facts).flatMap(([id, fact]) => {
    const item = items.get(id)
    if (item === undefined) return [said('itemUnknown', ['facts', id], '计分表中没有这个项目，请删去或改名', 'The table has no such item: take it out or rename it.')]
    if (item.count.by === 'levels') return Object.hasOwn(item.count.levels, String(fact)) ? [] : [said('levelUnknown', [id, fact], '计分表中没有这个等级，请改正', 'The table has no such level: correct it.')]
    return typeof fact === 'number' && Number.isFinite(fact) && fact >= 0 ? [] : [said('amountWrong', [id, fact], '数量须是不小于 0 的数', 'An amount is a number from 0 up.')]
  })
  const { total } = scoreOf(rules, teacher)
  if (facts.length > 0 || total === teacher.points) return facts
  return [said('pointsDiffer', ['points', teacher.points], `按已公布的计分表重算为 ${total} 分，与所报不符，请更正或补充依据`, `By the published table it is ${total}: correct the score, or the facts behind it.`)]
}

function partnerFaults({ teachers }: Known, { id, partner, together }: RoundTeacher): readonly Said[] {
  if (partner === undefined) return together === true ? [said('noPartner', ['together', 'true'], '报了夫妻同调，但没有配偶，请补上', 'It is a joint application without a partner: name one.')] : []
  const other = teachers.get(partner)
  if (other === undefined) return [said('partnerUnknown', ['partner', partner], '配偶不在本轮名单中，请改正或删去', 'The partner is not in the round: correct or take out.')]
  if (other.partner !== id) return [said('partnerOneSided', ['partner', partner], '对方没有把本人登记为配偶，请核对', 'The other does not name this one as partner: check both.')]
  return (together ?? false) === (other.together ?? false) ? [] : [said('togetherOneSided', ['together', String(together ?? false)], '夫妻一方报同调、另一方没有，请一致', 'One applies jointly and the other does not: let them agree.')]
}

function preferenceFaults({ rules }: Round, { cells, subjects }: Known, teacher: RoundTeacher): readonly Said[] {
  const { preferences, licences } = teacher
  const each = preferences.flatMap((id, i) => {
    const cell = cells.get(id)
    if (cell === undefined) return [said('preferenceUnknown', [`preferences.${i + 1}`, id], '志愿岗位不存在，请改报', 'There is no such cell: choose another.')]
    if (cell.vacancies === 0) return [said('preferenceClosed', [`preferences.${i + 1}`, id], '该岗位没有申报空岗或已关闭，请改报', 'This cell has no declared vacancy, or is closed: choose another.')]
    return preferences.indexOf(id) < i ? [said('preferenceTwice', [`preferences.${i + 1}`, id], '志愿重复，请删去一个', 'This preference stands twice: take one out.')] : []
  })
  const tooMany = preferences.length > rules.maximumPreferences ? [said('tooManyPreferences', ['preferences', preferences.length], `最多填报 ${rules.maximumPreferences} 个志愿，请删减`, `At most ${rules.maximumPreferences} preferences: take some out.`)] : []
  const none = preferences.length > 0 && !licences.some(({ stage, subject }) => subjects.has(`${stage}/${subject}`))
  return [...each, ...tooMany, ...(none ? [said('subjectWithoutPosts', ['licences', licences.map(({ stage, subject }) => `${stage}/${subject}`).join('、')], '所持资格的学段学科本轮没有空岗，请撤回申请', 'No post of this round is for a stage and subject of these licences: withdraw the application.')] : [])]
}

/** Every school with somebody to spare is some minutes from every other that has vacancies. */
function journeyFaults({ cells, journeys, schools }: Round): readonly RoundFault[] {
  const known = new Set(journeys.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]))
  const wrong = journeys.filter(({ minutes }) => !Number.isInteger(minutes) || minutes < 0).map(({ from, to, minutes }) => ({ sheet: 'journeys' as const, row: `${from} ${to}`, ...said('minutesWrong', ['minutes', minutes], '路程须是不小于 0 的整分钟', 'A journey is a whole number of minutes from 0 up.') }))
  const sending = new Set(cells.filter(({ have, need }) => have > need).map(({ school }) => school))
  const receiving = new Set(cells.filter(({ vacancies }) => vacancies > 0).map(({ school }) => school))
  const missing = schools.filter(({ id }) => sending.has(id)).flatMap(({ id: from }) => [...receiving].filter((to) => to !== from && !known.has(`${from} ${to}`)).map((to) => ({ sheet: 'journeys' as const, row: `${from} ${to}`, ...said('journeyMissing', ['minutes', ''], '缺少两校之间的路程，请补上', 'The journey between these schools is missing: add it.') })))
  return [...wrong, ...missing]
}

function lotteryFaults({ lottery: { parties, publicValue, publicSource } }: Round): readonly RoundFault[] {
  const names = new Set(parties.map(({ name }) => name))
  const faults = [
    names.size < 3 && said('tooFewParties', ['parties', parties.length], '抽签至少须三方（教育局、纪检、教代会）各自承诺，名称不重', 'The lottery needs three parties with different names: the bureau, discipline inspection, the teachers’ congress.'),
    parties.some(({ commitment }) => !/^[0-9a-f]{64}$/.test(commitment)) && said('commitmentForm', ['commitment', ''], '承诺值须是 64 位十六进制的 SHA-256', 'A commitment is a SHA-256 of 64 hexadecimal digits.'),
    (publicValue === '' || publicSource === '') && said('noPublicValue', ['publicValue', publicValue], '缺少事先指定的公共数值及其来源', 'The public value, named beforehand, or its source is missing.'),
  ]
  return faults.flatMap((each) => (each === false ? [] : [{ sheet: 'lottery' as const, row: 'lottery', ...each }]))
}
