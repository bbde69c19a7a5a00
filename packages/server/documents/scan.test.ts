import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../testing.ts'
import { scanBy } from './scan.ts'

const folder = mkdtempSync(join(tmpdir(), 'junheng-scan-'))
afterAll(() => rmSync(folder, { recursive: true }))

let written = 0
function program(script: string): string {
  const path = join(folder, `scan-${written++}`)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

/** Refuses what holds the word EICAR. */
const grep = program('if grep -q EICAR; then exit 1; else exit 0; fi')

const eicar = Buffer.from('%PDF-1.7 EICAR')
const clean = Buffer.alloc(3_000_000, '%PDF-1.7 ')

test('a clean file passes, whatever its size, and an infected one does not', async () => {
  await expect(scanBy(grep)(clean)).resolves.toBeUndefined()
  await expect(scanBy(grep)(eicar)).rejects.toMatchObject({ code: 'file_infected' })
})

test.each([
  ['one that is not there', '/nowhere/scan'],
  ['one that fails', program('exit 2')],
  ['one that never answers', program('sleep 30')],
])('no file passes a scanner that gives no answer: %s', async (_what, path) => {
  await expect(scanBy(path, 300)(clean)).rejects.toMatchObject({ code: 'scan_unavailable' })
})

test('a scanner that has seen enough before the end is an answer too', async () => {
  await expect(scanBy(program('exit 1'))(clean)).rejects.toMatchObject({ code: 'file_infected' })
})

let server: TestServer
beforeAll(async () => void (server = await testServer({ scan: scanBy(grep) })))
afterAll(() => server.close())

test('every uploaded file is examined, and an infected one leaves no trace but its audit', async () => {
  const send = (bytes: Buffer) => server.as('bureau-admin')<{ code?: string }>('POST', '/api/imports?name=a.xlsx', bytes)
  expect(await send(eicar)).toMatchObject({ status: 422, json: { code: 'file_infected' } })
  expect(await server.owner.selectFrom('import_run').selectAll().execute()).toEqual([])
  expect((await send(clean)).status).toBe(200)
})

test('who may not send files has none examined', async () => {
  const reply = await server.as('teacher')<{ code: string }>('POST', '/api/imports?name=a.xlsx', eicar)
  expect(reply.json.code).toBe('not_allowed')
})
