/** Runs one measurement in this process and sends what it found to the parent. */
import { perform, type Heat } from './contenders.ts'

const found = await perform(JSON.parse(process.argv[2]!) as Heat)
process.send?.(found, () => process.disconnect())
