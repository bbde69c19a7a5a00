import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { JobState, JobView } from '@junheng/contract/jobs.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { inScope } from '../../db/database.ts'
import { testServer, type TestServer } from '../../testing.ts'
import { eastSchool, loadForTest } from '../projects/testing.ts'
import { allJobKinds } from '../../job-kinds.ts'
import { ask, countKind, effects, seen } from './testing.ts'
import { claimJob } from './queries.ts'
import { startWorkers, workOnce, type WorkerOptions, type Workers } from './worker.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const errors: unknown[] = []
const running: Workers[] = []
const processes: ChildProcess[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()))
  for (const child of processes.splice(0)) child.kill('SIGKILL')
  await sql`delete from job where kind = 'test.count' and state in ('queued', 'running')`.execute(server.owner)
})

const options = (more: Partial<WorkerOptions> = {}): WorkerOptions => ({ db: server.db, countyCode: server.countyCode, kinds: [countKind], places: 1, leaseSeconds: 2, onError: (error) => errors.push(error), ...more })
const work = (more: Partial<WorkerOptions> = {}) => void running.push(startWorkers(options(more)))
const count = (to: number, failing = 0) => ask(server, countKind, { to, failing })

/** Waits until a run is in one of the states, or says in which it is after twenty seconds. */
async function until(id: string, ...states: readonly JobState[]): Promise<JobView> {
  for (let tries = 0; tries < 400; tries++) {
    const job = await seen(server, id)
    if (states.includes(job.state)) return job
    await wait(50)
  }
  return seen(server, id)
}

const progressed = async (id: string) => {
  for (let tries = 0; tries < 400 && (await seen(server, id)).progress === 0; tries++) await wait(50)
}

describe('workers', () => {
  test('claim disjointly: of ten at once, each gets another job, and the eleventh gets none', async () => {
    const asked = await Promise.all(Array.from({ length: 10 }, () => count(0)))
    const claim = (worker: string) => inScope(server.db, server.adminScope, (tx) => claimJob(tx, { kinds: [countKind.name], worker, leaseSeconds: 60 }))
    const claimed = await Promise.all(Array.from({ length: 11 }, (_, index) => claim(`w${index}`)))
    expect(claimed.filter((job) => job === undefined)).toHaveLength(1)
    expect(claimed.flatMap((job) => (job === undefined ? [] : [job.id])).toSorted()).toEqual(asked.map(({ id }) => id).toSorted())
  })

  test('do each job once, two of them on eight', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => count(0)))
    work({ places: 2 })
    for (const { id } of asked) expect(await until(id, 'done')).toMatchObject({ state: 'done', progress: 1, attempts: 1 })
    expect(await Promise.all(asked.map(({ id }) => effects(server, id)))).toEqual(asked.map(() => 1))
  }, 60_000)

  test('leave alone what they do not know', async () => {
    const { id } = await count(0)
    expect(await workOnce(options({ kinds: allJobKinds }))).toBe(false)
    expect((await seen(server, id)).state).toBe('queued')
  })

  test('told to end, give back what is under way without counting the attempt', async () => {
    const { id } = await count(60_000)
    const worker = startWorkers(options())
    await progressed(id)
    await worker.stop()
    expect(await seen(server, id)).toMatchObject({ state: 'queued', attempts: 0, fault: null })
    expect(await effects(server, id)).toBe(0)
  }, 30_000)

  test('show progress and a note while a thread counts, and the server answers meanwhile', async () => {
    const { id } = await count(60_000)
    work()
    await progressed(id)
    const { json } = await server.as('bureau-viewer')<JobView>('GET', `/api/jobs/${id}`)
    expect(json).toMatchObject({ state: 'running', note: { counted: expect.any(Number) } })
    expect(json.progress).toBeLessThan(1)
    await server.as('bureau-viewer')('POST', `/api/jobs/${id}/stop`)
    await until(id, 'done', 'stopped')
  }, 30_000)
})

describe('a job whose worker is gone', () => {
  const launch = () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'testing-worker.mjs'), JSON.stringify(server.address), server.countyCode, '2'], { stdio: ['ignore', 'inherit', 'inherit'] })
    processes.push(child)
    return child
  }

  test('killed with -9 in the middle, is taken by another, and its effect happens once', async () => {
    const { id } = await count(4000)
    const child = launch()
    await progressed(id)
    child.kill('SIGKILL')
    const claimed = await seen(server, id)
    work()
    const done = await until(id, 'done')
    expect([claimed.state, claimed.attempts, done.state, done.attempts]).toEqual(['running', 1, 'done', 2])
    expect(await effects(server, id)).toBe(1)
  }, 60_000)

  test('that only slept cannot finish it any more: the newer fence wins', async () => {
    const { id } = await count(1500)
    const child = launch()
    await progressed(id)
    child.kill('SIGSTOP')
    work()
    const done = await until(id, 'done')
    child.kill('SIGCONT')
    await wait(2500)
    expect([done.attempts, await effects(server, id)]).toEqual([2, 1])
    expect((await seen(server, id)).version).toBe(done.version)
  }, 60_000)

  test('is given up when every worker that takes it dies', async () => {
    const { id } = await count(0)
    await sql`update job set state = 'running', attempts = 4, lease_until = now() - interval '1 second' where id = ${id}`.execute(server.owner)
    work()
    expect(await until(id, 'failed')).toMatchObject({ state: 'failed', fault: expect.stringContaining('went silent') })
    expect(await effects(server, id)).toBe(0)
  })
})

