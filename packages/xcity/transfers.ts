import { urbanRuralCodes, type Stage } from '@junheng/core/county/kinds.ts'
import type { Snapshot, StaffMember } from '@junheng/core/county/snapshot.ts'
import { staffBalance, type StaffCell } from '@junheng/core/planning/staffing/balance-sheet.ts'
import { scoreOf } from '@junheng/core/planning/transfers/points.ts'
import { cellId, cellsFrom, journeysFrom, schoolsFrom } from '@junheng/core/planning/transfers/round-from.ts'
import { runRound } from '@junheng/core/planning/transfers/run-round.ts'
import type { Round, RoundTeacher, TransferRules } from '@junheng/core/planning/transfers/round.ts'
import { curriculumOn, staffingNorms, transferRules } from '@junheng/standards/load-staffing.ts'
import { streamOf, type Stream } from './streams.ts'

/** 2021 年度的一轮县管校聘: 212 posts in the town schools, and the rural teachers whose cells have more than they need. By staff number, not by pseudonym. */
export interface XCityTransfers {
  readonly title: string
  readonly rules: TransferRules
  readonly rulesPublishedOn: string
  readonly applicationsUntil: string
  /** By cell. */
  readonly declared: readonly Declared[]
  readonly teachers: readonly RoundTeacher[]
  /** Why a sheltered teacher may not be moved: seen by the bureau alone. */
  readonly sheltered: readonly { readonly teacher: string; readonly reason: 'illness' | 'pregnancy' | 'nearRetirement' }[]
  readonly lottery: { readonly publicSource: string; readonly publicValue: string; readonly parties: readonly { readonly name: string; readonly value: string; readonly salt: string }[] }
  /** The teacher whose score does not recompute, planted. */
  readonly wrongScore: string
}

export interface Declared {
  readonly cell: string
  readonly vacancies: number
}

const posts = 212

/** The round of 2021 from the county's last snapshot. It draws from a stream of its own. */
export function makeTransfers(snapshot: Snapshot, seed = 20_210_511): XCityTransfers {
  const random = streamOf(seed, 'staff/transfers')
  const rules = transferRules()
  const { cells } = staffBalance(snapshot, staffingNorms(), curriculumOn('2021-05-11'))
  const urban = urbanIn(snapshot)
  const sparing = new Set(cells.filter(({ school, balance }) => !urban.has(school) && balance > 0).map(cellId))
  const drafts = (snapshot.staff ?? []).filter((member) => member.post === 'teacher' && sparing.has(homeOf(member))).map((member) => draftOf(random, rules, member))
  const short = shortIn(snapshot, cells)
  const wishes = drafts.map(({ teacher }) => ({ ...teacher, preferences: wishesOf(random, teacher, short) }))
  const declared = declaredIn(snapshot, cells, { rules, teachers: wishes })
  const open = new Set(declared.map(({ cell }) => cell))
  const teachers = wishes.map((teacher) => ({ ...teacher, preferences: teacher.preferences.filter((cell) => open.has(cell)).slice(0, rules.maximumPreferences) }))
  const wrongScore = teachers.find(({ preferences, points }) => preferences.length > 2 && points > 50)!.id
  return {
    title: '2021年县管校聘城区空岗竞聘',
    rules,
    rulesPublishedOn: '2021-04-12',
    applicationsUntil: '2021-05-11',
    declared,
    teachers: teachers.map((teacher) => (teacher.id === wrongScore ? { ...teacher, points: teacher.points + 3 } : teacher)),
    sheltered: drafts.flatMap(({ teacher, reason }) => (reason === null ? [] : [{ teacher: teacher.id, reason }])),
    lottery: {
      publicSource: '2021年5月11日公布的一期摇奖号码（报名前指定）',
      publicValue: '02 07 15 18 26 33 + 11',
      parties: ['教育局', '纪检监察组', '教师代表大会'].map((name) => ({ name, value: String(random.integer(1, 999_999)), salt: String(random.integer(1e8, 1e9)) })),
    },
    wrongScore,
  }
}

const homeOf = ({ school, stage, subject }: StaffMember): string => cellId({ school, stage: stage ?? 'primary', subject: subject ?? '' })

interface Draft {
  readonly teacher: Omit<RoundTeacher, 'preferences'>
  readonly reason: 'illness' | 'pregnancy' | 'nearRetirement' | null
}

const titles = { fullSenior: '正高级', senior: '高级', middle: '一级', junior: '二级', assistant: '三级', none: '未定' } as const
const degrees = { doctor: '博士', master: '硕士', bachelor: '本科', college: '专科', secondary: '中专及以下', lower: '中专及以下' } as const

