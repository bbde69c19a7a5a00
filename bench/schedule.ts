import { fileURLToPath } from 'node:url'
import { median, printTable } from './figures.ts'
import { inOwnProcess } from './own-process.ts'
import { filesIn, type Programme, type ScheduleHeat, type SchedulePerformance } from './schedulers.ts'

const psplib = fileURLToPath(new URL('../../shared/data/psplib/j60', import.meta.url))

/** The cliff table of whole programmes, as one network and as many projects; then dates alone beside a graph library. Throws where the two differ. */
export async function benchSchedule(): Promise<void> {
  await benchCliffs()
  await benchDates('critical path of 20 000 plain nodes in one network', { projects: 1, nodes: 20_000, plain: true }, 11)
  await benchDates('critical path of 1 000 projects of 20 plain nodes', { projects: 1000, nodes: 20, plain: true }, 11)
  if (filesIn(psplib).length > 0) await benchDates('critical paths of PSPLIB j60, all files at hand', { folder: psplib }, 11)
  else console.log('\nPSPLIB j60: skipped: no data')
}

async function benchCliffs(): Promise<void> {
  const rows = []
  for (const [projects, nodes, repetitions] of [[1, 12, 201], [50, 20, 21], [1, 1000, 11], [1000, 20, 5], [1, 20_000, 3]] as const) {
    const found = await inOwnProcess<SchedulePerformance>('schedule-alone.ts', { what: 'cliffs', programme: { projects, nodes }, repetitions } satisfies ScheduleHeat)
    rows.push([`${projects} × ${nodes}`, String(found.nodes), String(repetitions), ...times(found), String(found.cliffs), found.beforeMiB.toFixed(0), found.peakMiB.toFixed(0)])
  }
  printTable('full cliff table', ['projects × nodes', 'nodes', 'runs', 'first ms', 'median ms', 'cliffs', 'MiB before', 'peak MiB'], rows)
}

async function benchDates(title: string, programme: Programme, repetitions: number): Promise<void> {
  const perform = (what: ScheduleHeat['what']) => inOwnProcess<SchedulePerformance>('schedule-alone.ts', { what, programme, repetitions } satisfies ScheduleHeat)
  const [own, other] = [await perform('dates'), await perform('graphology')]
  if (own.lengthDays !== other.lengthDays) throw new Error(`${title}: ${own.lengthDays} days beside ${other.lengthDays}`)
  const row = (name: string, found: SchedulePerformance) =>
    [name, String(found.nodes), ...times(found), (median(found.ms) / median(own.ms)).toFixed(2), found.beforeMiB.toFixed(0), found.peakMiB.toFixed(0)]
  printTable(title, ['', 'nodes', 'first ms', 'median ms', '÷ junheng', 'MiB before', 'peak MiB'], [row('junheng', own), row('graphology', other)])
}

const times = ({ ms }: SchedulePerformance) => [ms[0]!.toFixed(2), median(ms).toFixed(2)]
