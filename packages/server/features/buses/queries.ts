import { sql } from 'kysely'
import type { BusNotice, BusOperations, BusPlanHead } from '@junheng/contract/buses.ts'
import { clock } from '@junheng/core/planning/buses/exports.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { toJson } from '../../db/tables/json.ts'

/** Newest first; what is long is left where it lies. */
export async function listPlans(tx: Tx): Promise<BusPlanHead[]> {
  const rows = await tx
    .selectFrom('bus_plan')
    .select(['id', 'name', 'made_at', 'made_by', 'adopted_at'])
    .select(sql<Pick<BusPlanHead, 'date' | 'cost' | 'bound'>>`jsonb_build_object('date', content->'date', 'cost', content->'cost', 'bound', content->'bound')`.as('head'))
    .select(sql<number>`jsonb_array_length(content->'violations')`.as('violations'))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ id, name, made_at, made_by, adopted_at, head, violations }) => ({ id, name, madeAt: made_at.toISOString(), madeBy: made_by, adopted: adopted_at !== null, ...head, violations }))
}

export async function findPlan(tx: Tx, id: string): Promise<BusPlanView | undefined> {
  return (await tx.selectFrom('bus_plan').select('content').where(sql<string>`id::text`, '=', id).executeTakeFirst())?.content
}

/** The plan in force; undefined where none was adopted. */
export async function adoptedPlan(tx: Tx): Promise<BusPlanView | undefined> {
  return (await tx.selectFrom('bus_plan').select('content').where('adopted_at', 'is not', null).executeTakeFirst())?.content
}

/** Its id alone. */
export async function adoptedPlanId(tx: Tx): Promise<string | undefined> {
  return (await tx.selectFrom('bus_plan').select('id').where('adopted_at', 'is not', null).executeTakeFirst())?.id
}

export interface NewPlan {
  readonly countyCode: string
  readonly name: string
  readonly by: string
  readonly view: BusPlanView
}

export async function addPlan(tx: Tx, { countyCode, name, by, view }: NewPlan): Promise<string> {
  const id = newId()
  await tx.insertInto('bus_plan').values({ county_code: countyCode, id, name, made_by: by, content: toJson(view) }).execute()
  return id
}

/** Puts one plan in force and its times where parents find them; false where there is no such plan. */
export async function adoptPlan(tx: Tx, countyCode: string, id: string): Promise<boolean> {
  const view = await findPlan(tx, id)
  if (view === undefined) return false
  await tx.updateTable('bus_plan').set({ adopted_at: null }).where('adopted_at', 'is not', null).execute()
  await tx.updateTable('bus_plan').set({ adopted_at: new Date() }).where(sql<string>`id::text`, '=', id).execute()
  await tx.deleteFrom('bus_time').execute()
  const times = timesOf(view).map((time, position) => ({ county_code: countyCode, position, ...time }))
  if (times.length > 0) await tx.insertInto('bus_time').values(times).execute()
  return true
}

/** Each stop with the hour at which its children board and arrive. */
function timesOf({ runs }: BusPlanView): readonly { readonly bus: string; readonly village: string; readonly school: string; readonly boards: string; readonly arrives: string }[] {
  return runs.flatMap(({ plate, halts }) =>
    halts.flatMap((halt, i) => {
      const visit = halt.isSchool ? undefined : halts.slice(i).find(({ isSchool, id }) => isSchool && id === halt.goal)
      return visit === undefined ? [] : [{ bus: plate, village: `${halt.township ?? ''} ${halt.name}`.trim(), school: visit.name, boards: clock(halt.arrive).slice(0, 5), arrives: clock(visit.arrive).slice(0, 5) }]
    }),
  )
}

export async function listTimes(tx: Tx, village: string | undefined) {
  const rows = tx.selectFrom('bus_time').select(['bus', 'village', 'school', 'boards', 'arrives']).orderBy('village').orderBy('boards')
  return village === undefined ? rows.execute() : rows.where(sql<boolean>`strpos(village, ${village}) > 0`).execute()
}

/** What was decided for a day, by plate. */
export async function listNotices(tx: Tx, day: string): Promise<BusNotice[]> {
  const rows = await tx.selectFrom('bus_notice').select(['bus', 'decision', 'late_minutes', 'substitute']).where('day', '=', day).orderBy('bus').execute()
  return rows.map(({ late_minutes: lateMinutes, ...row }) => ({ ...row, lateMinutes }))
}

/** In place of what was decided of these buses before; of a bus that runs as planned nothing is kept. */
export async function replaceNotices(tx: Tx, { countyCode, day, notices }: { readonly countyCode: string; readonly day: string; readonly notices: readonly BusNotice[] }): Promise<void> {
  if (notices.length === 0) return
  await tx.deleteFrom('bus_notice').where('day', '=', day).where('bus', 'in', notices.map(({ bus }) => bus)).execute()
  const said = notices.filter(({ decision, substitute }) => decision !== 'asPlanned' || substitute !== null)
  if (said.length > 0) await tx.insertInto('bus_notice').values(said.map(({ lateMinutes, ...notice }) => ({ county_code: countyCode, day, late_minutes: lateMinutes, ...notice }))).execute()
}

const nobody: BusOperations = { register: { vehicles: [], people: [] }, points: [], warnings: [], approvals: [] }

export async function findOperations(tx: Tx): Promise<BusOperations> {
  const newest = await tx.selectFrom('bus_register').select('content').orderBy('at', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return newest?.content ?? nobody
}

export interface OperationsChange {
  readonly countyCode: string
  readonly by: string
  readonly reason: string
  readonly operations: BusOperations
}

export async function addOperations(tx: Tx, { countyCode, by, reason, operations }: OperationsChange): Promise<void> {
  await tx.insertInto('bus_register').values({ county_code: countyCode, id: newId(), by, reason, content: toJson(operations) }).execute()
}
