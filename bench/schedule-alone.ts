/** Runs one schedule heat in this process. */
import { handOver } from './own-process.ts'
import { performSchedule, type ScheduleHeat } from './schedulers.ts'

handOver(await performSchedule(JSON.parse(process.argv[2]!) as ScheduleHeat))
