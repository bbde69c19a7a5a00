import type { AnyJobKind } from './features/jobs/kind.ts'
import { planBusesJob } from './features/buses/plan-job.ts'
import { runTransferJob } from './features/transfers/run-job.ts'
import { printWallChartJob } from './features/wall-chart/print-job.ts'

/** Every kind of job that workers of this program do. */
export const allJobKinds: readonly AnyJobKind[] = [planBusesJob, runTransferJob, printWallChartJob]
