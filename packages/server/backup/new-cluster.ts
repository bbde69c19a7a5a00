import { chownSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { clusterFiles, openEmbedded, stopSurvivor, type Progress } from '../db/embedded.ts'
import { folderHolder, lockFolder } from '../db/folder-lock.ts'
import { ensureDatabase, type DatabaseAddress } from '../db/pool.ts'
import { Unavailable } from '../db/postgres-programs.ts'
import { syncToDisk } from './disk.ts'

/** Work in a PostgreSQL of its own, with an empty database, made in a folder that stays. */
export async function withNewCluster<T>(folder: string, onProgress: Progress, work: (owner: DatabaseAddress) => Promise<T>): Promise<T> {
  const { address, close } = await openEmbedded(folder, { onProgress, onLost: () => {} })
  try {
    await ensureDatabase(address)
    return await work(address)
  } finally {
    await close()
  }
}

/** Makes `folder` a data folder from what `work` leaves in a scratch folder inside it; if it fails or is killed, `folder` is none. */
export async function withNewFolder<T>(folder: string, onProgress: Progress, work: (scratch: string) => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(folder)
  const scratch = join(folder, scratchName)
  try {
    refuseUnlessUnused(folder)
    await removeCluster(scratch, onProgress)
    const result = await work(scratch)
    moveUp(scratch, folder)
    return result
  } finally {
    await removeCluster(scratch, onProgress)
    await lock.release()
  }
}

/** Work in a PostgreSQL that is gone afterwards, in the machine's folder for such things (TMPDIR). */
export async function withScratchCluster<T>(onProgress: Progress, work: (owner: DatabaseAddress) => Promise<T>): Promise<T> {
  await removeAbandoned(onProgress)
  const folder = mkdtempSync(join(tmpdir(), scratchPrefix))
  try {
    return await withNewCluster(folder, onProgress, work)
  } finally {
    await removeCluster(folder, onProgress)
  }
}

const scratchName = 'restoring'
const scratchPrefix = 'junheng-verify-'

/** What an interrupted restore may have left beside its scratch folder, and what a file system puts into its own root. */
const leftovers = [scratchName, 'junheng.lock', 'database.password', 'postgres.log', 'lost+found']

function refuseUnlessUnused(folder: string) {
  const used = readdirSync(folder).find((name) => !leftovers.includes(name))
  if (used === undefined) return
  throw new Unavailable(`${folder} 中已有 ${used}；只能恢复到空目录。 ${folder} holds ${used} already; a restore needs an empty folder.`)
}

/** The cluster comes last: with it, and only then, the folder is a data folder. */
function moveUp(scratch: string, folder: string) {
  const { uid, gid } = statSync(scratch)
  chownSync(folder, uid, gid)
  const { password, log, cluster } = clusterFiles(scratch)
  for (const path of [password, log, cluster]) renameSync(path, join(folder, basename(path)))
  syncToDisk(folder)
}

async function removeCluster(folder: string, onProgress: Progress) {
  await stopSurvivor(clusterFiles(folder).cluster, onProgress)
  rmSync(folder, { recursive: true, force: true })
}

/** Of verifications that were killed: a minute old, and held by no living program. */
async function removeAbandoned(onProgress: Progress) {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(scratchPrefix))) {
    const folder = join(tmpdir(), name)
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found && found.uid === process.getuid?.() && Date.now() - found.mtimeMs > 60_000 && !folderHolder(folder)) await removeCluster(folder, onProgress)
  }
}
