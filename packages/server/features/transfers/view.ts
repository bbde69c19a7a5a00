import type { MySheet, TransferSummary, TransferView } from '@junheng/contract/transfers.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { may } from '@junheng/contract/permissions.ts'
import { proofFor, type RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { sheetsOf } from '@junheng/core/planning/transfers/reasons.ts'
import { scoreOf } from '@junheng/core/planning/transfers/points.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import type { User } from '../sessions/queries.ts'
import { listSchools } from '../snapshots/queries.ts'
import { sha256 } from '../../documents/digest.ts'
import { assembleRound, findRecord, findRound, listApplications, listCells, listObjections, listSteps, listTeachers, pseudonyms, staffNoOf, underCode, type StoredRound } from './queries.ts'

export async function roundOr404(tx: Tx, id: string): Promise<StoredRound> {
  const round = /^[0-9a-f-]{36}$/.test(id) ? await findRound(tx, id) : undefined
  if (round === undefined) throw new Problem('not_found')
  return round
}

export function summaryOf({ id, title, state, rules_published_on, applications_until, notice_until, decision }: StoredRound): TransferSummary {
  return { id, title, state, rulesPublishedOn: rules_published_on, applicationsUntil: applications_until, noticeUntil: notice_until, decision }
}

/** A round as its reader may see it: what is public to everybody, the posts a school may declare, the result once it may be known. */
export async function viewOf(tx: Tx, id: string, user: User): Promise<TransferView> {
  const round = await roundOr404(tx, id)
  const record = await findRecord(tx, id)
  const names = await schoolNames(tx, round)
  const teachers = await asProgram(tx, () => tx.selectFrom('transfer_teacher').select(({ fn }) => fn.count<string>('staff_no').distinct().as('count')).where('round_id', '=', id).executeTakeFirstOrThrow())
  return {
    ...summaryOf(round),
    rules: round.rules,
    rulesHash: round.rules_hash,
    dataRoot: round.data_root,
    parties: round.lottery.parties.map(({ name, commitment }) => ({ name, commitment })),
    publicSource: round.lottery.publicSource,
    noticeFrom: round.notice_from,
    steps: (await listSteps(tx, id)).map(({ step, day, by, hash, note }) => ({ step, day, by, hash, note })),
    cells: await cellsFor(tx, { round, user, names, record }),
    teachers: Number(teachers.count),
    result: record === undefined ? null : resultOf(record, names),
  }
}

/** Names of all the county's schools: posts are public, wherever they are. */
async function schoolNames(tx: Tx, { snapshot_id }: StoredRound): Promise<ReadonlyMap<string, string>> {
  const schools = await asProgram(tx, () => listSchools(tx, snapshot_id))
  return new Map(schools.map(({ id, name }) => [id, name]))
}

interface Seen {
  readonly round: StoredRound
  readonly user: User
  readonly names: ReadonlyMap<string, string>
  readonly record: RoundRecord | undefined
}

async function cellsFor(tx: Tx, { round, user, names, record }: Seen): Promise<TransferView['cells']> {
  const cells = await listCells(tx, round.id)
  const declares = (school: string) => round.state === 'frozen' && may(user.role, 'transfer.declare') && (user.schoolId === undefined || user.schoolId === school)
  const cutoffs = new Map(record?.result.cutoffs.map((each) => [each.cell, each]))
  const seen = cells.map((cell) => ({ ...cell, mayDeclare: cell.need > cell.have && declares(cell.school_id) })).filter(({ vacancies, mayDeclare }) => vacancies > 0 || mayDeclare)
  return seen.map(({ id, school_id, stage, subject, have, need, vacancies, mayDeclare }) => ({
    id, school: school_id, schoolName: names.get(school_id) ?? school_id, stage, subject, have, need, vacancies, mayDeclare, cutoff: cutoffs.get(id)?.points ?? null,
    left: record === undefined ? null : (record.result.left.find(({ cell }) => cell === id)?.vacancies ?? 0),
  }))
}

function resultOf({ round, result }: RoundRecord, names: ReadonlyMap<string, string>): TransferView['result'] {
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  const homes = new Map(round.teachers.map((teacher) => [teacher.id, teacher.cell]))
  const points = new Map(result.order.map((each) => [each.teacher, each.points]))
  const name = (cell: string) => names.get(cells.get(cell)!.school) ?? cells.get(cell)!.school
  return {
    placed: result.placements.length,
    voluntary: result.placements.filter(({ phase }) => phase === 'voluntary').length,
    compulsory: result.reached.length,
    claims: result.claims, balance: result.balance, brokenHolds: [...result.brokenHolds],
    placements: result.placements.map(({ teacher, cell, phase }) => ({ teacher, from: name(homes.get(teacher)!), to: name(cell), subject: cells.get(cell)!.subject, phase, points: points.get(teacher)! })),
  }
}

/** One's own: null for who is not in the round. */
export async function mineOf(tx: Tx, id: string, user: User): Promise<MySheet | null> {
  const round = await roundOr404(tx, id)
  const row = await ownRow(tx, id, user)
  if (row === undefined) return null
  const code = await pseudonyms(tx, id)
  const teacher = underCode(row.content, code, (await listApplications(tx, id)).get(row.staff_no) ?? [])
  const record = await findRecord(tx, id)
  const { cells } = await viewOf(tx, id, user)
  const objections = (await listObjections(tx, id)).filter((each) => each.staff_no === row.staff_no)
  return {
    code: teacher.id, teacher, points: scoreOf(round.rules, teacher).total,
    ...(await ownProof(tx, { round, record, teacher: teacher.id })),
    mayApply: round.state === 'open',
    open: cells.filter((cell) => cell.vacancies > 0 && teacher.licences.some(({ stage, subject }) => stage === cell.stage && subject === cell.subject)),
    sheet: record === undefined ? null : sheetsOf(record.round, record.result)(teacher.id),
    objections: objections.map(({ id: objection, day, text, reply, replied_on }) => ({ id: objection, day, text, reply, repliedOn: replied_on })),
  }
}

async function ownRow(tx: Tx, id: string, user: User) {
  const staffNo = await staffNoOf(tx, user.id)
  return staffNo === null ? undefined : (await listTeachers(tx, id)).find((each) => each.staff_no === staffNo)
}

interface Proving {
  readonly round: StoredRound
  readonly record: RoundRecord | undefined
  readonly teacher: string
}

/** That the own frozen data are under the published root; there is one once applications are closed. */
async function ownProof(tx: Tx, { round, record, teacher }: Proving): Promise<Pick<MySheet, 'leaf' | 'proof'>> {
  const proof = round.data_root === null ? null : proofFor(record?.round ?? (await assembleRound(tx, round)), teacher, sha256)
  return { leaf: proof?.leaf ?? '', proof: [...(proof?.steps ?? [])] }
}
