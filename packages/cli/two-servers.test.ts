import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { Account } from '@junheng/contract/accounts.ts'
import { openPool } from '@junheng/server/db/pool.ts'
import { emptyDatabase } from '@junheng/server/db/testing.ts'

const nginx = '/usr/sbin/nginx'
const isThere = existsSync(nginx)
if (!isThere) console.log('skipped: no nginx (apt-get install nginx-light); two servers behind it are not tried')

const program = join(import.meta.dirname, 'bin', 'junheng.mjs')
const folder = mkdtempSync(join(tmpdir(), 'junheng-two-'))
const started: ChildProcess[] = []
afterAll(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) await ended(child, 'SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(child, 'exit')
  child.kill(signal)
  return exit
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

/** A server on the shared database; answers with its sign-in link once it listens. */
async function serve(port: number, databaseUrl: string) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, JUNHENG_CLOCK: '2021-05-11', JUNHENG_PROXY: '127.0.0.1' }
  const child = spawn(process.execPath, [program, 'serve', '--empty', '--port', String(port)], { env, cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  let said = ''
  for await (const chunk of child.stdout!) {
    said += String(chunk)
    if (said.includes('Ctrl-C')) break
  }
  return { child, token: /sign-in#(\S+)/.exec(said)![1]! }
}

/** deploy/nginx.conf on free ports, without its certificate. */
async function proxy(port: number, upstream: readonly number[]) {
  const conf = readFileSync(join(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8')
    .replace('listen 8443 ssl;', `listen 127.0.0.1:${port};`)
    .replaceAll(/\n\s*ssl_\w+.*/g, '')
    .replace('127.0.0.1:8081', `127.0.0.1:${upstream[0]}`)
    .replace('127.0.0.1:8082', `127.0.0.1:${upstream[1]}`)
    .replace('http {', `http {\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `  ${each}_temp_path ${folder};`).join('\n')}`)
  writeFileSync(join(folder, 'nginx.conf'), `pid ${join(folder, 'nginx.pid')};\nerror_log stderr error;\n${conf}`)
  const child = spawn(nginx, ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'ignore'] })
  started.push(child)
  for (let tries = 0; tries < 100 && (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)) === undefined; tries++) await wait(50)
  return `http://127.0.0.1:${port}`
}

test.skipIf(!isThere)('two servers behind nginx: a session holds on both, one told to stop costs no answer, one killed loses nothing that was acknowledged', async () => {
  const shared = await emptyDatabase()
  const { host, user, password, database } = shared
  const url = `postgres://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}`
  const ports = [await freePort(), await freePort(), await freePort()] as const
  const first = await serve(ports[0], url)
  const second = await serve(ports[1], url)
  const address = await proxy(ports[2], ports)

  const opened = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: address, 'x-forwarded-for': '192.0.2.7' }, body: JSON.stringify({ token: second.token }) })
  const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!
  const calls = { over: false, phase: 'both' }
  const caller = async (name: string) => {
    const acknowledged: string[] = []
    const refused: string[] = []
    for (let number = 0; !calls.over; number++) {
      const reply = await fetch(`${address}/api/accounts`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify({ name: `${name}-${number}`, role: 'bureau-viewer' }) })
      if (reply.ok) acknowledged.push(`${name}-${number}`)
      else refused.push(`${reply.status} ${calls.phase}`)
      await reply.text()
    }
    return { acknowledged, refused }
  }
  const calling = Promise.all(['甲', '乙', '丙', '丁'].map(caller))
  await wait(1500)
  calls.phase = 'stopping'
  await ended(first.child, 'SIGTERM')
  await wait(1500)
  const afterStop = (await (await fetch(`${address}/api/accounts`, { headers: { cookie } })).json()) as Account[]
  const third = await serve(ports[0], url)
  await wait(6000)
  calls.phase = 'killed'
  await ended(second.child, 'SIGKILL')
  await wait(1500)
  calls.over = true
  const done = await calling
  const there = openPool(shared, { connections: 1 })
  const names = (await there.selectFrom('app_user').select('name').execute()).map(({ name }) => name)
  await there.destroy()

  const acknowledged = done.flatMap((each) => each.acknowledged)
  const refused = done.flatMap((each) => each.refused)
  console.log(`two servers: ${acknowledged.length} writes acknowledged, ${acknowledged.filter((name) => !names.includes(name)).length} lost, ${refused.length} refused (${refused.join(', ')})`)
  expect(afterStop.length).toBeGreaterThan(5)
  expect(acknowledged.filter((name) => !names.includes(name))).toEqual([])
  expect(names.length).toBe(new Set(names).size)
  // What was under way on the killed one, at most one call of each caller; nothing else.
  expect(refused.length).toBeLessThanOrEqual(4)
  expect(new Set(refused)).toEqual(new Set(refused.length > 0 ? ['502 killed'] : []))
  expect(third.child.exitCode).toBeNull()
  const rows = (await (await fetch(`${address}/api/audit?action=session.open`, { headers: { cookie } })).json()) as { rows: { address: string }[] }
  expect(rows.rows[0]?.address).toBe('192.0.2.7')
}, 120_000)
