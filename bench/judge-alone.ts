/** Runs one contender in this process. */
import { perform, type Heat } from './contenders.ts'
import { handOver } from './own-process.ts'

handOver(await perform(JSON.parse(process.argv[2]!) as Heat))