function draftOf(random: Stream, rules: TransferRules, member: StaffMember): Draft {
  const age = 2021 - member.birthYear
  const teachingYears = Math.max(1, age - 22 - random.integer(0, 2))
  const ruralYears = Math.round(teachingYears * random.between(0.4, 1))
  const honours = random.integer(0, 9)
  const facts: RoundTeacher['facts'] = {
    teachingYears, ruralYears, title: titles[member.title], degree: degrees[member.degree],
    ...(member.backbone && { backbone: random.next() < 0.3 ? '市级' : '县级' }),
    ...(honours === 9 && { honourCity: 1 }),
    ...(honours > 5 && { honourCounty: honours - 5 }),
    assessments: random.integer(0, 3), classTeacher: random.integer(0, Math.min(20, teachingYears)), appraisal: random.integer(52, 99),
  }
  const luck = random.next()
  const reason = age >= 57 ? 'nearRetirement' : luck < 0.012 ? 'illness' : luck < 0.03 && age < 38 ? 'pregnancy' : null
  const teacher: Draft['teacher'] = {
    id: member.id, cell: homeOf(member), licences: licencesOf(random, member), facts, points: scoreOf(rules, { facts }).total,
    serviceYears: random.integer(1, Math.min(12, teachingYears)), assessed: random.next() < 0.98, backbone: member.backbone,
    aboveDegree: member.stage === 'primary' ? !['secondary', 'lower'].includes(member.degree) : ['doctor', 'master', 'bachelor'].includes(member.degree),
    sheltered: reason !== null, avoid: [], near: [],
  }
  return { teacher, reason }
}

/** Besides the own subject: what one may teach by a second licence, or a stage below with the same one. */
const seconds: { readonly [subject: string]: readonly string[] } = {
  语文: ['道德与法治', '音乐', '美术', '体育与健康', '历史', '英语'], 数学: ['体育与健康', '科学', '信息科技', '地理', '音乐'], 英语: ['音乐', '道德与法治'], 物理: ['数学', '体育与健康', '信息科技'],
  化学: ['科学', '生物'], 生物: ['科学', '化学'], 历史: ['道德与法治', '地理'], 地理: ['历史', '科学'], 道德与法治: ['语文', '历史'], 科学: ['数学', '信息科技'],
}
const primarySubjects = new Set(['语文', '数学', '英语', '道德与法治', '科学', '信息科技', '体育与健康', '音乐', '美术'])

function licencesOf(random: Stream, { stage = 'primary', subject = '' }: StaffMember): RoundTeacher['licences'] {
  const trained = random.next() < 0.55 && seconds[subject] !== undefined ? [random.pick(seconds[subject])] : []
  const own = [subject, ...trained].filter((each) => stage !== 'primary' || primarySubjects.has(each)).map((each) => ({ stage, subject: each }))
  return stage === 'junior' ? [...own, ...own.filter((each) => primarySubjects.has(each.subject)).map((each) => ({ stage: 'primary' as Stage, subject: each.subject }))] : own
}

/** 212 posts of the shortage in town that somebody can be found for: those that a trial of the whole shortage fills, the largest cells first. */
function declaredIn(snapshot: Snapshot, balance: readonly StaffCell[], trial: Pick<Round, 'rules' | 'teachers'>): readonly Declared[] {
  const short = shortIn(snapshot, balance)
  const cells = cellsFrom(balance, new Map(short.map((cell) => [cellId(cell), -cell.balance])))
  const round = { id: 'trial', title: '', ...trial, cells, schools: schoolsFrom(snapshot), journeys: journeysFrom(snapshot, cells), lottery: { parties: [], publicValue: '', publicSource: '' } }
  const filled = new Map<string, number>()
  for (const { cell } of runRound(round, (text) => text)!.placements) filled.set(cell, (filled.get(cell) ?? 0) + 1)
  let left = posts
  return [...filled].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).flatMap(([cell, count]) => {
    const vacancies = Math.min(count, left)
    left -= vacancies
    return vacancies === 0 ? [] : [{ cell, vacancies }]
  })
}

const shortIn = (snapshot: Snapshot, balance: readonly StaffCell[]): readonly StaffCell[] => balance.filter(({ school, balance: over }) => over < 0 && urbanIn(snapshot).has(school))

const urbanIn = ({ schools }: Snapshot): ReadonlySet<string> => new Set(schools.filter(({ urbanRural }) => urbanRuralCodes[urbanRural].group === 'urban').map(({ id }) => id))

/** Two of five apply; up to a dozen cells that the licences fit, in an order of their own. */
function wishesOf(random: Stream, { licences, assessed, serviceYears }: Draft['teacher'], short: readonly StaffCell[]): readonly string[] {
  const wants = random.next() < 0.42
  const fitting = short.filter(({ stage, subject }) => licences.some((licence) => licence.stage === stage && licence.subject === subject)).map(cellId)
  const drawn = random.shuffled(fitting).slice(0, random.integer(2, 12))
  return wants && assessed && serviceYears >= 3 ? drawn : []
}
