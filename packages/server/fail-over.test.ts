import { setTimeout as wait } from 'node:timers/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Account } from '@junheng/contract/accounts.ts'
import type { JobView } from '@junheng/contract/jobs.ts'
import { openPool } from './db/pool.ts'
import { systemPostgres } from './db/postgres-programs.ts'
import { primaryWithStandby } from './db/testing-replication.ts'
import { startServer } from './server.ts'

const county = { code: '990181', name: 'X市' }
const isThere = systemPostgres() !== undefined
if (!isThere) process.stdout.write('skipped: no PostgreSQL of the system for a standby (apt-get install postgresql); the fail-over test needs its pg_basebackup\n')

/** A caller that never stops: adds an account and reads the list, and remembers what was acknowledged and how long it waited. */
async function traffic(address: string, cookie: string, { name, until }: { readonly name: string; readonly until: () => boolean }) {
  const acknowledged: string[] = []
  const answers: number[] = []
  let longest = 0
  for (let number = 0; !until(); number++) {
    const begun = performance.now()
    const body = JSON.stringify({ name: `${name}-${number}`, role: 'bureau-viewer' })
    const reply = await fetch(`${address}/api/accounts`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body })
    answers.push(reply.status)
    if (reply.ok) acknowledged.push(`${name}-${number}`)
    await reply.text()
    longest = Math.max(longest, performance.now() - begun)
  }
  return { acknowledged, answers, longest }
}

test.skipIf(!isThere)('a primary killed with -9 in mid-traffic: the standby takes over, no acknowledged write is lost, none is done twice, and the server goes on without a restart', async () => {
  const pair = (await primaryWithStandby())!
  const folder = mkdtempSync(join(tmpdir(), 'junheng-fail-over-'))
  const errors: unknown[] = []
  const config = { host: '127.0.0.1', port: 0, dataFolder: folder, digest: 'sha256', workers: 1, database: pair.address } as const
  const server = await startServer(config, { county, onProgress: () => {}, onError: (error) => errors.push(error) })
  const opened = await fetch(`${server.address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: server.signInLink.split('#')[1] }) })
  const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!
  const ask = async <T>(path: string, body?: object) => {
    const reply = await fetch(`${server.address}/api${path}`, { method: body ? 'POST' : 'GET', headers: { cookie, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }) })
    return (await reply.json()) as T
  }

  let over = false
  const callers = Array.from({ length: 6 }, (_, index) => traffic(server.address, cookie, { name: `甲${index}`, until: () => over }))
  await wait(2000)
  await pair.primary.kill()
  const killedAt = performance.now()
  await pair.promote()
  const promotedIn = performance.now() - killedAt
  const job = await ask<JobView>('/jobs', { kind: 'wallChart.print', parameters: { size: 'A3' } })
  const servedIn = performance.now() - killedAt
  await wait(2000)
  over = true
  const done = await Promise.all(callers)

  const names = (await ask<Account[]>('/accounts')).map(({ name }) => name)
  const acknowledged = done.flatMap((caller) => caller.acknowledged)
  const there = openPool({ ...pair.standby.address }, { connections: 1 })
  const rows = await there.selectFrom('app_user').select('name').execute()
  await there.destroy()
  process.stdout.write(`fail-over: ${acknowledged.length} writes acknowledged, ${acknowledged.filter((name) => !rows.some((row) => row.name === name)).length} lost; promoted after ${promotedIn.toFixed(0)} ms, served after ${servedIn.toFixed(0)} ms, longest answer ${Math.max(...done.map(({ longest }) => longest)).toFixed(0)} ms\n`)

  expect(acknowledged.length).toBeGreaterThan(20)
  expect(acknowledged.filter((name) => !names.includes(name))).toEqual([])
  expect(rows.length).toBe(new Set(rows.map(({ name }) => name)).size)
  expect(new Set(done.flatMap(({ answers }) => answers))).toEqual(new Set([200]))
  for (let tries = 0; tries < 200 && (await ask<JobView>(`/jobs/${job.id}`)).state !== 'done'; tries++) await wait(100)
  expect((await ask<JobView>(`/jobs/${job.id}`)).state).toBe('done')

  await server.close()
  await pair.close()
  rmSync(folder, { recursive: true, force: true })
}, 120_000)
