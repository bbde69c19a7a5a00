import { expect, test } from 'vitest'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { withClient } from './pool.ts'
import { emptyDatabase } from './testing.ts'

const quiet = () => {}
const real = readMigrations()
const added = (sql: string): Migration => ({ number: 9999, name: '9999_added.sql', sql, sha256: sql })

test('each migration is applied once, however many servers start at the same moment', async () => {
  const database = await emptyDatabase()
  const applied: string[] = []
  await Promise.all([1, 2, 3].map(() => migrate(database, real, (_zh, en) => void applied.push(en))))
  await migrate(database, real, (_zh, en) => void applied.push(en))
  expect(applied).toHaveLength(real.length)
})

test('a migration that was changed after it ran is refused', async () => {
  const database = await emptyDatabase()
  await migrate(database, real, quiet)
  const changed = real.map((migration, place) => (place === 0 ? { ...migration, sha256: 'other' } : migration))
  await expect(migrate(database, changed, quiet)).rejects.toThrow('was changed after it was applied')
})

test('a database newer than the program is refused', async () => {
  const database = await emptyDatabase()
  await migrate(database, [...real, added('select 1')], quiet)
  await expect(migrate(database, real, quiet)).rejects.toThrow('newer than this program')
})

test('a migration that fails leaves nothing of itself', async () => {
  const database = await emptyDatabase()
  const faulty = added('create table half (); select 1 / 0')
  await expect(migrate(database, [...real, faulty], quiet)).rejects.toThrow('9999_added.sql: division by zero')
  const left = await withClient(database, (client) => client.query("select 1 from migration where number = 9999 union all select 1 from pg_tables where tablename = 'half'"))
  expect(left.rowCount).toBe(0)
})
