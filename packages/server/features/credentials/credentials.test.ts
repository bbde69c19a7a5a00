import { TOTP, Secret } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Invitation } from '@junheng/contract/accounts.ts'
import { passwordFaults, type Credential } from '@junheng/contract/credentials.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { totpStep } from './codes.ts'
import { lockedUntil } from './lockout.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const good = 'Heng-2021-Jun'
const call = (cookie: string) => async <T = unknown>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
  const reply = await server.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
  return { status: reply.statusCode, json: reply.json<T & { code?: string; details?: Record<string, unknown> }>(), cookie: String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '' }
}
const byPassword = (login: string, password: string, code?: string) => call('')('POST', '/api/session/password', { login, password, ...(code !== undefined && { code }) })

/** Somebody invited, who came in by the link and set a password. */
async function somebody(login: string): Promise<{ readonly id: string; readonly cookie: string }> {
  const { account, signInPath } = (await server.as('bureau-admin')<Invitation>('POST', '/api/accounts', { name: login, role: 'bureau-viewer' })).json
  const { cookie } = await call('')('POST', '/api/session', { token: signInPath.replace('/sign-in#', '') })
  const { status } = await call(cookie)('PUT', '/api/credential/password', { login, current: null, password: good })
  expect(status).toBe(200)
  return { id: account.id, cookie }
}

test('whoever came by the link sets a password without knowing one, and comes in by it', async () => {
  await somebody('wang')
  const { status, cookie } = await byPassword('wang', good)
  expect(status).toBe(200)
  expect((await call(cookie)<Credential>('GET', '/api/credential')).json).toMatchObject({ login: 'wang', totp: false, passwordExpired: false })
})

test('a wrong password, an unknown login and an empty account answer alike', async () => {
  await somebody('li')
  const answers = [await byPassword('li', 'wrong'), await byPassword('nobody-at-all', 'wrong')]
  expect(answers.map(({ status, json }) => [status, json.code])).toEqual([[401, 'sign_in_refused'], [401, 'sign_in_refused']])
})

test('five wrong tries lock the login, for longer each time, and the right password does not open it', async () => {
  await somebody('zhao')
  for (let i = 0; i < 5; i++) expect((await byPassword('zhao', 'wrong')).status).toBe(401)
  const { status, json } = await byPassword('zhao', good)
  expect([status, json.code]).toEqual([429, 'sign_in_locked'])
  expect(Date.parse(String(json.details?.['until'])) - Date.now()).toBeGreaterThan(50_000)
  await server.owner.updateTable('credential').set({ locked_until: new Date(Date.now() - 1000) }).where('login', '=', 'zhao').execute()
  expect((await byPassword('zhao', 'wrong')).status).toBe(401)
  await server.owner.updateTable('credential').set({ locked_until: new Date(Date.now() - 1000) }).where('login', '=', 'zhao').execute()
  expect((await byPassword('zhao', good)).status).toBe(200)
  expect((await server.owner.selectFrom('credential').select(['failures', 'locked_until']).where('login', '=', 'zhao').execute())[0]).toEqual({ failures: 0, locked_until: null })
})

test('the delay doubles with every further wrong try, up to an hour', () => {
  const now = new Date(0)
  expect([4, 5, 6, 7, 20].map((failures) => lockedUntil(failures, now)?.getTime() ?? null)).toEqual([null, 60_000, 120_000, 240_000, 3_600_000])
})

test('with an authenticator, the password alone is not enough, a code works once, and so does a recovery code', async () => {
  const { cookie } = await somebody('qian')
  const { json: begun } = await call(cookie)<{ secret: string; uri: string }>('POST', '/api/credential/totp')
  expect(begun.uri).toMatch(/^otpauth:\/\/totp\/.*secret=/)
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(begun.secret) })
  const earlier = totp.generate({ timestamp: Date.now() - 30_000 })
  const confirmed = await call(cookie)<{ recoveryCodes: string[] }>('PUT', '/api/credential/totp', { code: earlier })
  expect(confirmed.json.recoveryCodes).toHaveLength(10)

  expect((await byPassword('qian', good)).json.code).toBe('code_needed')
  expect((await byPassword('qian', good, '000000')).json.code).toBe('sign_in_refused')
  const code = totp.generate()
  expect((await byPassword('qian', good, code)).status).toBe(200)
  expect((await byPassword('qian', good, code)).json.code).toBe('sign_in_refused')
  const [recovery] = confirmed.json.recoveryCodes
  expect((await byPassword('qian', good, recovery)).status).toBe(200)
  expect((await byPassword('qian', good, recovery)).json.code).toBe('sign_in_refused')
  expect((await call(cookie)<Credential>('GET', '/api/credential')).json).toMatchObject({ totp: true, recoveryCodes: 9 })
})

