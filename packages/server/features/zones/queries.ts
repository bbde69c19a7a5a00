import { sql } from 'kysely'
import type { ZonePlanHead, ZonePlanState, ZonePublication, ZoneStage, ZoneTerms } from '@junheng/contract/zones.ts'
import type { ZonesFigures } from '@junheng/core/planning/zones/judge-zones.ts'
import { judgeZones } from '@junheng/core/planning/zones/judge-zones.ts'
import { zoneAddresses, type ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { toJson } from '../../db/tables/json.ts'

const headColumns = ['id', 'stage', 'version', 'name', 'made_at', 'made_by', 'drawn_from', 'figures'] as const

/** Newest first. `today` says which publication holds. */
export async function listZonePlans(tx: Tx, today: string): Promise<ZonePlanHead[]> {
  const rows = await tx.selectFrom('zone_plan').select(headColumns).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(200).execute()
  const publications = await listPublications(tx)
  return rows.map((row) => headOf(row, publications, today))
}

export async function findZonePlan(tx: Tx, id: string, today: string): Promise<{ readonly head: ZonePlanHead; readonly view: ZonesView } | undefined> {
  const row = await tx.selectFrom('zone_plan').select([...headColumns, 'content']).where('id', '=', id).executeTakeFirst()
  return row && { head: headOf(row, await listPublications(tx), today), view: row.content }
}

interface Row {
  readonly id: string
  readonly stage: ZoneStage
  readonly version: number
  readonly name: string
  readonly made_at: Date
  readonly made_by: string
  readonly drawn_from: string | null
  readonly figures: ZonesFigures
}

interface StoredPublication extends ZonePublication {
  readonly stage: ZoneStage
  readonly plan: string
}

function headOf({ made_at: madeAt, made_by: madeBy, drawn_from: drawnFrom, ...row }: Row, publications: readonly StoredPublication[], today: string): ZonePlanHead {
  const published = publications.find(({ plan }) => plan === row.id)
  const { id, stage, version, name, figures } = row
  if (published === undefined) return { id, stage, version, name, madeAt: madeAt.toISOString(), madeBy, drawnFrom, state: 'draft', publication: null, figures }
  const { plan: _plan, stage: _stage, ...publication } = published
  const state: ZonePlanState = publication.number < holdingNumber(publications, stage, today) ? 'superseded' : 'published'
  return { id, stage, version, name, madeAt: madeAt.toISOString(), madeBy, drawnFrom, state, publication, figures }
}

/** The newest publication of a stage that has taken effect; 0: none has. */
function holdingNumber(publications: readonly StoredPublication[], stage: ZoneStage, today: string): number {
  return Math.max(0, ...publications.filter((each) => each.stage === stage && each.effectiveFrom <= today).map(({ number }) => number))
}

async function listPublications(tx: Tx): Promise<readonly StoredPublication[]> {
  const rows = await tx.selectFrom('zone_publication').selectAll().orderBy('stage').orderBy('number').execute()
  return rows.map(({ stage, number, plan_id: plan, decision_number: decisionNumber, decided_on: decidedOn, effective_from: effectiveFrom, reach, siblings }) => ({ stage, number, plan, decisionNumber, decidedOn, effectiveFrom, reach, siblings }))
}

export interface NewZonePlan {
  readonly countyCode: string
  readonly name: string
  readonly by: string
  readonly view: ZonesView
  readonly drawnFrom: string | null
}

/** How the last decision of a stage deals with siblings; undefined where none was published. */
export async function lastSiblingRule(tx: Tx, stage: string): Promise<ZoneTerms['siblings'] | undefined> {
  return (await listPublications(tx)).findLast((each) => each.stage === stage)?.siblings
}

/** The next version of its stage. */
export async function addZonePlan(tx: Tx, { countyCode, name, by, view, drawnFrom }: NewZonePlan): Promise<string> {
  const [id, stage] = [newId(), view.county.stage as ZoneStage]
  await takeTurn(tx, countyCode)
  const { version } = await tx.selectFrom('zone_plan').select(sql<number>`coalesce(max(version), 0)::int + 1`.as('version')).where('stage', '=', stage).executeTakeFirstOrThrow()
  const { figures } = judgeZones(view.county, view.plan)
  await tx.insertInto('zone_plan').values({ county_code: countyCode, id, stage, version, name, made_by: by, drawn_from: drawnFrom, figures: toJson(figures), content: toJson(view) }).execute()
  return id
}

/** Versions and publications are counted one after another. */
async function takeTurn(tx: Tx, countyCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`zones ${countyCode}`}, 0))`.execute(tx)
}

/** Publishes a plan and puts its addresses where parents find them; false where it was published already. */
export async function publishZones(tx: Tx, { countyCode, plan, view, terms }: { readonly countyCode: string; readonly plan: string; readonly view: ZonesView; readonly terms: ZoneTerms }): Promise<boolean> {
  await takeTurn(tx, countyCode)
  const stage = view.county.stage as ZoneStage
  const publications = (await listPublications(tx)).filter((each) => each.stage === stage)
  if (publications.some((each) => each.plan === plan)) return false
  const number = publications.length + 1
  const { decisionNumber, decidedOn, effectiveFrom, reach, siblings } = terms
  await tx.insertInto('zone_publication').values({ county_code: countyCode, stage, number, plan_id: plan, decision_number: decisionNumber, decided_on: decidedOn, effective_from: effectiveFrom, reach, siblings }).execute()
  const rows = zoneAddresses(view).map(({ schools, ...where }) => ({ county_code: countyCode, stage, number, ...where, schools: [...schools] }))
  if (rows.length > 0) await tx.insertInto('zone_address').values(rows).execute()
  return true
}

/** The schools by settlement that were published before a publication; undefined where it is the first. Of a draft: those published last. */
export async function addressesBefore(tx: Tx, { stage, publication }: Pick<ZonePlanHead, 'stage' | 'publication'>): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const last = publication === null ? (await listPublications(tx)).filter((each) => each.stage === stage).length : publication.number - 1
  if (last === 0) return undefined
  const rows = await tx.selectFrom('zone_address').select(['settlement', 'schools']).where('stage', '=', stage).where('number', '=', last).execute()
  return new Map(rows.map(({ settlement, schools }) => [settlement, schools]))
}

/** What parents find: of each stage what holds, and what is published to hold from a later day. `address`: a part of a township's, a settlement's or a school's name. */
export async function listZoneAddresses(tx: Tx, today: string, address = '') {
  const publications = await listPublications(tx)
  const shown = publications.filter(({ stage, number, effectiveFrom }) => number === holdingNumber(publications, stage, today) || effectiveFrom > today)
  const rows = await tx
    .selectFrom('zone_address')
    .select(['stage', 'number', 'township', 'place', 'schools'])
    .where(sql<boolean>`strpos(township || place || ' ' || array_to_string(schools, '、'), ${address}) > 0`)
    .orderBy('township').orderBy('place').orderBy('stage', 'desc').orderBy('number')
    .execute()
  return rows.flatMap(({ stage, number, township, place, schools }) => {
    const of = shown.find((each) => each.stage === stage && each.number === number)
    if (of === undefined) return []
    const { decisionNumber, decidedOn, effectiveFrom, reach, siblings } = of
    return [{ stage, township, place, schools: schools.join('、'), decisionNumber, decidedOn, effectiveFrom, reach, siblings }]
  })
}
