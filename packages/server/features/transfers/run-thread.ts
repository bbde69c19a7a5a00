import { recordOf, type RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { runRound } from '@junheng/core/planning/transfers/run-round.ts'
import type { ThreadControls } from '../jobs/in-thread.ts'
import { sha256 } from '../../documents/digest.ts'
import type { RunInput } from './run-job.ts'

/** Runs in the thread that `inThread` starts. */
export function work({ round, ...dates }: RunInput, { stop, onProgress }: ThreadControls): RoundRecord {
  const result = runRound(round, sha256, { stop, onProgress: (done, of) => onProgress(of === 0 ? 1 : done / of) })
  if (result === null) throw new Error('The run was stopped.')
  return recordOf(round, result, dates, sha256)
}