test('a code of one step early or late holds, of two it does not', () => {
  const secret = new Secret({ size: 20 }).base32
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) })
  const now = 1_620_700_000_000
  const at = (steps: number) => totpStep(secret, totp.generate({ timestamp: now + steps * 30_000 }), null, now)
  expect([-2, -1, 0, 1, 2].map((steps) => at(steps) !== undefined)).toEqual([false, true, true, true, false])
})

test.each([
  ['Short-1a', ['tooShort']],
  ['alllowercase', ['tooPlain', 'repeats']],
  ['With-wang-1x', ['holdsLogin']],
  ['Heng-2021-Jun', []],
])('the password %s lacks %j', (password, faults) => {
  expect(passwordFaults(password, 'wang')).toEqual(faults)
})

test('a password changes only for who knows it, ends the other sessions, and does not come back', async () => {
  await somebody('sun')
  const [one, other] = [await byPassword('sun', good), await byPassword('sun', good)]
  const change = (cookie: string, current: string, password: string) => call(cookie)('PUT', '/api/credential/password', { login: 'sun', current, password })
  expect((await change(one.cookie, 'wrong', 'Other-2022-Pw')).json.code).toBe('sign_in_refused')
  expect((await change(one.cookie, good, 'Other-2022-Pw')).status).toBe(200)
  expect((await call(other.cookie)('GET', '/api/session')).status).toBe(401)
  expect((await call(one.cookie)('GET', '/api/session')).status).toBe(200)
  expect((await change(one.cookie, 'Other-2022-Pw', good)).json.details).toEqual({ faults: ['usedBefore'] })
})

test('a login belongs to one person', async () => {
  await somebody('zhou')
  const { cookie } = await somebody('wu')
  expect((await call(cookie)('PUT', '/api/credential/password', { login: 'zhou', current: good, password: 'Third-2023-Pw' })).json.code).toBe('login_taken')
})

test('sessions are listed and ended by their owner and by whoever manages accounts, and by nobody else', async () => {
  const { id, cookie } = await somebody('zheng')
  const { cookie: second } = await byPassword('zheng', good)
  const list = (await call(cookie)<{ id: string; own: boolean }[]>('GET', '/api/sessions')).json
  expect(list.map(({ own }) => own).toSorted()).toEqual([false, true])
  const target = list.find(({ own }) => !own)!
  expect((await server.as('bureau-viewer')('DELETE', `/api/sessions/${target.id}`)).status).toBe(404)
  expect((await server.as('bureau-viewer')('GET', `/api/sessions?user=${id}`)).status).toBe(403)
  expect((await server.as('security-admin')<unknown[]>('GET', `/api/sessions?user=${id}`)).json).toHaveLength(2)
  expect((await server.as('security-admin')('DELETE', `/api/sessions/${target.id}`)).status).toBe(200)
  expect((await call(second)('GET', '/api/session')).status).toBe(401)
})

test('a session left alone for two hours, or open for twelve, is over', async () => {
  const { cookie } = await somebody('feng')
  const set = (column: 'last_seen_at' | 'expires_at', hours: number) => server.owner.updateTable('session').set({ [column]: new Date(Date.now() + hours * 3_600_000) }).execute()
  await set('last_seen_at', -2.1)
  expect((await call(cookie)('GET', '/api/session')).status).toBe(401)
  await set('last_seen_at', 0)
  await set('expires_at', -0.1)
  expect((await call(cookie)('GET', '/api/session')).status).toBe(401)
  await set('expires_at', 1)
  expect((await call(cookie)('GET', '/api/session')).status).toBe(200)
})

test('an administrator resets somebody: password, codes, lock and sessions are gone', async () => {
  const { id, cookie } = await somebody('chen')
  await server.owner.insertInto('recovery_code').values({ county_code: server.countyCode, user_id: id, code_sha256: 'x', used_at: null }).execute()
  expect((await server.as('security-admin')('POST', `/api/accounts/${id}/credential-reset`)).status).toBe(200)
  expect((await call(cookie)('GET', '/api/session')).status).toBe(401)
  expect((await byPassword('chen', good)).json.code).toBe('sign_in_refused')
  expect(await server.owner.selectFrom('recovery_code').select('user_id').where('user_id', '=', id).execute()).toEqual([])
})

test('what goes wrong is logged with login, outcome and address, and without the password', async () => {
  await somebody('chu')
  await byPassword('chu', 'Not-The-Word-1')
  const log = (await server.as('auditor')<{ login: string | null; outcome: string; address: string | null }[]>('GET', '/api/sign-ins')).json
  expect(log[0]).toMatchObject({ login: 'chu', outcome: 'wrong', address: '127.0.0.1' })
  expect(await server.auditRows()).toContainEqual(expect.objectContaining({ action: 'session.refuse' }))
  expect(JSON.stringify(await server.owner.selectFrom('audit').selectAll().execute())).not.toContain('Not-The-Word-1')
  expect(JSON.stringify(await server.owner.selectFrom('credential').selectAll().execute())).not.toContain(good)
})

