import { valley } from '@junheng/core/county/testing.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { recordOf } from '@junheng/core/planning/transfers/record.ts'
import { runRound } from '@junheng/core/planning/transfers/run-round.ts'
import { sha256, testLottery, testRound, testRules, testSchool, testTeacher } from '@junheng/core/planning/transfers/testing.ts'
import { inScope } from './db/database.ts'
import { newId } from './db/ids.ts'
import { toJson } from './db/tables/json.ts'
import { addCalendar, addHolidayYear, countyCalendar } from './features/calendar/queries.ts'
import { addBulletin } from './features/bulletins/queries.ts'
import { bulletinContent } from './features/bulletins/content.ts'
import { loadDispatchRows } from './features/dispatch/testing.ts'
import { addProcedure, addScenario } from './features/layouts/queries.ts'
import { emptyProcedure } from '@junheng/core/planning/layout/procedure.ts'
import { addPopulation } from './features/forecasts/queries.ts'
import { programmeOf } from './features/projects/programme.ts'
import { eastSchool, loadForTest, node } from './features/projects/testing.ts'
import { bookForTest, valleyOf } from './features/snapshots/testing.ts'
import { addZonePlan, publishZones } from './features/zones/queries.ts'
import { testTerms, testZones } from './features/zones/testing.ts'
import type { Person, TestServer } from './testing.ts'

/** Where a person of the test county belongs, by the kind of scope the role has. */
export const home = { schoolId: '2199000001', township: '990181100', department: '财政局' } as const
export const personOf = (role: Extract<Person, string>) => ({ role, ...home })

/** What stands in the replies of nobody who may not see it: the neighbouring county, and a school in another township. */
export const neighbour = { code: '990182', name: '邻县' } as const
export const farSchool = '3499000002'

/** By collection of the API or name in a query: what is of one's own school or office, of another one, and of another county. */
export interface Sample {
  readonly own?: string
  readonly other: string
  readonly elsewhere: string
}
export type Samples = Readonly<Record<string, Sample>>

/** A small county, and a small neighbour in the same database, with a row in every table. */
export async function loadTestCounty(server: TestServer): Promise<Samples> {
  const here = await loadRows(server, '')
  await server.owner.insertInto('county').values({ county_code: neighbour.code, name: neighbour.name, sample_loaded_at: null }).execute()
  const there = await loadRows({ ...server, countyCode: neighbour.code, adminScope: { countyCode: neighbour.code, role: 'bureau-admin' } }, neighbour.name)
  const sample = (key: keyof Rows): Sample => ({ own: here[key], other: here[key], elsewhere: there[key] })
  const school = { own: home.schoolId, other: farSchool, elsewhere: farSchool.replace('99', '88') }
  const project = sample('project')
  return {
    accounts: sample('user'), jobs: sample('job'), posts: sample('post'), imports: sample('importRun'), bulletins: sample('bulletin'), meetings: sample('meeting'), feeds: sample('feed'), until: sample('meeting'), snapshots: sample('snapshot'), snapshot: sample('snapshot'), from: sample('snapshot'),
    scenarios: sample('scenario'), 'zone-plans': sample('zonePlan'), transfers: sample('transfer'), projects: project, project, schools: school, school,
    nodes: { own: 'review', other: 'structure', elsewhere: 'review' },
    evidence: { own: here.evidence, other: here.otherEvidence, elsewhere: there.evidence },
    sessions: { other: here.session, elsewhere: there.session },
    user: { other: here.user, elsewhere: there.user },
    sources: sample('source'), tasks: sample('task'), blockers: sample('blocker'), extensions: sample('extension'), orders: sample('order'),
  }
}

type Rows = Awaited<ReturnType<typeof loadRows>>

async function loadRows(server: TestServer, name: string) {
  const snapshot = await bookForTest(server, snapshotOf(server, name))
  const gap = await server.owner.selectFrom('gap').select('id').where('county_code', '=', server.countyCode).orderBy('id').executeTakeFirstOrThrow()
  const project = testProject(name, [gap.id])
  await loadForTest(server, project)
  await loadSettled(server)
  await loadBuses(server)
  const scenario = await loadScenario(server, snapshot)
  const transfer = await loadTransfer(server, snapshot, name)
  const zonePlan = await loadZones(server, name)
  return { snapshot, scenario, zonePlan, ...transfer, project: project.id, ...(await loadPeople(server, name)), ...(await loadPapers(server, project.id)), ...(await loadMeeting(server, name, project.id)), ...(await loadDispatchRows(server, project.id, { office: home.department, helpers: [`乡镇 ${home.township}`, home.schoolId] })) }
}