describe('a job that fails', () => {
  test('is tried again after a pause that grows, and may yet be done', async () => {
    const { id } = await count(0, 2)
    const pauses: number[] = []
    for (const attempt of [1, 2]) {
      expect(await workOnce(options())).toBe(true)
      const { rows } = await sql<{ pause: number }>`select extract(epoch from not_before - now())::float as pause from job where id = ${id}`.execute(server.owner)
      pauses.push(rows[0]!.pause)
      expect(await seen(server, id)).toMatchObject({ state: 'queued', attempts: attempt, fault: `attempt ${attempt} fails`, notBefore: expect.any(String) })
      expect(await workOnce(options())).toBe(false)
      await sql`update job set not_before = now() where id = ${id}`.execute(server.owner)
    }
    expect(pauses[0]).toBeGreaterThan(1)
    expect(pauses[1]).toBeGreaterThan(pauses[0]! * 1.5)
    expect(await workOnce(options())).toBe(true)
    expect(await seen(server, id)).toMatchObject({ state: 'done', attempts: 3, fault: null })
  })

  test('is given up after its last attempt, and done when somebody tries it again', async () => {
    const { id } = await count(0, 4)
    for (let attempt = 0; attempt < 4; attempt++) {
      await workOnce(options())
      await sql`update job set not_before = now() where id = ${id}`.execute(server.owner)
    }
    expect(await seen(server, id)).toMatchObject({ state: 'failed', attempts: 4, fault: 'attempt 4 fails' })
    expect((await server.as('bureau-viewer')<JobView>('POST', `/api/jobs/${id}/retry`)).json).toMatchObject({ state: 'queued', attempts: 0, fault: null })
    await workOnce(options())
    expect((await seen(server, id)).state).toBe('done')
    expect((await server.as('bureau-viewer')<Problem>('POST', `/api/jobs/${id}/retry`)).json.code).toBe('job_state')
  })

  test('is not tried again where it was refused: the answer would be the same', async () => {
    const { id } = await count(0)
    const refusing = { ...countKind, work: () => Promise.reject(new Problem('not_found')) }
    await workOnce(options({ kinds: [refusing] }))
    expect(await seen(server, id)).toMatchObject({ state: 'failed', attempts: 1, fault: expect.stringContaining('not_found') })
  })

  test('in its effect, leaves nothing of it', async () => {
    const { id } = await count(0)
    const failing = { ...countKind, settle: async (...given: Parameters<typeof countKind.settle>) => countKind.settle(...given).then(() => Promise.reject(new Error('too late'))) }
    await workOnce(options({ kinds: [failing] }))
    expect([await effects(server, id), (await seen(server, id)).state]).toEqual([0, 'queued'])
  })
})

describe('a job that is stopped', () => {
  const stop = (id: string) => server.as('bureau-viewer')<JobView & Problem>('POST', `/api/jobs/${id}/stop`)

  test('while it waits, is stopped at once', async () => {
    const { id } = await count(0)
    expect((await stop(id)).json).toMatchObject({ state: 'stopped' })
    expect(await workOnce(options())).toBe(false)
    expect((await stop(id)).json.code).toBe('job_state')
  })

  test('while it runs, answers with what it has', async () => {
    const { id } = await count(60_000)
    work()
    await progressed(id)
    expect((await stop(id)).json).toMatchObject({ state: 'running', stopAsked: true })
    expect((await until(id, 'done', 'stopped')).state).toBe('done')
    const { json } = await server.as('bureau-viewer')<{ content: unknown }>('GET', `/api/jobs/${id}/outcome`)
    expect(json.content).toMatchObject({ stopped: true })
  }, 30_000)

  test('and does not answer, is ended and has no outcome', async () => {
    const { id } = await count(0)
    const deaf = { ...countKind, work: (_: unknown, { signal }: { signal: AbortSignal }) => new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))) }
    work({ kinds: [deaf] })
    await until(id, 'running')
    await stop(id)
    expect(await until(id, 'stopped')).toMatchObject({ state: 'stopped', fault: null })
    expect((await server.as('bureau-viewer')('GET', `/api/jobs/${id}/outcome`)).status).toBe(404)
  }, 30_000)
})

