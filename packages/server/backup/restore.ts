import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createInflate } from 'node:zlib'
import type { Progress } from '../db/embedded.ts'
import { readMigrations } from '../db/migrate.ts'
import { ensureDatabase, withClient, type DatabaseAddress } from '../db/pool.ts'
import { withNewCluster, withNewFolder } from './new-cluster.ts'
import { decodeRecords, type BackupOutline, type BackupRecord } from './records.ts'
import { checkSchemaKnown, readHead, restoreRecords } from './restore-records.ts'
import { unseal } from './sealed-file.ts'

export interface RestoreRequest {
  readonly file: string
  readonly passphrase: string
  readonly onProgress: Progress
  /** Gives the restore up; the target is then as it was. */
  readonly signal?: AbortSignal
}

/** Restores into a folder that holds nothing yet, which becomes a data folder all at once or not at all. */
export async function restoreIntoFolder(folder: string, request: RestoreRequest): Promise<BackupOutline> {
  await checkBackup(request)
  return withNewFolder(folder, request.onProgress, (scratch) => withNewCluster(scratch, request.onProgress, (owner) => restoreFile(owner, request)))
}

/** Restores into a database that is empty or does not exist yet, in one transaction. */
export async function restoreIntoDatabase(owner: DatabaseAddress, request: RestoreRequest): Promise<BackupOutline> {
  await checkBackup(request)
  await ensureDatabase(owner)
  return restoreFile(owner, request)
}

/** Says at once what no restore would get past: a wrong passphrase, a schema this program lacks. */
async function checkBackup(request: RestoreRequest) {
  await reading(request, async (records) => checkSchemaKnown(await readHead(records), readMigrations()))
}

async function restoreFile(owner: DatabaseAddress, request: RestoreRequest): Promise<BackupOutline> {
  const { onProgress, signal } = request
  return withClient(owner, (connection) => reading(request, (records) => restoreRecords({ connection, owner, migrations: readMigrations(), onProgress, signal }, records)))
}

/** Work that may stop reading where it likes; what is wrong with the file reaches it as it reads. */
async function reading<T>({ file, passphrase, signal }: RestoreRequest, work: (records: AsyncGenerator<BackupRecord>) => Promise<T>): Promise<T> {
  const opened = (sealed: AsyncIterable<Buffer>) => unseal(sealed, passphrase)
  const plain = createInflate()
  const flow = pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), opened, plain, { signal }).catch(() => {})
  try {
    return await work(decodeRecords(plain))
  } finally {
    plain.destroy()
    await flow
  }
}