test('one address that tries many logins is refused for a while', async () => {
  const rows = Array.from({ length: 50 }, () => ({ county_code: server.countyCode, id: crypto.randomUUID(), login: 'x', user_id: null, outcome: 'wrong' as const, address: '127.0.0.1' }))
  await somebody('wei')
  await server.owner.insertInto('sign_in').values(rows).execute()
  expect((await byPassword('wei', good)).json.code).toBe('sign_in_locked')
  await server.owner.deleteFrom('sign_in').execute()
  expect((await byPassword('wei', good)).status).toBe(200)
})

test('a login that nobody has is locked like anybody’s, so that nobody learns who has one', async () => {
  await somebody('han')
  const tries = async (login: string) => {
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await byPassword(login, 'wrong'))
    return answers.map(({ status, json }) => [status, json.code, json.details?.['until'] !== undefined])
  }
  const known = await tries('han')
  expect(known.at(-1)).toEqual([429, 'sign_in_locked', true])
  expect(await tries('nobody-of-that-name')).toEqual(known)
  await server.owner.deleteFrom('sign_in').execute()
})

test('codes in use are not replaced by a session alone: they are removed first, with the password', async () => {
  const { cookie } = await somebody('yang')
  const { json } = await call(cookie)<{ secret: string }>('POST', '/api/credential/totp')
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(json.secret) })
  expect((await call(cookie)('PUT', '/api/credential/totp', { code: totp.generate() })).status).toBe(200)
  expect((await call(cookie)('POST', '/api/credential/totp')).json.code).toBe('totp_set')
  expect((await call(cookie)('DELETE', '/api/credential/totp', { password: 'wrong' })).json.code).toBe('sign_in_refused')
  expect((await call(cookie)<Credential>('DELETE', '/api/credential/totp', { password: good })).json).toMatchObject({ totp: false, recoveryCodes: 0 })
  expect((await call(cookie)('POST', '/api/credential/totp')).status).toBe(200)
})

test('the present password is asked of who came by it, not of who came by a link', async () => {
  const { cookie } = await somebody('zhu')
  expect((await call(cookie)<Credential>('GET', '/api/credential')).json.currentAsked).toBe(false)
  expect((await call((await byPassword('zhu', good)).cookie)<Credential>('GET', '/api/credential')).json.currentAsked).toBe(true)
})

test('after a reset nothing of the codes is left', async () => {
  const { id, cookie } = await somebody('qin')
  const { json } = await call(cookie)<{ secret: string }>('POST', '/api/credential/totp')
  const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(json.secret) })
  await call(cookie)('PUT', '/api/credential/totp', { code: totp.generate() })
  await server.as('security-admin')('POST', `/api/accounts/${id}/credential-reset`)
  expect(await server.owner.selectFrom('recovery_code').selectAll().where('user_id', '=', id).execute()).toEqual([])
})

test('the log of signing in is searched by name, login and outcome, a page at a time, and of one person', async () => {
  const { id } = await somebody('you')
  await byPassword('you', 'wrong')
  await byPassword('you', good)
  const log = async (query: string) => (await server.as('auditor')<{ id: string; outcome: string }[]>('GET', `/api/sign-ins?${query}`)).json
  expect((await log(`user=${id}`)).map(({ outcome }) => outcome)).toEqual(['opened', 'wrong', 'opened'])
  expect((await log('text=YOU&outcome=wrong')).map(({ outcome }) => outcome)).toEqual(['wrong'])
  const [newest] = await log(`user=${id}&limit=1`)
  expect(await log(`user=${id}&before=${newest!.id}`)).toHaveLength(2)
})

test('a password that is 90 days old opens nothing but its own change', async () => {
  const { id, cookie: byLink } = await somebody('old')
  await server.owner.updateTable('credential').set({ password_set_at: new Date(Date.now() - 91 * 86_400_000) }).where('user_id', '=', id).execute()
  const { cookie, json } = await byPassword('old', good)
  expect(json).toMatchObject({ owes: 'password' })
  expect((await call(cookie)('GET', '/api/county')).json).toMatchObject({ code: 'password_expired' })
  expect((await call(cookie)('GET', '/api/session')).json).toMatchObject({ owes: 'password', user: { name: 'old' } })
  // A one-time link proves more than an old password.
  expect((await call(byLink)('GET', '/api/session')).json).toMatchObject({ owes: null })
  expect((await call(cookie)('PUT', '/api/credential/password', { login: 'old', current: good, password: 'Xin-2021-Jun' })).status).toBe(200)
  expect((await call(cookie)('GET', '/api/county')).status).toBe(200)
})

