import type { StandardName } from '@junheng/contract/judgements.ts'
import type { JudgeOptions, JudgedStage, Judgement, SchoolJudgement, StageJudgement } from '@junheng/core/standard/judgement.ts'
import { judge } from '@junheng/core/standard/judge.ts'
import type { SchoolId, Snapshot } from '@junheng/core/county/snapshot.ts'
import { standardIds } from '@junheng/standards/load.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'
import { standardFor } from './standards.ts'

/** Every setting of the switches. All are judged when a snapshot is booked, so that reading never needs rows the reader may not see. */
export const allOptions: readonly JudgeOptions[] = [true, false].flatMap((privateSchools) =>
  (['all', 'fromFiftyPupils', 'none'] as const).map((teachingPoints) => ({ privateSchools, teachingPoints })),
)

/** Judges a snapshot by every standard under every setting, and stores what is found. */
export async function addJudgements(tx: Tx, snapshotId: string, snapshot: Snapshot): Promise<void> {
  await tx.deleteFrom('judgement').where('snapshot_id', '=', snapshotId).execute()
  await tx.deleteFrom('school_finding').where('snapshot_id', '=', snapshotId).execute()
  for (const name of standardIds) {
    const { standard, hash } = standardFor(name, snapshot.county.code)
    for (const options of allOptions) {
      await insertJudgement(tx, { county_code: snapshot.county.code, snapshot_id: snapshotId, ...columns(name, options) }, { hash, judgement: judge(standard, snapshot, options) })
    }
  }
}

/** Which of a snapshot's stored judgements. */
export interface JudgementKey {
  readonly snapshotId: string
  readonly name: StandardName
  readonly options: JudgeOptions
}

/** A stored judgement with the schools the reader may see; the county's figures are whole for everyone. */
export async function findJudgement(tx: Tx, key: JudgementKey): Promise<Judgement | undefined> {
  const row = await tx
    .selectFrom('judgement')
    .select('content')
    .where('snapshot_id', '=', key.snapshotId)
    .where('standard_id', '=', key.name)
    .where('private_schools', '=', key.options.privateSchools)
    .where('teaching_points', '=', key.options.teachingPoints)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const known = withSchools(row.content, await findings(tx, key).orderBy('school_id').execute())
  return withExcludedAmong(known, await seenSchools(tx, key.snapshotId))
}

async function seenSchools(tx: Tx, snapshotId: string): Promise<ReadonlySet<SchoolId>> {
  const rows = await tx.selectFrom('school_year').select('school_id').where('snapshot_id', '=', snapshotId).execute()
  return new Set(rows.map(({ school_id }) => school_id))
}

/** A school that was not counted, and why, is for those who see it. */
function withExcludedAmong(judgement: Judgement, seen: ReadonlySet<SchoolId>): Judgement {
  const stages = stagesOf(judgement).map(([stage, found]) => [stage, { ...found, excluded: found.excluded.filter(({ school }) => seen.has(school)) }])
  return { ...judgement, stages: Object.fromEntries(stages) }
}

export interface SchoolFinding {
  readonly stage: JudgedStage
  readonly finding: SchoolJudgement
}

/** What a standard says of one school at one snapshot, by stage. */
export async function listFindingsOfSchool(tx: Tx, schoolId: string, at: JudgementKey): Promise<SchoolFinding[]> {
  const rows = await findings(tx, at).where('school_id', '=', schoolId).execute()
  return rows.map(({ stage, content }) => ({ stage, finding: content }))
}

/** Snapshots whose stored judgements were made by another text of the standard, or not at all. */
export async function listStaleJudgements(tx: Tx, county: string): Promise<string[]> {
  const fresh = standardIds.map((name) => standardFor(name, county).hash)
  const rows = await tx
    .selectFrom('snapshot')
    .leftJoin('judgement', (join) =>
      join.onRef('judgement.county_code', '=', 'snapshot.county_code').onRef('judgement.snapshot_id', '=', 'snapshot.id').on('judgement.standard_hash', 'in', fresh),
    )
    .select('snapshot.id')
    .select(({ fn }) => fn.count<string>('judgement.standard_id').as('judged'))
    .groupBy('snapshot.id')
    .execute()
  return rows.filter(({ judged }) => Number(judged) !== standardIds.length * allOptions.length).map(({ id }) => id)
}

interface JudgementColumns {
  readonly county_code: string
  readonly snapshot_id: string
  readonly standard_id: string
  readonly private_schools: boolean
  readonly teaching_points: JudgeOptions['teachingPoints']
}

function columns(name: StandardName, options: JudgeOptions) {
  return { standard_id: name, private_schools: options.privateSchools, teaching_points: options.teachingPoints }
}

async function insertJudgement(tx: Tx, key: JudgementColumns, { hash, judgement }: { hash: string; judgement: Judgement }) {
  await tx
    .insertInto('judgement')
    .values({ ...key, standard_hash: hash, content: toJson(withSchools(judgement, [])) })
    .execute()
  const rows = stagesOf(judgement).flatMap(([stage, { schools }]) =>
    schools.map((finding) => ({ ...key, stage, school_id: finding.school, content: toJson(finding) })),
  )
  if (rows.length > 0) await tx.insertInto('school_finding').values(rows).execute()
}

function findings(tx: Tx, { snapshotId, name, options }: JudgementKey) {
  return tx
    .selectFrom('school_finding')
    .select(['stage', 'content'])
    .where('snapshot_id', '=', snapshotId)
    .where('standard_id', '=', name)
    .where('private_schools', '=', options.privateSchools)
    .where('teaching_points', '=', options.teachingPoints)
}

function withSchools(judgement: Judgement, findings: readonly { stage: JudgedStage; content: SchoolJudgement }[]): Judgement {
  const stages = stagesOf(judgement).map(([stage, found]) => [
    stage,
    { ...found, schools: findings.filter((finding) => finding.stage === stage).map(({ content }) => content) },
  ])
  return { ...judgement, stages: Object.fromEntries(stages) }
}

function stagesOf(judgement: Judgement): [JudgedStage, StageJudgement][] {
  return Object.entries(judgement.stages) as [JudgedStage, StageJudgement][]
}
