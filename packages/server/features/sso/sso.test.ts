import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Invitation } from '@junheng/contract/accounts.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { openIdProvider } from './provider.ts'

const returnTo = 'https://junheng.example/sign-in'
let listening: Server
let server: TestServer
let dead: TestServer

/** A real provider on a free port, whose people say who they are by naming themselves. */
beforeAll(async () => {
  listening = createServer()
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'junheng', client_secret: 'not-a-real-secret-only-for-this-test', redirect_uris: [returnTo], response_types: ['code'], grant_types: ['authorization_code'] }],
    pkce: { required: () => true },
    cookies: { keys: ['x'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  })
  listening.on('request', provider.callback())
  const settings = { clientId: 'junheng', clientSecret: 'not-a-real-secret-only-for-this-test', name: '市统一身份认证', returnTo }
  server = await testServer({ sso: openIdProvider({ ...settings, issuer }) })
  dead = await testServer({ sso: openIdProvider({ ...settings, issuer: 'http://127.0.0.1:1' }) })
})
afterAll(async () => {
  listening.closeAllConnections()
  listening.close()
  await Promise.all([server.close(), dead.close()])
})

type Cookies = Record<string, string | undefined>

/** One step of a browser that keeps cookies and follows nothing by itself. */
async function step(url: string, cookies: Map<string, string>, form?: Cookies): Promise<{ readonly location: string | null; readonly text: string }> {
  const headers: Record<string, string> = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  const body = form && new URLSearchParams(form as Record<string, string>)
  const reply = await fetch(url, { redirect: 'manual', headers, ...(body && { method: 'POST', body }) })
  for (const cookie of reply.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';')
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
  }
  const location = reply.headers.get('location')
  return { location: location && new URL(location, url).href, text: await reply.text() }
}

/** Goes through the provider's own pages as a person: names oneself, agrees, and comes back with an answer. */
async function passThrough(url: string, who: string): Promise<string> {
  const cookies = new Map<string, string>()
  let { location, text } = await step(url, cookies)
  for (let steps = 0; steps < 12; steps++) {
    if (location?.startsWith(returnTo)) return new URL(location).search.slice(1)
    if (location !== null) ({ location, text } = await step(location, cookies))
    else {
      const action = /action="([^"]+)"/.exec(text)![1]!
      const prompt = /name="prompt" value="(\w+)"/.exec(text)![1]!
      ;({ location, text } = await step(action, cookies, prompt === 'login' ? { prompt, login: who, password: 'x' } : { prompt }))
    }
  }
  throw new Error('The provider never led back.')
}

interface Begun {
  readonly url: string
  readonly ticket: string
}
const post = (url: string, payload: object, cookie = '') => server.app.inject({ method: 'POST', url, payload, headers: { cookie } })
const begin = async (link: boolean, cookie = '') => (await post('/api/sso/attempts', { link }, cookie)).json<Begun>()
const cookieOf = (reply: { headers: Record<string, unknown> }) => String(reply.headers['set-cookie']).split(';')[0] ?? ''

async function invited(name: string): Promise<string> {
  const { json } = await server.as('security-admin')<Invitation>('POST', '/api/accounts', { name, role: 'personnel' })
  return cookieOf(await post('/api/session', { token: json.signInPath.replace('/sign-in#', '') }))
}

async function linked(name: string, who: string) {
  const cookie = await invited(name)
  const { url, ticket } = await begin(true, cookie)
  return { cookie, reply: await post('/api/sso/sessions', { ticket, answer: await passThrough(url, who) }, cookie) }
}

describe('by the identity provider', () => {
  test('an identity that nobody linked signs nobody in, and makes no account', async () => {
    const before = (await server.as('security-admin')<unknown[]>('GET', '/api/accounts')).json.length
    const { url, ticket } = await begin(false)
    const reply = await post('/api/sso/sessions', { ticket, answer: await passThrough(url, 'stranger') })
    expect([reply.statusCode, reply.json()]).toMatchObject([401, { code: 'sso_unlinked' }])
    expect((await server.as('security-admin')<unknown[]>('GET', '/api/accounts')).json).toHaveLength(before)
  })

  test('whoever came by an administrator’s link links their identity, and signs in by it from then on', async () => {
    const { reply } = await linked('王科', 'wang')
    expect([reply.statusCode, reply.json()]).toMatchObject([200, { user: { name: '王科' } }])
    const { url, ticket } = await begin(false)
    const answer = await passThrough(url, 'wang')
    const signedIn = await post('/api/sso/sessions', { ticket, answer })
    expect([signedIn.statusCode, signedIn.json()]).toMatchObject([200, { user: { name: '王科', role: 'personnel' } }])
    const cookie = cookieOf(signedIn)
    expect((await server.app.inject({ method: 'GET', url: '/api/credential', headers: { cookie } })).json()).toMatchObject({ sso: true, openedByLink: false, login: null })
    // A session that came this way links nothing further.
    expect((await post('/api/sso/attempts', { link: true }, cookie)).json()).toMatchObject({ code: 'sso_link_first' })
    // The ticket and the answer work once.
    expect((await post('/api/sso/sessions', { ticket, answer })).json()).toMatchObject({ code: 'sso_refused' })
  })

  test('an identity belongs to one account', async () => {
    await linked('李科', 'li')
    expect((await linked('张科', 'li')).reply.json()).toMatchObject({ code: 'sso_refused' })
  })

  test('the answer of another trip, a forged state, and somebody else’s trip are refused', async () => {
    const [mine, other] = [await begin(false), await begin(false)]
    const answer = await passThrough(other.url, 'wang')
    expect((await post('/api/sso/sessions', { ticket: mine.ticket, answer })).json()).toMatchObject({ code: 'sso_refused' })
    expect((await post('/api/sso/sessions', { ticket: 'x', answer })).json()).toMatchObject({ code: 'sso_refused' })
    const trip = await begin(true, await invited('赵科'))
    const theirs = await passThrough(trip.url, 'zhao')
    expect((await post('/api/sso/sessions', { ticket: trip.ticket, answer: theirs }, await invited('钱科'))).json()).toMatchObject({ code: 'sso_refused' })
  })

  test('a reset takes the link away', async () => {
    const { reply } = await linked('孙科', 'sun')
    await server.as('security-admin')('POST', `/api/accounts/${reply.json<{ user: { id: string } }>().user.id}/credential-reset`)
    const { url, ticket } = await begin(false)
    expect((await post('/api/sso/sessions', { ticket, answer: await passThrough(url, 'sun') })).json()).toMatchObject({ code: 'sso_unlinked' })
  })

  test('nobody links without an administrator’s link', async () => {
    expect((await post('/api/sso/attempts', { link: true })).json()).toMatchObject({ code: 'sso_link_first' })
  })

  test('a provider that cannot be reached is said, and the log of signing in names who came by it', async () => {
    expect((await dead.app.inject({ method: 'POST', url: '/api/sso/attempts', payload: { link: false } })).json()).toMatchObject({ code: 'sso_unreachable' })
    const log = (await server.as('auditor')<{ login: string; outcome: string; user: string | null }[]>('GET', '/api/sign-ins')).json
    expect(log).toContainEqual(expect.objectContaining({ login: 'SSO', user: '王科', outcome: 'opened' }))
  })

  test('the page is told what the button is called', async () => {
    const { json } = await server.as(undefined)('GET', '/api/sso')
    expect(json).toEqual({ name: '市统一身份认证' })
  })
})
