import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db, Tx } from '../db/database.ts'
import { isAway, isPoolFull } from '../db/away.ts'
import { addAuditRow } from '../features/audit/queries.ts'
import { testServer, type TestServer } from '../testing.ts'
import { certainly } from './certainly.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

/** The same database, whose connection breaks at the first commit: after it has happened, or before. */
function breakingAtCommit(db: Db, when: 'after' | 'before'): Db {
  let broken = false
  const execute = async <T>(work: (tx: Tx) => Promise<T>) => {
    if (broken) return db.transaction().execute(work)
    const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
    const answer = await db.transaction().execute(async (tx) => {
      const value = await work(tx)
      broken = true
      if (when === 'before') throw lost
      return value
    })
    if (answer !== undefined) throw lost
    return answer
  }
  return { transaction: () => ({ execute }) } as unknown as Db
}

const actions = async (subject: string) => (await server.auditRows()).filter((row) => row.subject === subject).map(({ action }) => action)

test.each(['after', 'before'] as const)('a connection that breaks %s its commit: the work is done once, and its answer stands', async (when) => {
  const done: number[] = []
  const answer = await certainly(breakingAtCommit(server.db, when), { countyCode: server.countyCode, address: 'test' }, async (tx, auditId) => {
    done.push(done.length)
    await addAuditRow(tx, server.countyCode, { action: 'test.deed', subject: when }, auditId)
    return done.length
  })
  expect(await actions(when)).toEqual(['test.deed'])
  expect([answer, done.length]).toEqual(when === 'after' ? [1, 1] : [2, 2])
})

test('what was interrupted stands in the audit, and can never commit any more', async () => {
  expect((await server.auditRows()).filter(({ action }) => action === 'request.lose')).toHaveLength(1)
})

test('a server that is gone is told from one that refuses', () => {
  const gone = [{ code: 'ECONNREFUSED' }, { code: '57P01' }, { code: '08006' }, new Error('Connection terminated unexpectedly')]
  const refusing = [{ code: '23505' }, { code: '42501' }, { code: '40001' }, new Error('timeout exceeded when trying to connect'), undefined]
  expect([gone.map(isAway), refusing.map(isAway)]).toEqual([gone.map(() => true), refusing.map(() => false)])
  expect(refusing.map(isPoolFull)).toEqual([false, false, false, true, false])
})