/** The home school is short of equipment. The neighbour's schools have codes of their own. */
function snapshotOf(server: TestServer, name: string) {
  const schools = valley().schools.map((school) => (school.id === home.schoolId ? { ...school, stock: { ...school.stock, equipmentYuan: 60_000 } } : school))
  const snapshot = valleyOf(server, { schools })
  if (name === '') return snapshot
  const renamed = JSON.parse(JSON.stringify(snapshot).replaceAll(/"(\d\d)99(\d{6})/g, '"$188$2')) as ReturnType<typeof valley>
  return { ...renamed, county: snapshot.county }
}

/** A project with a node of the home township beside those of the offices. */
export function testProject(name: string, gaps: readonly string[]): CountyProject {
  const project = eastSchool({ id: name === '' ? 'P01' : 'P88', name: `${name}城东小学（新建）`, gaps })
  return { ...project, nodes: [...project.nodes, node('resettlement', { owner: `乡镇 ${home.township}` })] }
}

/** A scenario that keeps everything, with an empty procedure. */
async function loadScenario({ countyCode, adminScope, db }: TestServer, snapshot: string) {
  return inScope(db, adminScope, async (tx) => {
    const figures = { childrenMoved: 0, closed: 0, moreMinutes: 0, overLimit: 0, placesShort: 0, points: 0 }
    const composite = { primary: null, junior: null, realPrimary: null, realJunior: null }
    const content = { levers: { closed: [], extended: [], assigned: [] }, date: '2021-09-01', figures, composite, onceYuan: 0, yearYuan: 0 }
    const scenario = await addScenario(tx, { countyCode, name: '全部保留', snapshot, content, on: '2021-05-01', by: '张三' })
    await addProcedure(tx, { countyCode, scenario, by: '张三', procedure: emptyProcedure })
    return scenario
  })
}

async function loadPeople({ owner, countyCode: county_code }: TestServer, name: string) {
  const [user, organisation, post, session, day] = [newId(), newId(), newId(), newId(), new Date('2099-01-01')]
  await owner.insertInto('app_user').values({ county_code, id: user, name: `${name}张三` }).execute()
  await owner.insertInto('organisation').values({ county_code, id: organisation, kind: 'section', name: `${name}办公室`, school_id: null, township: null }).execute()
  await owner.insertInto('post').values({ county_code, id: post, user_id: user, organisation_id: organisation, role: 'bureau-viewer', since: '2000-01-01', until: null, deputises: null }).execute()
  await owner.insertInto('session').values({ county_code, id: session, token_sha256: newId(), user_id: user, post_id: null, expires_at: day, opened_by: 'link', address: null, agent: null }).execute()
  await owner.insertInto('sign_in_link').values({ county_code, token_sha256: newId(), user_id: user, expires_at: day, used_at: null }).execute()
  await owner.insertInto('credential').values({ county_code, user_id: user, login: `${name}zhangsan`, password_hash: 'x', locked_until: null, totp_secret: null, totp_confirmed_at: null, totp_last_step: null }).execute()
  await owner.insertInto('former_password').values({ county_code, user_id: user, password_hash: 'x' }).execute()
  await owner.insertInto('recovery_code').values({ county_code, user_id: user, code_sha256: newId(), used_at: null }).execute()
  await owner.insertInto('sign_in').values({ county_code, id: newId(), login: `${name}zhangsan`, user_id: user, outcome: 'wrong', address: '192.0.2.1' }).execute()
  await owner.insertInto('sensitive_read').values({ county_code, id: newId(), user_id: user, role: 'school', classes: ['children'], purpose: `${name}核对资助名单`, what: 'GET /evidence/:id', subject: 'x', address: null }).execute()
  await owner.insertInto('sso_identity').values({ county_code, identity_sha256: newId(), user_id: user }).execute()
  await owner.insertInto('sso_attempt').values({ county_code, token_sha256: newId(), state: 'x', nonce: 'x', verifier: 'x', user_id: user, expires_at: day }).execute()
  const audit = newId()
  await owner.insertInto('audit').values({ county_code, id: audit, user_id: user, action: 'county.read', subject: `${name}x`, details: null, address: null }).execute()
  await owner.insertInto('audit_link').values({ county_code, seq: 1, audit_id: audit, algorithm: 'sha256', hash: '0'.repeat(64), row_at: '2021-05-11T00:00:00Z' }).execute()
  return { user, post, session }
}

/** A meeting with a decision on the project. */
async function loadMeeting({ owner, countyCode: county_code }: TestServer, name: string, project_id: string) {
  const [meeting, feed] = [newId(), newId()]
  await owner.insertInto('meeting').values({ county_code, id: meeting, number: '〔2021〕1次', title: `${name}调度会`, held_on: '2021-05-01', chair: '张三', attendees: ['教育局'], baseline: '[]', by: '张三' }).execute()
  const decision = { number: '〔2021〕1次-1', kind: 'hold' as const, project_id, node_id: 'review', text: `${name}限期办结`, owner: '财政局', helpers: [], due_on: '2021-06-01', check_on: '2021-05-20', task_id: null, by: '张三' }
  await owner.insertInto('meeting_decision').values({ county_code, id: newId(), meeting_id: meeting, ...decision }).execute()
  await owner.insertInto('calendar_feed').values({ county_code, id: feed, office: `${name}财政局`, token_sha256: newId(), by: '张三', created_on: '2021-05-01' }).execute()
  return { meeting, feed }
}

async function loadPapers(server: TestServer, project_id: string) {
  const { owner, countyCode: county_code, adminScope, db } = server
  const [evidence, otherEvidence, bulletin, importRun, job] = [newId(), newId(), newId(), newId(), newId()]
  const paper = { county_code, project_id, file_name: '批复.pdf', media_type: 'application/pdf', sha256: 'x', bytes: Buffer.from('%PDF-'), added_by: '张三' }
  await owner.insertInto('evidence').values([{ ...paper, id: evidence, node_id: 'review' }, { ...paper, id: otherEvidence, node_id: 'structure' }]).execute()
  await owner.insertInto('node_report').values({ county_code, id: newId(), project_id, node_id: 'review', reported_on: '2021-05-01', state: 'notStarted', actual_start: null, actual_finish: null, expected_finish: null, blocker: null, note: null, by: '张三' }).execute()
  const file = { county_code, id: importRun, file_name: '教基.xlsx', sha256: 'x', bytes: Buffer.from('x'), uploaded_by: '张三', snapshot_id: null }
  await owner.insertInto('import_run').values({ ...file, state: 'refused' }).execute()
  await inScope(db, adminScope, async (tx) => {
    const content = bulletinContent(await programmeOf(tx, '2021-05-11'), 'X市', { number: '〔2021〕1号', publishedOn: '2021-05-11' })
    await addBulletin(tx, county_code, { id: bulletin, by: '张三', content, fonts: [], docx: Buffer.from('x'), pdf: Buffer.from('x') })
  })
  await owner.insertInto('job').values({ county_code, id: job, kind: 'wallChart.print', permission: 'county.read', parameters: '{"size":"A0"}', day: '2021-05-11', state: 'done', asked_by: null, asked_name: '张三', scope: toJson(adminScope) }).execute()
  await owner.insertInto('job_outcome').values({ county_code, job_id: job, content: '{"pages":1}', file_name: '挂图.pdf', media_type: 'application/pdf', bytes: Buffer.from('%PDF-') }).execute()
  return { evidence, otherEvidence, bulletin, importRun, job }
}

/** A plan of the buses, what is on their register, and a time for parents. */
async function loadBuses({ owner, countyCode: county_code }: TestServer) {
  await owner.insertInto('bus_plan').values({ county_code, id: newId(), name: '现行线路', made_by: '张三', content: toJson({}) }).execute()
  await owner.insertInto('bus_register').values({ county_code, id: newId(), by: '张三', reason: '登记', content: toJson({ register: { vehicles: [], people: [] }, points: [], warnings: [], approvals: [] }) }).execute()
  await owner.insertInto('bus_time').values({ county_code, position: 1, bus: 'B0001', village: '东村', school: '中心小学', boards: '07:00', arrives: '07:30' }).execute()
  await owner.insertInto('bus_notice').values({ county_code, day: '2021-05-11', bus: 'B0001', decision: 'late', late_minutes: 30, substitute: null }).execute()
}

/** Zones that are published, with a settlement whose school changes. */
async function loadZones({ countyCode, adminScope, db }: TestServer, name: string) {
  return inScope(db, adminScope, async (tx) => {
    const view = testZones(name)
    const plan = await addZonePlan(tx, { countyCode, name: `${name}划片`, by: '张三', view, drawnFrom: null })
    await publishZones(tx, { countyCode, plan, view, terms: testTerms })
    return plan
  })
}

/** What clerks have settled: explained headers and findings, an answer of the checklist, the calendar and a notice of days off. */
async function loadSettled({ owner, countyCode: county_code, adminScope, db }: TestServer) {
  await owner.insertInto('header_meaning').values({ county_code, form: '教基5377', found: '备注', means: null, said_by: '张三' }).execute()
  await owner.insertInto('explanation').values({ county_code, date_on: '2020-09-01', finding_key: 'x', text: '属实', explained_by: '张三' }).execute()
  await owner.insertInto('checklist_answer').values({ county_code, id: newId(), item_id: 'x', verdict: 'met', evidence: '见档案', answered_on: '2021-05-01', answered_by: '张三' }).execute()
  await inScope(db, adminScope, async (tx) => {
    const { terms, vacations, outdoorSeason, fundingWindows } = await countyCalendar(tx)
    await addCalendar(tx, { countyCode: county_code, dates: { terms, vacations, outdoorSeason, fundingWindows }, on: '2021-05-01', by: '张三', reason: '校历' })
    await addPopulation(tx, { countyCode: county_code, population: { births: [], housing: [], plannedSchools: [] }, on: '2021-05-01', by: '张三', reason: '出生数' })
    await addHolidayYear(tx, county_code, '张三', { year: 2030, off: [], worked: [], basis: '通知', certainty: 'assumed' })
  })
}

/** A round of transfers, run, put up and decided, with a row in each of its tables; everything in it is of the home school. */
async function loadTransfer({ owner, countyCode: county_code }: TestServer, snapshot_id: string, name: string) {
  const [round, other, objection] = [newId(), newId(), newId()]
  const school = name === '' ? home.schoolId : farSchool.replace('99', '88')
  const rules = { ...testRules, maximumPreferences: 3 }
  const cell = { id: `${school}/primary/语文`, school, stage: 'primary', subject: '语文', have: 1, need: 2, vacancies: 1 } as const
  const teacher = testTeacher('R1', { cell: cell.id })
  const { preferences: _, ...frozen } = teacher
  const small = testRound({ id: round, rules, cells: [cell], schools: [testSchool(school)], teachers: [{ ...teacher, id: 'AAAAAAAAAAAA' }], journeys: [] })
  const record = recordOf(small, runRound(small, sha256)!, { rulesPublishedOn: '2021-04-01', applicationsClosedOn: '2021-05-01' }, sha256)
  const base = { county_code, snapshot_id, rules: toJson(rules), rules_hash: record.rulesHash, rules_published_on: '2021-04-01', applications_until: '2021-05-01', lottery: toJson(testLottery), decision: null }
  await owner.insertInto('transfer_round').values([
    { ...base, id: round, title: `${name}竞聘`, state: 'decided', decision: 'X教〔2021〕9号', data_root: record.merkleRoot, notice_from: '2021-04-26', notice_until: '2021-05-07' },
    { ...base, id: other, title: `${name}另一轮`, state: 'published', data_root: null, notice_from: null, notice_until: null },
  ]).execute()
  const own = { county_code, round_id: round }
  await owner.insertInto('transfer_key').values([{ ...own, key: 'x' }, { county_code, round_id: other, key: 'x' }]).execute()
  await owner.insertInto('transfer_step').values({ ...own, id: newId(), step: 'published', day: '2021-04-01', by: '张三', hash: null, note: null }).execute()
  await owner.insertInto('transfer_cell').values({ ...own, id: cell.id, school_id: school, stage: 'primary', subject: '语文', have: 1, need: 2 }).execute()
  await owner.insertInto('transfer_declaration').values({ ...own, id: newId(), cell_id: cell.id, school_id: school, vacancies: 1, by: '张三' }).execute()
  await owner.insertInto('transfer_teacher').values({ ...own, id: newId(), staff_no: 'R1', school_id: school, name: `${name}王*`, content: toJson(frozen), by: '张三', reason: null }).execute()
  await owner.insertInto('transfer_shelter').values({ ...own, staff_no: 'R1', reason: 'illness' }).execute()
  await owner.insertInto('transfer_application').values({ ...own, id: newId(), staff_no: 'R1', preferences: '[]', by: '张三' }).execute()
  await owner.insertInto('transfer_record').values({ ...own, content: toJson(record) }).execute()
  await owner.insertInto('transfer_objection').values({ ...own, id: objection, staff_no: 'R1', day: '2021-05-11', text: '请核对' }).execute()
  await owner.insertInto('transfer_reply').values({ county_code, objection_id: objection, text: '已核对', day: '2021-05-11', by: '张三' }).execute()
  return { transfer: round }
}
