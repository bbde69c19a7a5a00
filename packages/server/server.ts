import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { clockOf, type Config } from './config.ts'
import { inScope, type Db, type Scope } from './db/database.ts'
import type { Progress } from './db/embedded.ts'
import { openDatabase, type County } from './db/open.ts'
import { scanBy } from './documents/scan.ts'
import { allEndpoints } from './endpoints.ts'
import { ensureAdministrator, ensureOrganisations, invite } from './features/accounts/queries.ts'
import { addAuditRow } from './features/audit/queries.ts'
import { startAuditSealer } from './features/audit/sealer.ts'
import { startImportReader } from './features/imports/reader.ts'
import { startWorkers } from './features/jobs/worker.ts'
import { authenticate } from './features/sessions/queries.ts'
import { writeLog } from './http/write-log.ts'
import { openIdProvider } from './features/sso/provider.ts'
import { judgeStale } from './features/snapshots/booking.ts'
import { httpApp } from './http/app.ts'
import { BaseMap } from './http/base-map.ts'
import { allJobKinds } from './job-kinds.ts'

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  readonly address: string
  /** Signs the first administrator in, once. */
  readonly signInLink: string
  readonly close: () => Promise<void>
}

/** What the sample county is loaded into. */
export interface Opened {
  readonly db: Db
  /** Of the first administrator. */
  readonly scope: Scope
  readonly today: () => IsoDate
  readonly onProgress: Progress
}

export interface Surroundings {
  readonly county: County
  /** The built pages; absent where only the API is served. */
  readonly webRoot?: string
  /** Loads the sample county, once: run again at the next start should it not come to its end. */
  readonly sample?: (opened: Opened) => Promise<void>
  /** Settles when the program is told to stop; a start under way is then given up. */
  readonly stopped?: Promise<void>
  readonly onProgress: Progress
  /** Told of what is ours to mend: failed requests, a database that would not come back. */
  readonly onError: (error: unknown) => void
}

/** The start was given up because `stopped` settled; everything is closed again. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** Opens the database, serves it, and gives the way in. */
export async function startServer(config: Config, surroundings: Surroundings): Promise<RunningServer> {
  const { county, onProgress, onError } = surroundings
  const database = await openDatabase(config, county, { onProgress, onLost: onError })
  try {
    const served = await serve(config, database.db, surroundings)
    const close = async () => {
      await served.close()
      await database.close()
    }
    return { ...served, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** From one address, where the settings say no other number. */
const requestsAMinute = 6000

/** What the settings say of who comes in and how. */
function frontOf({ scanner, sso, baseMap, codesFor, origin, log, rate, proxy }: Config) {
  return {
    ...(scanner !== undefined && { scan: scanBy(scanner) }),
    ...(sso !== undefined && { sso: openIdProvider(sso) }),
    ...(codesFor !== undefined && { codesFor }),
    ...(log !== undefined && { log: writeLog(log) }),
    ...(proxy !== undefined && { proxy }),
    ...(baseMap !== undefined && { baseMap: new BaseMap(baseMap) }),
    isSecure: origin?.startsWith('https:') ?? false,
    rate: rate ?? requestsAMinute,
  }
}

async function serve(config: Config, db: Db, { county, webRoot, sample, stopped, onProgress, onError }: Surroundings): Promise<RunningServer> {
  const today = clockOf(config)
  const app = httpApp({
    db,
    today,
    countyCode: county.code,
    authenticate: (tx, token) => authenticate(tx, county.code, token, today()),
    endpoints: allEndpoints,
    ...(webRoot !== undefined && { webRoot }),
    ...frontOf(config),
    onError,
  })
  await judgeAnew(db, county.code, onProgress)
  const reader = startImportReader(db, county.code, onError)
  const workers = startWorkers({ db, countyCode: county.code, kinds: allJobKinds, places: config.workers, onError })
  const sealer = startAuditSealer(db, county.code, config.digest, onError)
  const close = async () => {
    await Promise.all([app.close(), reader.stop(), workers.stop()])
    await sealer.stop()
  }
  try {
    const address = await app.listen({ host: config.host, port: config.port })
    const { scope, signInPath } = await openDoor(db, county.code)
    if (sample) await unlessStopped(loadOnce(sample, { db, scope, today, onProgress }), stopped)
    return { address, signInLink: `${address}${signInPath}`, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Waits for work that may take a minute. Given up, it fails by itself as soon as it finds the database closed. */
async function unlessStopped(work: Promise<void>, stopped: Promise<void> | undefined) {
  if (!stopped) return work
  const givenUp = stopped.then(() => {
    throw new Stopped('The start was given up.')
  })
  await Promise.race([work, givenUp]).finally(() => {
    work.catch(() => {})
    givenUp.catch(() => {})
  })
}

/** There is no default password: whoever starts the program is shown the way in. */
async function openDoor(db: Db, countyCode: string) {
  return inScope(db, { countyCode, role: 'bureau-admin' }, async (tx) => {
    const administrator = await ensureAdministrator(tx, countyCode)
    await ensureOrganisations(tx, countyCode)
    const { signInPath } = await invite(tx, countyCode, administrator)
    await addAuditRow(tx, countyCode, { action: 'server.start', subject: administrator.id })
    const scope: Scope = { countyCode, role: 'bureau-admin', userId: administrator.id }
    return { scope, signInPath }
  })
}

/** A standard whose text has changed since is applied to what was booked before. */
async function judgeAnew(db: Db, countyCode: string, onProgress: Progress) {
  const judged = await inScope(db, { countyCode, role: 'bureau-admin' }, (tx) => judgeStale(tx, countyCode))
  if (judged > 0) onProgress(`标准有更新，已重新体检 ${judged} 个快照`, `The standards have changed; ${judged} snapshots were judged anew`)
}

async function loadOnce(sample: (opened: Opened) => Promise<void>, opened: Opened) {
  const { db, scope } = opened
  const loadedAt = await inScope(db, scope, async (tx) => {
    const county = await tx.selectFrom('county').select('sample_loaded_at').executeTakeFirstOrThrow()
    return county.sample_loaded_at
  })
  if (loadedAt !== null) return
  await sample(opened)
  await inScope(db, scope, (tx) => tx.updateTable('county').set({ sample_loaded_at: new Date() }).execute())
}
