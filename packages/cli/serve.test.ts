import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Account } from '@junheng/contract/accounts.ts'
import { folderHolder, startTicks } from '@junheng/server/db/folder-lock.ts'
import { exitCodes } from './commands/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'junheng-serve-'))
const program = join(import.meta.dirname, 'bin', 'junheng.mjs')
const started: ChildProcess[] = []

afterAll(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) await ended(child, 'SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

function launch(...more: string[]) {
  const env = { ...process.env, JUNHENG_DATA: folder, JUNHENG_CLOCK: '2021-05-11', DATABASE_URL: '' }
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', ...more], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  return child
}

/** Waits for the printed address and link, and signs in with it. */
async function serve() {
  const child = launch('--empty')
  let said = ''
  for await (const chunk of child.stdout!) {
    said += String(chunk)
    if (said.includes('Ctrl-C')) break
  }
  const [, address = '', token = ''] = /(http:\/\/[\d.:]+)\/sign-in#(\S+)/.exec(said) ?? []
  const reply = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) })
  const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const call = (method: string, path: string, body?: object) =>
    fetch(address + path, { method, headers: { cookie, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }) })
  return { child, call, session: await reply.json() }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(child, 'exit')
  child.kill(signal)
  return exit
}

const names = async (reply: Promise<Response>) => ((await (await reply).json()) as Account[]).map(({ name }) => name)
const postmaster = () => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

test('it starts on an empty folder, lets the printed link in, survives kill -9 with every acknowledged change, and stops all it started', async () => {
  const first = await serve()
  expect(first.session).toMatchObject({ user: { name: '管理员' }, today: '2021-05-11' })
  expect((await first.call('POST', '/api/accounts', { name: '王主任', role: 'bureau-viewer' })).status).toBe(200)

  const refused = launch()
  let complaint = ''
  refused.stderr!.on('data', (chunk) => (complaint += String(chunk)))
  expect(await once(refused, 'close')).toEqual([exitCodes.unavailable, null])
  expect(complaint).toContain(`by process ${first.child.pid}`)

  await ended(first.child, 'SIGKILL')
  const orphan = postmaster()
  expect(startTicks(orphan)).not.toBe('')
  expect(folderHolder(folder)).toBeUndefined()

  const second = await serve()
  expect(startTicks(orphan)).toBe('')
  expect(await names(second.call('GET', '/api/accounts'))).toEqual(['管理员', '王主任'])

  const server = postmaster()
  expect(await ended(second.child, 'SIGINT')).toEqual([exitCodes.ok, null])
  expect(startTicks(server)).toBe('')
}, 120_000)

test('told to stop while it loads the sample county, it stops at once and leaves nothing running', async () => {
  const child = launch()
  for await (const chunk of child.stderr!) if (String(chunk).includes('Importing')) break
  const server = postmaster()
  expect(await ended(child, 'SIGTERM')).toEqual([exitCodes.ok, null])
  expect(startTicks(server)).toBe('')
}, 120_000)