describe('over HTTP', () => {
  test('a run is started with its parameters checked, done, and had as a file', async () => {
    await loadForTest(server, eastSchool())
    const start = (body: object) => server.as('bureau-viewer')<JobView & { code: string; details: { issues: { path: string }[] } }>('POST', '/api/jobs', body)
    expect((await start({ kind: 'nothing', parameters: {} })).json.code).toBe('not_found')
    const faulty = (await start({ kind: 'wallChart.print', parameters: { size: 'A9', colour: 'red' } })).json
    expect([faulty.code, faulty.details.issues.map(({ path }) => path)]).toEqual(['invalid_input', ['body.parameters.size', 'body.parameters']])

    const { id, state } = (await start({ kind: 'wallChart.print', parameters: { size: 'A3' } })).json
    expect(state).toBe('queued')
    await workOnce(options({ kinds: allJobKinds }))
    const { json } = await server.as('bureau-viewer')<JobView>('GET', `/api/jobs/${id}`)
    expect(json).toMatchObject({ state: 'done', file: { name: 'X市项目挂图 A3 2021-05-11.pdf' } })
    const file = await server.as('bureau-viewer')('GET', `/api/jobs/${id}/file`)
    expect([file.headers['content-type'], file.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
    expect((await server.auditRows()).filter(({ subject }) => subject === id).map(({ action }) => action)).toEqual(['job.start', 'job.settle', 'job.read', 'job.download'])
  })

  test('a school sees the runs it asked for, and none of the county’s', async () => {
    const school = server.as('school')
    const own = (await school<JobView>('POST', '/api/jobs', { kind: 'wallChart.print', parameters: {} })).json
    await count(0)
    expect((await school<JobView[]>('GET', '/api/jobs')).json.map(({ id }) => id)).toEqual([own.id])
    expect((await server.as('bureau-viewer')<JobView[]>('GET', '/api/jobs?state=queued')).json.length).toBeGreaterThan(1)
  })

  test('nobody starts a kind that asks for more than they may', async () => {
    const { id } = await count(0)
    await expect(inScope(server.db, { countyCode: server.countyCode, role: 'bureau-viewer' }, (tx) => tx.updateTable('job').set({ state: 'done' }).where('id', '=', id).execute())).resolves.toBeDefined()
    const staff = sql`insert into job (county_code, id, kind, permission, parameters, day, state, asked_name, scope) values (${server.countyCode}, gen_random_uuid(), 'x', 'account.manage', '{}', '2021-05-11', 'queued', 'x', '{}')`
    await expect(inScope(server.db, { countyCode: server.countyCode, role: 'bureau-viewer' }, (tx) => staff.execute(tx))).rejects.toThrow('row-level security')
  })
})

describe('the events of a run', () => {
  let address: string
  beforeAll(async () => {
    address = await server.app.listen({ port: 0 })
  })

  interface Event {
    readonly id: string
    readonly job: JobView
  }

  /** Reads events until `enough`, then breaks the connection. */
  async function follow(id: string, enough: (events: readonly Event[]) => boolean, lastSeen?: string): Promise<readonly Event[]> {
    const breaking = new AbortController()
    const headers = { cookie: await server.cookie('bureau-viewer'), ...(lastSeen !== undefined && { 'last-event-id': lastSeen }) }
    const reply = await fetch(`${address}/api/jobs/${id}/events`, { headers, signal: breaking.signal })
    expect(reply.headers.get('content-type')).toContain('text/event-stream')
    const events: Event[] = []
    let text = ''
    for await (const chunk of reply.body!) {
      text += Buffer.from(chunk).toString()
      const whole = text.split('\n\n')
      text = whole.pop()!
      events.push(...whole.flatMap(eventIn))
      if (enough(events)) break
    }
    breaking.abort()
    return events
  }

  const eventIn = (block: string): Event[] => {
    const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? []
    return id === undefined ? [] : [{ id, job: JSON.parse(data!) as JobView }]
  }

  test('come as they happen, end with the run, and go on after a broken connection where they were', async () => {
    const { id } = await count(4000)
    const first = await follow(id, (events) => events.length === 1)
    work()
    const second = await follow(id, (events) => events.length === 2, first[0]!.id)
    const rest = await follow(id, () => false, second.at(-1)!.id)
    const versions = [...first, ...second, ...rest].map((event) => Number(event.id))
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b))
    expect(first[0]!.job.state).toBe('queued')
    expect(second.map(({ job }) => job.state)).toEqual(['running', 'running'])
    expect(rest.at(-1)!.job).toMatchObject({ state: 'done', progress: 1 })
    expect(await follow(id, () => false, rest.at(-1)!.id)).toEqual([])
  }, 30_000)

  test('are for whoever may see the run, and are written into the audit once', async () => {
    const { id } = await count(0)
    expect((await fetch(`${address}/api/jobs/${id}/events`)).status).toBe(401)
    expect((await fetch(`${address}/api/jobs/${id}/events`, { headers: { cookie: await server.cookie('school') } })).status).toBe(404)
    await workOnce(options())
    await follow(id, () => false)
    expect((await server.auditRows()).filter(({ action, subject }) => action === 'job.follow' && subject === id)).toHaveLength(1)
  })
})
