import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inScope } from './db/database.ts'
import { emptyDatabase } from './db/testing.ts'
import { inviteFromConsole } from './invitation.ts'
import { startServer, type Opened } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'junheng-server-'))
afterAll(() => rmSync(folder, { recursive: true }))

const county = { code: '990181', name: 'X市' }
const loud = (error: unknown) => {
  throw error
}
const config = { host: '127.0.0.1', port: 0, dataFolder: folder, digest: 'sha256' as const, workers: 1 as const, database: await emptyDatabase() }
const start = (sample?: (opened: Opened) => Promise<void>) => startServer(config, { county, onProgress: () => {}, onError: loud, ...(sample && { sample }) })

test('the sample county is loaded at the first start only, and again where the first attempt did not come to its end', async () => {
  let loads = 0
  const interrupted = start(async () => {
    loads++
    throw new Error('interrupted')
  })
  await expect(interrupted).rejects.toThrow('interrupted')

  const sample = async ({ db, scope, today }: Opened) => {
    loads++
    const { name } = await inScope(db, scope, (tx) => tx.selectFrom('county').select('name').executeTakeFirstOrThrow())
    expect([name, today()]).toEqual(['X市', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)])
  }
  for (let starts = 0; starts < 2; starts++) await (await start(sample)).close()
  expect(loads).toBe(2)
})

test('a given database serves as the embedded one does, and every start gives a new way in', async () => {
  const [first, second] = [await start(), await start()]
  expect(first.signInLink).not.toBe(second.signInLink)
  for (const { address, signInLink } of [first, second]) {
    const reply = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: signInLink.split('#')[1] }) })
    expect(await reply.json()).toMatchObject({ user: { name: '管理员', role: 'bureau-admin' }, county })
  }
  await Promise.all([first.close(), second.close()])
})

test('someone is invited from the console while the server runs', async () => {
  const server = await start()
  const { signInPath } = await inviteFromConsole(config, county, { account: { name: '王主任', role: 'bureau-viewer' }, onProgress: () => {} })
  const reply = await fetch(`${server.address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: signInPath.split('#')[1] }) })
  expect(await reply.json()).toMatchObject({ user: { name: '王主任' } })
  await server.close()
})
