import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearedFor, may, roles, scopeKinds, seesEverySchool, type Role } from '@junheng/contract/permissions.ts'
import { allEndpoints } from './endpoints.ts'
import type { Endpoint } from './http/endpoint.ts'
import { testServer, type TestReply, type TestServer } from './testing.ts'
import { farSchool, loadTestCounty, neighbour, personOf, type Sample, type Samples } from './testing-county.ts'
import { placesIn, plainestRequest, schemaOf, undone, type At } from './testing-requests.ts'

let server: TestServer
let samples: Samples
beforeAll(async () => {
  server = await testServer({ endpoints: allEndpoints.map(undone) })
  samples = await loadTestCounty(server)
})
afterAll(() => server.close())

const everybody: readonly (Role | undefined)[] = [undefined, ...roles]
const reaches = ['own', 'other', 'elsewhere'] as const
type Reach = keyof Sample

/** Generated from the contract: an endpoint that is added is asked by everybody the day it appears. */
test.each(allEndpoints.map((endpoint) => [`${endpoint.route.method} ${endpoint.route.path}`, endpoint] as const))('%s answers every role as the contract says, for what is its own and what is not', async (_, endpoint) => {
  const wrong: string[] = []
  for (const reach of reaches.filter((each) => each === 'own' || namesSomething(endpoint))) {
    for (const role of everybody) {
      const reply = await ask(endpoint, role, reach)
      const faults = [...faultsOfAnswer(reply, { endpoint, role, reach }), ...leaks(reply, role)]
      wrong.push(...faults.map((fault) => `${role ?? 'nobody'}, ${reach}: ${fault} (${reply.status} ${reply.json?.code ?? ''})`))
    }
  }
  expect(wrong).toEqual([])
})

type Answer = TestReply<{ readonly code?: string } | null>
interface Asked {
  readonly endpoint: Endpoint
  readonly role: Role | undefined
  readonly reach: Reach
}

function faultsOfAnswer(reply: Answer, asked: Asked): readonly string[] {
  const { endpoint, role } = asked
  const { allow } = endpoint
  if (role === undefined) return allow === 'anyone' || reply.json?.code === 'not_signed_in' ? [] : ['must sign in first']
  if (mayCall(role, allow) && isCleared(role, endpoint)) return faultsOfAdmission(reply, refusedElsewhere(asked, role) ?? expectedOf(asked, role))
  return reply.json?.code === 'not_allowed' ? [] : ['may not do this']
}

function mayCall(role: Role, allow: Endpoint['allow']) {
  return allow === 'anyone' || allow === 'signedIn' || may(role, allow)
}

/** Whether there is anything classified that the role may read, where an endpoint is for that alone. */
function isCleared(role: Role, { classified }: Endpoint) {
  return classified?.purpose !== 'required' || clearedFor(role, classified.classes).length > 0
}

function faultsOfAdmission({ status, json }: Answer, expected: readonly number[] | undefined): readonly string[] {
  if (expected !== undefined) return expected.includes(status) ? [] : [`expected ${expected.join(' or ')}`]
  return status === 403 || json?.code === 'not_signed_in' ? ['may do this'] : []
}

/** What is for one's own office alone, beside what its permission says. */
const ownOffice: Readonly<Record<string, (role: Role) => boolean>> = {
  'POST /feeds': (role) => may(role, 'meeting.hold') || role === 'department',
  'POST /orders/:id/replies': (role) => may(role, 'dispatch.manage') || role === 'department',
}

function refusedElsewhere({ endpoint: { route }, reach }: Asked, role: Role): readonly number[] | undefined {
  return reach !== 'elsewhere' && ownOffice[`${route.method} ${route.path}`]?.(role) === false ? [403] : undefined
}

/** Which statuses there may be, where more is known than that it is no refusal. */
function expectedOf({ endpoint: { route }, reach }: Asked, role: Role): readonly number[] | undefined {
  const collections = placesIn(route.path).map(({ collection }) => collection).filter((name) => name in samples)
  const last = collections.at(-1)
  if (last === undefined) return reach === 'own' || !route.problems.includes('not_allowed') || may(role, 'account.manage') ? undefined : [403]
  if (reach === 'elsewhere') return [400, 404, 409, 415]
  if (reach === 'other') return refusals[last]?.(role)
  return route.method === 'GET' && collections.length === 1 ? readable(last, role) : undefined
}

/** What is answered on something of another school or office, where it is not for whoever asks. */
const refusals: Readonly<Record<string, (role: Role) => readonly number[] | undefined>> = {
  schools: (role) => (seesEverySchool(role) ? [200] : [404]),
  nodes: (role) => (may(role, 'project.manage') ? undefined : [403]),
  evidence: (role) => (may(role, 'evidence.read') ? [200] : [404]),
  sessions: (role) => (may(role, 'account.manage') ? [200] : [404]),
}

/** Papers of a node: for whoever may read them, and for the offices that work on it. Runs: for whoever asked for them, and whoever sees the whole county. */
function readable(collection: string, role: Role): readonly number[] | undefined {
  if (collection === 'imports') return [200, 400]
  if (collection === 'jobs') return scopeKinds[role] === 'county' ? [200] : [404]
  if (collection !== 'evidence') return [200]
  return may(role, 'evidence.read') || role === 'department' ? [200] : [404]
}

/** The neighbouring county is in no reply; a school far away in none to a school or a township. */
function leaks({ bytes, headers }: Answer, role: Role | undefined): readonly string[] {
  if (!String(headers['content-type']).includes('json')) return []
  const text = bytes.toString()
  const far = role !== undefined && ['school', 'township'].includes(scopeKinds[role]) && text.includes(`"${farSchool}"`)
  return [...(text.includes(neighbour.name) ? ['sees the neighbouring county'] : []), ...(far ? ['sees a school that is not its own'] : [])]
}

async function ask({ route, classified }: Endpoint, role: Role | undefined, reach: Reach): Promise<Answer> {
  const { url, body } = plainestRequest(route, sampleAt(role, reach))
  const stated = classified === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams({ purpose: '核对名单' })}`
  return server.as(role === undefined ? undefined : personOf(role))(route.method, stated, body)
}

/** The home township answers for a node of its own. */
function sampleAt(role: Role | undefined, reach: Reach): At {
  return (name) => (name === 'nodes' && reach === 'own' && role === 'township' ? 'resettlement' : samples[name]?.[reach])
}

function namesSomething({ route }: Endpoint) {
  return placesIn(route.path).length > 0 || Object.keys(schemaOf(route.query).properties ?? {}).some((name) => name in samples)
}
