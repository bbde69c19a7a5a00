import { createHmac, randomBytes } from 'node:crypto'
import type { RoundState } from '@junheng/core/planning/transfers/procedure.ts'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { cellsFrom, journeysFrom, schoolsFrom } from '@junheng/core/planning/transfers/round-from.ts'
import type { Round, RoundTeacher } from '@junheng/core/planning/transfers/round.ts'
import type { Selectable } from 'kysely'
import { asProgram, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { toJson } from '../../db/tables/json.ts'
import type { FrozenTeacher, TransferTables } from '../../db/tables/transfers.ts'
import { findSnapshot, loadSnapshot } from '../snapshots/queries.ts'

export type StoredRound = Selectable<TransferTables['transfer_round']>

export function listRounds(tx: Tx): Promise<StoredRound[]> {
  return tx.selectFrom('transfer_round').selectAll().orderBy('rules_published_on', 'desc').orderBy('id', 'desc').execute()
}

export function findRound(tx: Tx, id: string): Promise<StoredRound | undefined> {
  return tx.selectFrom('transfer_round').selectAll().where('id', '=', id).executeTakeFirst()
}

export interface Deed {
  readonly step: string
  readonly day: string
  readonly by: string
  readonly hash?: string
  readonly note?: string
}

export async function addStep(tx: Tx, { county_code, id }: Pick<StoredRound, 'county_code' | 'id'>, { step, day, by, hash, note }: Deed): Promise<void> {
  await tx.insertInto('transfer_step').values({ county_code, id: newId(), round_id: id, step, day, by, hash: hash ?? null, note: note ?? null }).execute()
}

export function listSteps(tx: Tx, round: string) {
  return tx.selectFrom('transfer_step').select(['step', 'day', 'by', 'hash', 'note']).where('round_id', '=', round).orderBy('at').orderBy('id').execute()
}

type NewRound = Pick<StoredRound, 'county_code' | 'id' | 'title' | 'snapshot_id' | 'rules' | 'rules_hash' | 'rules_published_on' | 'applications_until' | 'lottery'>

export async function addRound(tx: Tx, { rules, lottery, ...round }: NewRound): Promise<void> {
  await tx.insertInto('transfer_round').values({ ...round, state: 'published', rules: toJson(rules), lottery: toJson(lottery), data_root: null, notice_from: null, notice_until: null, decision: null }).execute()
  await tx.insertInto('transfer_key').values({ county_code: round.county_code, round_id: round.id, key: randomBytes(32).toString('hex') }).execute()
}

export async function advanceRound(tx: Tx, { id }: Pick<StoredRound, 'id'>, state: RoundState, more: Partial<Pick<StoredRound, 'data_root' | 'notice_from' | 'notice_until' | 'decision'>> = {}): Promise<void> {
  await tx.updateTable('transfer_round').set({ state, ...more }).where('id', '=', id).execute()
}

export async function addCells(tx: Tx, { county_code, id }: Pick<StoredRound, 'county_code' | 'id'>, cells: readonly Omit<Selectable<TransferTables['transfer_cell']>, 'county_code' | 'round_id'>[]): Promise<void> {
  if (cells.length > 0) await tx.insertInto('transfer_cell').values(cells.map((cell) => ({ ...cell, county_code, round_id: id }))).execute()
}

/** Cells with the vacancies last declared for each. */
export async function listCells(tx: Tx, round: string) {
  const cells = await tx.selectFrom('transfer_cell').select(['id', 'school_id', 'stage', 'subject', 'have', 'need']).where('round_id', '=', round).orderBy('id').execute()
  const declared = await tx.selectFrom('transfer_declaration').distinctOn('cell_id').select(['cell_id', 'vacancies']).where('round_id', '=', round).orderBy('cell_id').orderBy('at', 'desc').orderBy('id', 'desc').execute()
  const vacancies = new Map(declared.map((each) => [each.cell_id, each.vacancies]))
  return cells.map((cell) => ({ ...cell, vacancies: vacancies.get(cell.id) ?? 0 }))
}

export interface Declaring {
  readonly by: string
  readonly cells: readonly { readonly cell: string; readonly school: string; readonly vacancies: number }[]
}

export async function addDeclarations(tx: Tx, { county_code, id }: Pick<StoredRound, 'county_code' | 'id'>, { by, cells }: Declaring): Promise<void> {
  await tx.insertInto('transfer_declaration').values(cells.map(({ cell, school, vacancies }) => ({ county_code, id: newId(), round_id: id, cell_id: cell, school_id: school, vacancies, by }))).execute()
}

/** Teachers as far as the reader may see them, each as last corrected. */
export async function listTeachers(tx: Tx, round: string): Promise<Selectable<TransferTables['transfer_teacher']>[]> {
  return tx.selectFrom('transfer_teacher').distinctOn('staff_no').selectAll().where('round_id', '=', round).orderBy('staff_no').orderBy('at', 'desc').orderBy('id', 'desc').execute()
}

export interface NewTeacher {
  readonly staffNo: string
  readonly school: string
  readonly name: string
  readonly content: FrozenTeacher
  readonly by: string
  readonly reason: string | null
}

/** PostgreSQL takes so many parameters at once. */
const atOnce = 2000

export async function addTeachers(tx: Tx, { county_code, id }: Pick<StoredRound, 'county_code' | 'id'>, teachers: readonly NewTeacher[]): Promise<void> {
  for (let from = 0; from < teachers.length; from += atOnce) {
    const rows = teachers.slice(from, from + atOnce).map(({ staffNo, school, name, content, by, reason }) => ({ county_code, id: newId(), round_id: id, staff_no: staffNo, school_id: school, name, content: toJson(content), by, reason }))
    await tx.insertInto('transfer_teacher').values(rows).execute()
  }
}

export async function addShelters(tx: Tx, { county_code, id }: Pick<StoredRound, 'county_code' | 'id'>, shelters: readonly Omit<TransferTables['transfer_shelter'], 'county_code' | 'round_id'>[]): Promise<void> {
  if (shelters.length > 0) await tx.insertInto('transfer_shelter').values(shelters.map((each) => ({ ...each, county_code, round_id: id }))).execute()
}

/** By 工号, the list last handed in. */
export async function listApplications(tx: Tx, round: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.selectFrom('transfer_application').distinctOn('staff_no').select(['staff_no', 'preferences']).where('round_id', '=', round).orderBy('staff_no').orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return new Map(rows.map(({ staff_no, preferences }) => [staff_no, preferences]))
}

export interface NewApplication {
  readonly staffNo: string
  readonly preferences: readonly string[]
  readonly by: string
}

export async function addApplications(tx: Tx, { county_code, id }: Pick<StoredRound, 'county_code' | 'id'>, applications: readonly NewApplication[]): Promise<void> {
  for (let from = 0; from < applications.length; from += atOnce) {
    const rows = applications.slice(from, from + atOnce).map(({ staffNo, preferences, by }) => ({ county_code, id: newId(), round_id: id, staff_no: staffNo, preferences: toJson(preferences), by }))
    await tx.insertInto('transfer_application').values(rows).execute()
  }
}

/** Makes the pseudonym of a 工号. The key is read by the program; what a reader is told are the codes of rows the reader sees. */
export async function pseudonyms(tx: Tx, round: string): Promise<(staffNo: string) => string> {
  const { key } = await asProgram(tx, () => tx.selectFrom('transfer_key').select('key').where('round_id', '=', round).executeTakeFirstOrThrow())
  return (staffNo) => createHmac('sha256', key).update(staffNo).digest('hex').slice(0, 12).toUpperCase()
}

/** The round as core takes it: everything that was frozen, declared and applied for, under pseudonyms. Read by the program. */
export function assembleRound(tx: Tx, stored: StoredRound): Promise<Round> {
  return asProgram(tx, async () => {
    const summary = await findSnapshot(tx, stored.snapshot_id)
    const snapshot = await loadSnapshot(tx, summary!, { staff: false })
    const code = await pseudonyms(tx, stored.id)
    const applications = await listApplications(tx, stored.id)
    const rows = await listCells(tx, stored.id)
    const cells = cellsFrom(rows.map(({ school_id, stage, subject, have, need }) => ({ school: school_id, stage, subject, have, need, balance: have - need })), new Map(rows.map(({ id, vacancies }) => [id, vacancies])))
    const teachers = (await listTeachers(tx, stored.id)).map(({ staff_no, content }) => underCode(content, code, applications.get(staff_no) ?? []))
    return { id: stored.id, title: stored.title, rules: stored.rules, schools: schoolsFrom(snapshot), cells, teachers, journeys: journeysFrom(snapshot, cells), lottery: stored.lottery }
  })
}

export function underCode({ partner, ...teacher }: FrozenTeacher, code: (staffNo: string) => string, preferences: readonly string[]): RoundTeacher {
  return { ...teacher, id: code(teacher.id), preferences, ...(partner !== undefined && { partner: code(partner) }) }
}

/** What the round gave, where the reader may see it. */
export async function findRecord(tx: Tx, round: string): Promise<RoundRecord | undefined> {
  const row = await tx.selectFrom('transfer_record').select('content').where('round_id', '=', round).executeTakeFirst()
  return row?.content
}

export async function addRecord(tx: Tx, { county_code, id }: Pick<StoredRound, 'county_code' | 'id'>, record: RoundRecord): Promise<void> {
  await tx.insertInto('transfer_record').values({ county_code, round_id: id, content: toJson(record) }).execute()
}

/** 工号 of a user; null for one who has none. */
export async function staffNoOf(tx: Tx, userId: string): Promise<string | null> {
  const row = await tx.selectFrom('app_user').select('staff_no').where('id', '=', userId).executeTakeFirst()
  return row?.staff_no ?? null
}

/** Objections as far as the reader may see them, with their replies. */
export function listObjections(tx: Tx, round: string) {
  return tx
    .selectFrom('transfer_objection as o')
    .leftJoin('transfer_reply as r', (join) => join.onRef('r.county_code', '=', 'o.county_code').onRef('r.objection_id', '=', 'o.id'))
    .select(['o.id', 'o.staff_no', 'o.day', 'o.text', 'r.text as reply', 'r.day as replied_on', 'r.by as replied_by'])
    .where('o.round_id', '=', round)
    .orderBy('o.day')
    .orderBy('o.id')
    .execute()
}
