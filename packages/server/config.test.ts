import { expect, test } from 'vitest'
import { clockOf, readConfig } from './config.ts'

test('where nothing is said, it serves this machine only, from the folder at hand, on today’s date', () => {
  expect(readConfig({}, '/srv')).toEqual({ host: '127.0.0.1', port: 8080, dataFolder: '/srv/data', digest: 'sha256', workers: 1 })
  expect(clockOf({})()).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

test('the demonstration’s clock stands still', () => {
  expect(clockOf(readConfig({ JUNHENG_CLOCK: '2021-05-11' }, '/'))()).toBe('2021-05-11')
})

test.each([
  [{ PORT: 'abc' }, 'PORT=abc is no port'],
  [{ PORT: '65536' }, 'PORT=65536 is no port'],
  [{ JUNHENG_CLOCK: '2021-02-30' }, '2021-02-30 is no date'],
  [{ JUNHENG_CLOCK: 'tomorrow' }, 'tomorrow is no date'],
  [{ JUNHENG_FONTS: '/nowhere/fonts' }, 'JUNHENG_FONTS=/nowhere/fonts is no folder'],
  [{ JUNHENG_FONTS: 'fonts' }, 'write the absolute path'],
  [{ JUNHENG_COUNTY: 'X市' }, 'must be a six-digit code and a name'],
  [{ JUNHENG_WORKERS: 'many' }, 'JUNHENG_WORKERS=many is no whole number'],
  [{ JUNHENG_DIGEST: 'md5' }, 'JUNHENG_DIGEST=md5 is no digest'],
  [{ JUNHENG_SCAN: '/nowhere/scan' }, 'JUNHENG_SCAN=/nowhere/scan is no program'],
  [{ JUNHENG_CODES: 'bureau-admin,boss' }, 'JUNHENG_CODES names no roles: boss'],
  [{ DATABASE_URL: 'a database' }, 'DATABASE_URL is no database address'],
])('a setting that cannot be meant is refused by name: %j', (env, message) => {
  expect(() => readConfig(env, '/')).toThrow(message)
})

test('one-time codes are asked of the roles named, or of all', () => {
  expect(readConfig({ JUNHENG_CODES: 'bureau-admin, auditor' }, '/').codesFor).toEqual(new Set(['bureau-admin', 'auditor']))
  expect(readConfig({ JUNHENG_CODES: 'all' }, '/').codesFor?.has('teacher')).toBe(true)
})

test('a given server is read from its address, its socket and its certificate rule too', () => {
  expect(readConfig({ DATABASE_URL: 'postgres://bureau:p%40ss@db.example:6432/county?sslmode=verify-full' }, '/').database).toEqual({
    host: 'db.example',
    port: 6432,
    user: 'bureau',
    password: 'p@ss',
    database: 'county',
    tls: 'verify',
  })
  expect(readConfig({ DATABASE_URL: 'postgres://bureau@localhost/county?host=/run/postgresql' }, '/').database?.host).toBe('/run/postgresql')
})

test('a database address may name several hosts, as libpq has them, and ask for the one that takes writes', () => {
  const { database } = readConfig({ DATABASE_URL: 'postgres://a:p%40s@one:5433,two/county?target_session_attrs=read-write&sslmode=require' }, '/')
  expect(database).toEqual({ host: 'one', port: 5433, user: 'a', password: 'p@s', database: 'county', tls: 'encrypt', others: [{ host: 'two', port: 5432 }], readWrite: true })
  expect(readConfig({ DATABASE_URL: 'postgres://a@localhost/county?host=/run/postgresql' }, '/').database).toEqual({ host: '/run/postgresql', port: 5432, user: 'a', password: '', database: 'county' })
  expect(() => readConfig({ DATABASE_URL: 'county' }, '/')).toThrow('DATABASE_URL is no database address')
})
