import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clusterFiles, openEmbedded, runningServer, type EmbeddedServer } from './embedded.ts'
import { folderHolder, FolderInUse, lockFolder, startTicks } from './folder-lock.ts'
import { withClient, type DatabaseAddress } from './pool.ts'

const quiet = { onProgress: () => {}, onLost: () => {} }
const folder = mkdtempSync(join(tmpdir(), 'junheng-embedded-'))
const { cluster, password } = clusterFiles(folder)
let server: EmbeddedServer
let postgres: DatabaseAddress

beforeAll(async () => {
  server = await openEmbedded(folder, quiet)
  postgres = { ...server.address, database: 'postgres' }
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the database listens on no network, and commits reach the disk before they are acknowledged', async () => {
  const shown = await withClient(postgres, async (client) => {
    const names = ['listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding']
    const { rows } = await client.query<{ value: string }>('select current_setting(name) as value from unnest($1::text[]) with ordinality n(name, place) order by place', [names])
    return rows.map(({ value }) => value)
  })
  expect(shown).toEqual(['', 'on', 'on', 'on', 'UTF8'])
})

test('its password is a long one that only the account itself can read', async () => {
  expect(readFileSync(password, 'utf8').trim()).toHaveLength(32)
  expect(statSync(password).mode & 0o777).toBe(0o600)
  expect(statSync(postgres.host).mode & 0o777).toBe(0o700)
  await expect(withClient({ ...postgres, password: 'guessed' }, async () => {})).rejects.toThrow('password authentication failed')
})

test('a second program that opens the same folder is refused, and is told who has it', async () => {
  await expect(openEmbedded(folder, quiet)).rejects.toThrow(FolderInUse)
  await expect(openEmbedded(folder, quiet)).rejects.toThrow(String(process.pid))
  expect(folderHolder(folder)?.pid).toBe(process.pid)
})

test('a database that is killed comes back, with everything that was committed', async () => {
  await withClient(postgres, (client) => client.query('create table kept as select 1 as x'))
  const killed = runningServer(cluster)?.pid ?? 0
  process.kill(killed, 'SIGKILL')
  while (startTicks(killed) !== '' || runningServer(cluster) === undefined) await wait(20)
  expect(await countKept()).toBe(1)
})

test('a folder that was closed opens again with what it held, and leaves no server, socket or half-made cluster behind', async () => {
  const { host } = postgres
  await server.close()
  expect(runningServer(cluster)).toBeUndefined()
  expect(() => statSync(host)).toThrow('ENOENT')
  expect(folderHolder(folder)).toBeUndefined()
  expect(readdirSync(folder).toSorted()).toEqual(['database.password', 'postgres', 'postgres.log'])

  server = await openEmbedded(folder, quiet)
  postgres = { ...server.address, database: 'postgres' }
  expect(await countKept()).toBe(1)
})

test('a note that a dead program left, or whose number another program now has, holds nothing up', async () => {
  const other = mkdtempSync(join(tmpdir(), 'junheng-lock-'))
  const first = await lockFolder(other)
  await first.release()
  const second = await lockFolder(other)
  expect(folderHolder(other)?.startTicks).toBe(startTicks(process.pid))
  await second.release()
  rmSync(other, { recursive: true })
})

/** Retried while the server recovers. */
async function countKept(): Promise<number> {
  for (let tries = 0; ; tries++) {
    try {
      return await withClient(postgres, async (client) => (await client.query('select x from kept')).rowCount ?? 0)
    } catch (error) {
      if (tries === 100) throw error
      await wait(50)
    }
  }
}
