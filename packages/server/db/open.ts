import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from './database.ts'
import { clusterFiles, openEmbedded, ownerAddress, runningServer, type EmbeddedOptions, type Progress } from './embedded.ts'
import { migrate, readMigrations } from './migrate.ts'
import { appAddress, ensureDatabase, openPool, withClient, type DatabaseAddress } from './pool.ts'
import { Unavailable } from './postgres-programs.ts'

export interface OpenDatabase {
  /** As the application role, bound by row-level security. */
  readonly db: Db
  readonly close: () => Promise<void>
}

/** The folder of the embedded database, or a given one. */
export interface DatabasePlace {
  readonly dataFolder: string
  readonly database?: DatabaseAddress
}

export interface County {
  readonly code: string
  readonly name: string
}

/** Opens the embedded database of a folder, or the given one; brings it up to this program, and enters the county. */
export async function openDatabase(
  at: DatabasePlace,
  county: County,
  options: EmbeddedOptions,
): Promise<OpenDatabase> {
  const embedded = at.database ? undefined : await openEmbedded(at.dataFolder, options)
  const owner = at.database ?? embedded!.address
  try {
    if (embedded) await ensureDatabase(owner)
    await migrate(owner, readMigrations(), options.onProgress)
    await enterCounty(owner, county)
  } catch (error) {
    await embedded?.close()
    throw error
  }
  const db = openPool(appAddress(owner), { connections: 20 })
  const close = async () => {
    await db.destroy()
    await embedded?.close()
  }
  return { db, close }
}

/** Joins the database that a running server holds, as another program of the same account; undefined where none runs. */
function joinDatabase(at: DatabasePlace): OpenDatabase | undefined {
  const owner = at.database ?? runningAddress(at.dataFolder)
  if (!owner) return undefined
  const db = openPool(appAddress(owner), { connections: 2 })
  return { db, close: () => db.destroy() }
}

function runningAddress(folder: string) {
  const files = clusterFiles(folder)
  const server = runningServer(files.cluster)
  return server && ownerAddress(files, server.socket)
}

/** Counties are entered by the installation, not by a request, so the owner does it. */
async function enterCounty(owner: DatabaseAddress, { code, name }: County) {
  await withClient(owner, (client) => client.query('insert into county (county_code, name) values ($1, $2) on conflict do nothing', [code, name]))
}

/** Work from the console of the machine: in the database that a running server has open, else in one opened for the purpose. */
export async function withDatabase<T>(at: DatabasePlace, county: County, onProgress: Progress, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = joinDatabase(at) ?? (await openDatabase(at, county, { onProgress, onLost: () => {} }))
  try {
    return await work(db)
  } finally {
    await close()
  }
}

/** Work from the console as the owner of the tables, beside a running server or without one; the database stays as it is, not even migrated. */
export async function withOwner<T>(at: DatabasePlace, onProgress: Progress, work: (owner: DatabaseAddress) => Promise<T>): Promise<T> {
  const running = at.database ?? runningAddress(at.dataFolder)
  if (running) return work(running)
  if (!existsSync(join(clusterFiles(at.dataFolder).cluster, 'PG_VERSION'))) {
    throw new Unavailable(`${at.dataFolder} 中没有数据库；请用 --data 指明数据目录。 There is no database in ${at.dataFolder}; name the data folder with --data.`)
  }
  const { address, close } = await openEmbedded(at.dataFolder, { onProgress, onLost: () => {} })
  try {
    return await work(address)
  } finally {
    await close()
  }
}
