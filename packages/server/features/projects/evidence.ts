import type { SensitivityClass } from '@junheng/contract/permissions.ts'
import type { ClassifiedEvidence, EvidenceItem } from '@junheng/contract/projects.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { FileReply } from '@junheng/contract/route.ts'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { sha256 } from '../../documents/digest.ts'
import { cleanFileName, evidenceKind } from './evidence-kind.ts'

/** A paper may be this large: a scan of some dozen pages. */
const limitBytes = 20 * 2 ** 20

export interface NewEvidence {
  readonly county: string
  readonly project: string
  readonly node: string
  readonly fileName: string
  /** 涉敏类别, where it names children, their households or their health. */
  readonly sensitivity?: SensitivityClass | undefined
  readonly bytes: Uint8Array
  readonly by: string
}

/** Takes a paper into the ledger. Throws the problem of one that is too large or of no kind that is taken. */
export async function addEvidence(tx: Tx, { county, project, node, fileName, sensitivity, bytes, by }: NewEvidence): Promise<EvidenceItem> {
  if (bytes.length > limitBytes) throw new Problem('file_too_large', { limitBytes })
  const kind = evidenceKind(bytes)
  if (kind === undefined) throw new Problem('file_kind_refused')
  const row = {
    county_code: county,
    id: newId(),
    project_id: project,
    node_id: node,
    file_name: cleanFileName(fileName, kind),
    media_type: kind.mediaType,
    sha256: sha256(bytes),
    added_by: by,
    added_at: new Date(),
  }
  // What is classified is not read back: whoever brings it has stated no purpose.
  await tx.insertInto('evidence').values({ ...row, sensitivity: sensitivity ?? null, bytes: Buffer.from(bytes) }).execute()
  return toItem({ ...row, size: bytes.length })
}

/** The papers of a project that the reader may see, newest first. */
export async function listEvidence(tx: Tx, project: string): Promise<EvidenceItem[]> {
  return (await evidenceRows(tx).where('project_id', '=', project).orderBy('id', 'desc').execute()).map(toItem)
}

/** Which classified papers a project has, newest first: no more than that they are there. */
export async function listClassifiedEvidence(tx: Tx, project: string): Promise<ClassifiedEvidence[]> {
  const { rows } = await sql<{ id: string; node: string; sensitivity: SensitivityClass; at: Date }>`select id, node_id as node, sensitivity, added_at as at from classified_evidence(${project}) order by id desc`.execute(tx)
  return rows.map(({ at, ...rest }) => ({ ...rest, addedAt: at.toISOString() }))
}

/** A paper itself; undefined where there is none, or the reader may not see it. */
export async function findEvidence(tx: Tx, id: string): Promise<FileReply | undefined> {
  const row = await tx.selectFrom('evidence').select(['file_name', 'media_type', 'bytes']).where('id', '=', id).executeTakeFirst()
  return row && { bytes: row.bytes, name: row.file_name, mediaType: row.media_type }
}

function evidenceRows(tx: Tx) {
  const size = sql<number>`octet_length(bytes)`.as('size')
  return tx.selectFrom('evidence').select(['id', 'node_id', 'file_name', 'media_type', 'sha256', 'added_at', 'added_by', size])
}

type EvidenceRow = Awaited<ReturnType<ReturnType<typeof evidenceRows>['execute']>>[number]

function toItem(row: EvidenceRow): EvidenceItem {
  return {
    id: row.id,
    node: row.node_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    addedAt: row.added_at.toISOString(),
    addedBy: row.added_by,
  }
}
