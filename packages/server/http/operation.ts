import { memoryUsage, uptime } from 'node:process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { inScope, type Db } from '../db/database.ts'
import { poolFigures } from '../db/pool.ts'
import { countJobs } from '../features/jobs/queries.ts'
import { prometheusText, type MetricFamily, type RequestMetrics } from './metrics.ts'

/** So long a probe waits for the database. */
const probeMs = 2000

/** Whether the database answers now, asked past the pool's patience: a probe must not wait for a fail-over. */
export async function databaseAnswers(db: Db): Promise<boolean> {
  const asked = sql`select 1`.execute(db).then(() => true, () => false)
  return Promise.race([asked, wait(probeMs, false, { ref: false })])
}

const delays = monitorEventLoopDelay({ resolution: 20 })
delays.enable()

/** Everything that is measured of this process and of the jobs of its county. */
export async function metricsText(db: Db, countyCode: string, requests: RequestMetrics): Promise<string> {
  return prometheusText([...requests.families(), ...processFamilies(db), ...(await jobFamilies(db, countyCode))])
}

function processFamilies(db: Db): readonly MetricFamily[] {
  const { total, idle, waiting } = poolFigures(db)
  const pool = { idle, busy: total - idle, waiting }
  return [
    { name: 'junheng_pool_connections', kind: 'gauge', help: 'Connections to the database, and requests that wait for one.', samples: Object.entries(pool).map(([state, value]) => ({ labels: { state }, value })) },
    gauge('junheng_event_loop_delay_p99_seconds', 'How long the process was kept from answering, 99th percentile since the start.', delays.percentile(99) / 1e9),
    gauge('process_resident_memory_bytes', 'Memory of the process.', memoryUsage().rss),
    gauge('junheng_uptime_seconds', 'Since the start of the process.', uptime()),
  ]
}

/** Where the database does not answer, what can be said without it is said. */
async function jobFamilies(db: Db, countyCode: string): Promise<readonly MetricFamily[]> {
  if (!(await databaseAnswers(db))) return [gauge('junheng_database_up', 'Whether the database answers.', 0)]
  const jobs = await inScope(db, { countyCode, role: 'bureau-admin' }, countJobs)
  return [
    gauge('junheng_database_up', 'Whether the database answers.', 1),
    { name: 'junheng_jobs', kind: 'gauge', help: 'Jobs of the county by kind and state.', samples: jobs.map(({ kind, state, jobs }) => ({ labels: { kind, state }, value: jobs })) },
    { name: 'junheng_jobs_oldest_wait_seconds', kind: 'gauge', help: 'How long the job that has waited longest has been due.', samples: [{ labels: {}, value: Math.max(0, ...jobs.map(({ wait }) => wait ?? 0)) }] },
  ]
}

function gauge(name: string, help: string, value: number): MetricFamily {
  return { name, kind: 'gauge', help, samples: [{ labels: {}, value }] }
}