test('a role that the settings ask one-time codes of has nothing else till they are set up', async () => {
  const strict = await testServer({ codesFor: new Set(['bureau-viewer']) })
  try {
    const ask = (cookie: string) => async <T = unknown>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
      const reply = await strict.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
      return { status: reply.statusCode, json: reply.json<T & { code?: string }>(), cookie: String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '' }
    }
    const { signInPath } = (await strict.as('bureau-admin')<Invitation>('POST', '/api/accounts', { name: 'strict', role: 'bureau-viewer' })).json
    const { cookie, json } = await ask('')('POST', '/api/session', { token: signInPath.replace('/sign-in#', '') })
    expect(json).toMatchObject({ owes: 'codes' })
    expect((await ask(cookie)('GET', '/api/county')).json).toMatchObject({ code: 'codes_owed' })
    expect((await ask(cookie)('PUT', '/api/credential/password', { login: 'strict', current: null, password: good })).status).toBe(200)
    const { secret } = (await ask(cookie)<{ secret: string }>('POST', '/api/credential/totp')).json
    expect((await ask(cookie)('GET', '/api/county')).status).toBe(403)
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    expect((await ask(cookie)('PUT', '/api/credential/totp', { code })).status).toBe(200)
    expect((await ask(cookie)('GET', '/api/session')).json).toMatchObject({ owes: null })
    expect((await ask(cookie)('GET', '/api/county')).status).toBe(200)
    // Nobody else is asked.
    expect((await strict.as('bureau-admin')('GET', '/api/county')).status).toBe(200)
  } finally {
    await strict.close()
  }
})

const asSecurity = () => server.as('security-admin')
const giveCode = async (id: string) => (await asSecurity()<{ code: string }>('POST', `/api/accounts/${id}/reset-code`)).json.code
const reset = (login: string, resetCode: string, password: string, code?: string) => call('')('POST', '/api/session/password-reset', { login, resetCode, password, ...(code !== undefined && { code }) })

test('a forgotten password is set anew by a code that an administrator tells, once, and every other session ends', async () => {
  const { id, cookie } = await somebody('forgetful')
  const code = await giveCode(id)
  expect((await reset('forgetful', 'WRONGCODE2', 'Xin-2021-Jun')).json).toMatchObject({ code: 'sign_in_refused' })
  expect((await reset('forgetful', code, 'xin')).json).toMatchObject({ code: 'password_weak' })
  const done = await reset('forgetful', ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`, 'Xin-2021-Jun')
  expect([done.status, done.json]).toMatchObject([200, { user: { name: 'forgetful' } }])
  expect((await call(cookie)('GET', '/api/session')).status).toBe(401)
  expect((await byPassword('forgetful', 'Xin-2021-Jun')).status).toBe(200)
  expect((await reset('forgetful', code, 'Zai-2021-Jun')).json).toMatchObject({ code: 'sign_in_refused' })
})

test('a code for a password does without no code of the authenticator, is good for half an hour, and locks after five wrong ones', async () => {
  const { id, cookie } = await somebody('careful')
  const { secret } = (await call(cookie)<{ secret: string }>('POST', '/api/credential/totp')).json
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  await call(cookie)('PUT', '/api/credential/totp', { code: totp.generate({ timestamp: Date.now() - 30_000 }) })
  const code = await giveCode(id)
  expect((await reset('careful', code, 'Xin-2021-Jun')).json).toMatchObject({ code: 'code_needed' })
  expect((await reset('careful', code, 'Xin-2021-Jun', totp.generate())).status).toBe(200)
  const late = await giveCode(id)
  await server.owner.updateTable('credential').set({ reset_until: new Date(Date.now() - 1000) }).where('user_id', '=', id).execute()
  expect((await reset('careful', late, 'Zai-2021-Jun')).json).toMatchObject({ code: 'sign_in_refused' })
  for (let i = 0; i < 4; i++) await reset('careful', 'WRONGCODE2', 'Zai-2021-Jun')
  expect((await reset('careful', late, 'Zai-2021-Jun')).json).toMatchObject({ code: 'sign_in_locked' })
})

test('no code is given for an account without a password, nor by whoever manages none', async () => {
  const { account } = (await server.as('bureau-admin')<Invitation>('POST', '/api/accounts', { name: 'bare', role: 'bureau-viewer' })).json
  expect((await asSecurity()('POST', `/api/accounts/${account.id}/reset-code`)).json).toMatchObject({ code: 'password_first' })
  expect((await server.as('director')('POST', `/api/accounts/${account.id}/reset-code`)).status).toBe(403)
})
