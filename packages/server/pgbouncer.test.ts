import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Account } from '@junheng/contract/accounts.ts'
import type { JobView } from '@junheng/contract/jobs.ts'
import { inScope } from './db/database.ts'
import { appAddress, openPool } from './db/pool.ts'
import { emptyDatabase } from './db/testing.ts'
import { bouncerBefore, hasBouncer } from './db/testing-bouncer.ts'
import { startServer } from './server.ts'

if (!hasBouncer) process.stdout.write('skipped: no pgbouncer (apt-get install pgbouncer)\n')

const county = { code: '990181', name: 'X市' }

test.skipIf(!hasBouncer)('behind pgbouncer in transaction mode all works, and forty callers on four connections see nothing of one another', async () => {
  const bouncer = await bouncerBefore(await emptyDatabase(), 4)
  const folder = mkdtempSync(join(tmpdir(), 'junheng-pgbouncer-'))
  const errors: unknown[] = []
  const config = { host: '127.0.0.1', port: 0, dataFolder: folder, digest: 'sha256', workers: 1, database: bouncer.address } as const
  const server = await startServer(config, { county, onProgress: () => {}, onError: (error) => errors.push(error) })
  const opened = await fetch(`${server.address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: server.signInLink.split('#')[1] }) })
  const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!
  const ask = async <T>(path: string, body?: object) => {
    const reply = await fetch(`${server.address}/api${path}`, { method: body ? 'POST' : 'GET', headers: { cookie, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }) })
    return { status: reply.status, json: (await reply.json()) as T }
  }

  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? ask('/county') : ask('/accounts', { name: `甲${index}`, role: 'bureau-viewer' }))))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect((await ask<Account[]>('/accounts')).json).toHaveLength(21)
  const job = (await ask<JobView>('/jobs', { kind: 'wallChart.print', parameters: { size: 'A3' } })).json
  for (let tries = 0; tries < 200 && (await ask<JobView>(`/jobs/${job.id}`)).json.state !== 'done'; tries++) await wait(100)
  expect((await ask<JobView>(`/jobs/${job.id}`)).json.state).toBe('done')

  const db = openPool(appAddress(bouncer.address), { connections: 40 })
  const countyIn = async (code: string) => inScope(db, { countyCode: code }, async (tx) => (await sql<{ county: string }>`select current_county() as county, pg_sleep(0.01)`.execute(tx)).rows[0]!.county)
  const codes = Array.from({ length: 200 }, (_, index) => String(990_000 + index))
  expect(await Promise.all(codes.map(countyIn))).toEqual(codes)
  const unscoped = await Promise.all(codes.map(async () => (await sql<{ county: string | null }>`select current_county() as county`.execute(db)).rows[0]!.county))
  expect(new Set(unscoped)).toEqual(new Set([null]))
  expect(errors).toEqual([])

  await db.destroy()
  await server.close()
  await bouncer.close()
  rmSync(folder, { recursive: true, force: true })
}, 120_000)
