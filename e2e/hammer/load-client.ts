import { setTimeout as wait } from 'node:timers/promises'
import { Agent, request } from 'node:http'
import type { Role } from '@junheng/contract/permissions.ts'
import { caller, randomFrom, signIn } from '../../scripts/served.mjs'

/** How one kind of request did: milliseconds of each that was answered as it should be, and what the others said. */
export interface Measured {
  readonly name: string
  readonly times: number[]
  readonly errors: string[]
}

interface Load {
  readonly address: string
  readonly cookie: string
  readonly users: number
  readonly seconds: number
  readonly seed: number
}

interface Kind {
  readonly name: string
  readonly weight: number
  readonly method: 'GET' | 'POST'
  readonly path: (random: () => number, ledger: Ledger) => string
  readonly body?: (random: () => number) => unknown
}

/** Projects of the county with their nodes: everybody looks at some, and reports on some. */
type Ledger = readonly { readonly id: string; readonly nodes: readonly { readonly id: string }[] }[]

/** A user looks, thinks and acts again after this many seconds on average, which makes 40 requests a second of 400 users. */
const thinkSeconds = 10

const reads = (name: string, weight: number, path: Kind['path']): Kind => ({ name, weight, method: 'GET', path })
const oneOf = <T>(random: () => number, all: readonly T[]): T => all[Math.floor(random() * all.length)]!
const project: Kind['path'] = (random, ledger) => `/projects/${oneOf(random, ledger).id}`
const node: Kind['path'] = (random, ledger) => {
  const { id, nodes } = oneOf(random, ledger)
  return `/projects/${id}/nodes/${oneOf(random, nodes).id}/reports`
}

/** 70 % reads, 20 % reports, 10 % exports and slips. */
const kinds: readonly Kind[] = [
  reads('wall chart', 20, () => '/programme'),
  reads('project', 20, project),
  reads('check-up', 12, () => '/judgement?standard=basic-2012'),
  reads('gaps', 8, () => '/gaps'),
  reads('schools', 10, () => '/schools'),
  { name: 'node report', weight: 20, method: 'POST', path: node, body: (random) => report(random) },
  reads('slip (project again)', 5, project),
  reads('export: project file', 4, (random, ledger) => `${project(random, ledger)}/file`),
  reads('export: bulletin draft', 1, () => '/bulletins/draft'),
]

function report(random: () => number) {
  return { state: 'underWay', actualStart: '2021-04-20', actualFinish: null, expectedFinish: '2021-05-19', blocker: null, note: `压测 ${random()}` }
}

process.once('message', (load: Load) => {
  void run(load).then((measured) => process.send?.(measured))
})

async function run({ address, cookie, users, seconds, seed }: Load): Promise<readonly Measured[]> {
  const cookies = await signEverybodyIn(address, cookie, users)
  const { projects } = await caller(address, cookie)<{ projects: { project: Ledger[number] }[] }>('GET', '/programme')
  const ledger = projects.map(({ project: { id, nodes } }) => ({ id, nodes }))
  const measured = kinds.map(({ name }): Measured => ({ name, times: [], errors: [] }))
  const agent = new Agent({ keepAlive: true, maxSockets: 400 })
  const end = performance.now() + seconds * 1000
  await Promise.all(cookies.map((each, i) => act({ address, cookie: each, agent, end, random: randomFrom(seed * 1000 + i), ledger, measured })))
  agent.destroy()
  return measured
}

/** Accounts of the bureau, invited and signed in as people are; one in five may report on every node. */
async function signEverybodyIn(address: string, cookie: string, users: number): Promise<readonly string[]> {
  const call = caller(address, cookie)
  const cookies: string[] = []
  for (let i = 0; i < users; i++) {
    const role: Role = 'supervision'
    const { signInPath } = await call<{ signInPath: string }>('POST', '/accounts', { name: `压测 ${i}`, role })
    cookies.push(await signIn(address, signInPath.split('#')[1]!))
  }
  return cookies
}

interface User {
  readonly address: string
  readonly cookie: string
  readonly agent: Agent
  readonly end: number
  readonly random: () => number
  readonly ledger: Ledger
  readonly measured: readonly Measured[]
}

async function act({ address, cookie, agent, end, random, ledger, measured }: User) {
  await wait(random() * thinkSeconds * 1000)
  while (performance.now() < end) {
    const at = pick(random)
    const { method, path, body } = kinds[at]!
    const since = performance.now()
    const answer = await ask(`${address}/api${path(random, ledger)}`, { method, cookie, agent, body: body?.(random) })
    if (answer === undefined) measured[at]!.times.push(performance.now() - since)
    else measured[at]!.errors.push(answer)
    await wait(-Math.log(1 - random()) * thinkSeconds * 1000)
  }
}

const total = kinds.reduce((sum, { weight }) => sum + weight, 0)

function pick(random: () => number): number {
  let left = random() * total
  return Math.max(0, kinds.findIndex(({ weight }) => (left -= weight) < 0))
}

/** Undefined where it was answered by a 2xx, else what came instead. */
function ask(url: string, { method, cookie, agent, body }: { method: string; cookie: string; agent: Agent; body: unknown }): Promise<string | undefined> {
  return new Promise((done) => {
    const sent = request(url, { method, agent, headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) } }, (reply) => {
      let said = ''
      reply.on('data', (chunk: Buffer) => (said = said.length < 200 ? said + chunk.toString() : said))
      reply.on('end', () => done(reply.statusCode !== undefined && reply.statusCode < 300 ? undefined : `${reply.statusCode} ${said.slice(0, 200)}`))
      reply.on('error', (error) => done(String(error)))
    })
    sent.on('error', (error) => done(String(error)))
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
