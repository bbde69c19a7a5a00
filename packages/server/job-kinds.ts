import type { AnyJobKind } from './features/jobs/kind.ts'
import { planBusesJob } from './features/buses/plan-job.ts'
import { planLayoutJob } from './features/layouts/plan-job.ts'
import { repeatLayoutJob } from './features/layouts/repeat-job.ts'
import { runTransferJob } from './features/transfers/run-job.ts'
import { printWallChartJob } from './features/wall-chart/print-job.ts'
import { planZonesJob } from './features/zones/plan-job.ts'

/** Every kind of job that workers of this program do. */
export const allJobKinds: readonly AnyJobKind[] = [planBusesJob, planLayoutJob, repeatLayoutJob, runTransferJob, printWallChartJob, planZonesJob]
