import { clockOf, type Config } from './config.ts'
import { setScope, type Db, type Tx } from './db/database.ts'
import type { Progress } from './db/embedded.ts'
import { withDatabase, type County } from './db/open.ts'
import { allEndpoints } from './endpoints.ts'
import { ensureAdministrator } from './features/accounts/queries.ts'
import { sealAll } from './features/audit/sealer.ts'
import type { User } from './features/sessions/queries.ts'
import { sessionCookie } from './http/cookies.ts'
import { httpApp } from './http/app.ts'

export interface ConsoleQuestion {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api, with its query: `/gaps?state=open`. */
  readonly path: string
  /** JSON, or the bytes of a file. */
  readonly body?: string | Uint8Array | undefined
  readonly onProgress: Progress
}

export interface ConsoleAnswer {
  readonly status: number
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/**
 * Asks the API from the console of the machine, whether the server runs or not: the same permissions, checks and audit rows as over
 * the network, as the first administrator, because whoever has the console has the data.
 */
export async function askFromConsole(config: Config, county: County, question: ConsoleQuestion): Promise<ConsoleAnswer> {
  return withDatabase(config, county, question.onProgress, (db) => ask(db, config, county, question))
}

async function ask(db: Db, config: Config, county: County, { method, path, body, onProgress }: ConsoleQuestion): Promise<ConsoleAnswer> {
  const app = httpApp({
    db,
    endpoints: allEndpoints,
    countyCode: county.code,
    today: clockOf(config),
    authenticate: (tx) => administrator(tx, county),
    onError: (error) => onProgress(String(error), String(error)),
  })
  try {
    const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json'
    const headers = { cookie: sessionCookie('console'), ...(body !== undefined && { 'content-type': type }) }
    const reply = await app.inject({ method, url: `/api${path}`, headers, remoteAddress: 'console', ...(body !== undefined && { payload: typeof body === 'string' ? body : Buffer.from(body) }) })
    return { status: reply.statusCode, mediaType: String(reply.headers['content-type'] ?? ''), bytes: new Uint8Array(reply.rawPayload) }
  } finally {
    await app.close()
    // Where no server runs, nobody else would.
    await sealAll(db, county.code, config.digest)
  }
}

async function administrator(tx: Tx, county: County): Promise<User> {
  await setScope(tx, { countyCode: county.code, role: 'bureau-admin' })
  const { id, name } = await ensureAdministrator(tx, county.code)
  return { id, name, role: 'bureau-admin' }
}
