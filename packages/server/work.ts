import type { Config } from './config.ts'
import type { Db } from './db/database.ts'
import type { Progress } from './db/embedded.ts'
import { withDatabase, type County } from './db/open.ts'
import { startWorkers, workOnce, type WorkerOptions } from './features/jobs/worker.ts'
import { allJobKinds } from './job-kinds.ts'

export interface Working {
  readonly county: County
  /** Jobs at the same time. */
  readonly places: number
  /** Ends when nothing is due any more, rather than when it is told to. */
  readonly untilIdle: boolean
  readonly stopped: Promise<void>
  readonly onProgress: Progress
  readonly onError: (error: unknown) => void
}

/** Works on jobs until it is told to stop: beside a running server on its data folder, on a database given by its address, or alone. Answers how many it took on, where it ends by itself. */
export async function work(config: Config, { county, places, untilIdle, stopped, onProgress, onError }: Working): Promise<number> {
  return withDatabase(config, county, onProgress, async (db: Db) => {
    const options: WorkerOptions = { db, countyCode: county.code, kinds: allJobKinds, places, onError }
    onProgress('等待任务', 'Waiting for jobs')
    if (untilIdle) return workUntilIdle(options, stopped)
    const workers = startWorkers(options)
    await stopped
    onProgress('正在停止', 'Stopping')
    await workers.stop()
    return 0
  })
}

async function workUntilIdle(options: WorkerOptions, stopped: Promise<void>) {
  const ending = new AbortController()
  void stopped.then(() => ending.abort())
  let taken = 0
  while (!ending.signal.aborted && (await workOnce(options, ending.signal))) taken++
  return taken
}
