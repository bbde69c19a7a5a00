import { contentHash } from '@junheng/core/county/content.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { valley } from '@junheng/core/county/testing.ts'
import { inScope } from '../../db/database.ts'
import type { TestServer } from '../../testing.ts'
import { sha256 } from '../../documents/digest.ts'
import { bookSnapshot } from './booking.ts'

/** The valley as a county of the test server, at a date, with what a test wants otherwise. */
export function valleyOf({ countyCode }: TestServer, more: Partial<Snapshot> = {}): Snapshot {
  return { ...valley(), county: { code: countyCode, name: 'X市' }, ...more }
}

/** Books a snapshot without a workbook; returns its id. */
export async function bookForTest({ db, adminScope }: TestServer, snapshot: Snapshot, reason: string | null = null): Promise<string> {
  const id = contentHash(snapshot, sha256)
  const school = snapshot.schools[0]!.id
  const cells = new Map([[school, { [`${school}//books`]: [{ file: '教基.xlsx', sheet: '教基5377_小学', cell: 'H6' }] }]])
  await inScope(db, adminScope, (tx) => bookSnapshot(tx, { id, snapshot, cells, fileNames: ['教基.xlsx'], bookedBy: '测试', reason }))
  return id
}
