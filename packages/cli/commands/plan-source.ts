import { PlanRefused, type CountyDatabase } from '@junheng/server/plan-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { countyFiles, type CountyFiles } from './forecast-source.ts'
import { exitCodes, Failure, type Terminal } from './command.ts'

export interface PlanSource {
  readonly snapshot?: string | undefined
  readonly population?: string | undefined
  /** Of X市: which snapshot; the last where absent. */
  readonly year?: string | undefined
}

/** The county that is planned: a snapshot with its births, or X市. */
export async function planSource({ snapshot: file, population: table, year }: PlanSource, terminal: Terminal): Promise<{ readonly snapshot: CountyFiles['snapshots'][number]; readonly population: CountyFiles['population'] }> {
  const { snapshots, population } = (await countyFiles(file === undefined ? [] : [file], { sample: file === undefined, population: table }, terminal))!
  const snapshot = year === undefined ? snapshots.at(-1) : snapshots.find(({ date }) => date.startsWith(year))
  if (snapshot === undefined) throw new Failure(exitCodes.usage, `没有 ${year} 年的快照。 There is no snapshot of ${year}.`)
  return { snapshot, population }
}

/** What the county's database holds of what is planned; a Failure with the remedy where it is not there, or cannot be planned. */
export async function fromLedger<Input>(data: string | undefined, terminal: Terminal, read: (database: CountyDatabase) => Promise<Input>): Promise<Input> {
  const config = settings({ data }, terminal)
  return orUnavailable(config, read({ config, county: countyOf(config), onProgress: (zh, en) => terminal.tell(`… ${zh} · ${en}`) })).catch((error: unknown) => {
    throw error instanceof PlanRefused ? new Failure(exitCodes.usage, error.message, { cause: error }) : error
  })
}
