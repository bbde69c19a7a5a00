import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createDeflate } from 'node:zlib'
import type { Progress } from '../db/embedded.ts'
import { withOwner, type County, type DatabasePlace } from '../db/open.ts'
import { withClient, type DatabaseAddress } from '../db/pool.ts'
import { explainDisk, syncToDisk } from './disk.ts'
import { withScratchCluster } from './new-cluster.ts'
import { backupPlace, keepNewest, removeAbandonedParts, type BackupPlace } from './place.ts'
import { encodeRecords, type BackupEnd, type BackupHead, type BackupOutline, type BackupRecord } from './records.ts'
import { restoreIntoDatabase } from './restore.ts'
import { seal } from './sealed-file.ts'
import { backupRecords } from './write-backup.ts'

export interface BackupRequest {
  /** A file, or a folder for a series. */
  readonly out: string
  readonly passphrase: string
  /** Restores it into a server of its own before it gets its name. */
  readonly verify: boolean
  /** How many of the series stay, this one among them; absent for all. Only where it was verified. */
  readonly keep?: number
  readonly now: Date
  readonly onProgress: Progress
  /** Gives the backup up; nothing of it is left. */
  readonly signal?: AbortSignal
}

export interface BackupTaken extends BackupOutline {
  readonly path: string
  /** Length of the file. */
  readonly bytes: number
  readonly verified: boolean
  /** Names of the older backups that were removed. */
  readonly removed: readonly string[]
}

/** Backs up the database of a place into one file, which is there whole or not at all. */
export async function takeBackup(at: DatabasePlace, county: County, request: BackupRequest): Promise<BackupTaken> {
  const { out, now, verify, keep, onProgress } = request
  const place = backupPlace(out, county, now)
  try {
    const written = await withOwner(at, onProgress, (owner) => write(owner, place, request)).catch(explainDisk(place.folder))
    if (verify) await proveRestorable(place, request)
    renameSync(place.part, place.path)
    syncToDisk(place.folder)
    removeAbandonedParts(place, now)
    const removed = verify && keep !== undefined ? keepNewest(place, keep) : []
    return { ...written, path: place.path, bytes: statSync(place.path).size, verified: verify, removed }
  } catch (error) {
    rmSync(place.part, { force: true })
    throw error
  }
}

async function write(owner: DatabaseAddress, { part }: BackupPlace, { passphrase, now, onProgress, signal }: BackupRequest): Promise<BackupOutline> {
  let head: BackupHead | undefined
  let end: BackupEnd | undefined
  const noting = async function* (records: AsyncIterable<BackupRecord>) {
    for await (const record of records) {
      if (record.kind === 'head') head = record.head
      if (record.kind === 'end') end = record.end
      yield record
    }
  }
  const sealed = (plain: AsyncIterable<Buffer>) => seal(plain, passphrase)
  await withClient(owner, async (connection) => {
    const records = noting(backupRecords(connection, { createdAt: now, onProgress }))
    await pipeline(encodeRecords(records), createDeflate({ level: 3 }), sealed, createWriteStream(part, { flags: 'wx', mode: 0o600 }), { signal })
  })
  syncToDisk(part)
  return { head: head!, end: end! }
}

async function proveRestorable({ part }: BackupPlace, { passphrase, onProgress, signal }: BackupRequest) {
  onProgress('校验：恢复到临时数据库并逐表比对', 'Verifying: restoring it into a scratch database and comparing every table')
  const request = { file: part, passphrase, onProgress: silent, ...(signal && { signal }) }
  await withScratchCluster(silent, (owner) => restoreIntoDatabase(owner, request)).catch(explainDisk('TMPDIR'))
}

function silent() {}
