/** `npm run bench [name]`: measures and prints; writes nothing. */
import { cpus } from 'node:os'
import { benchAcceptance } from './acceptance.ts'
import { benchBuses } from './buses.ts'
import { benchImport } from './import.ts'
import { benchJudge } from './judge.ts'
import { benchLayout, benchZones } from './layout.ts'
import { benchSchedule } from './schedule.ts'
import { benchShards } from './shards.ts'
import { benchTransfers } from './transfers.ts'

const benches: { readonly [name: string]: () => Promise<void> } = { judge: benchJudge, import: benchImport, schedule: benchSchedule, buses: () => benchBuses(process.argv[3]), layout: () => benchLayout(process.argv[3]), zones: benchZones, acceptance: () => benchAcceptance(process.argv[3]), transfers: benchTransfers, shards: benchShards }

const wanted = process.argv[2]
if (wanted !== undefined && !(wanted in benches)) {
  console.error(`No bench is called ${wanted}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exitCode = 2
} else {
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`)
  for (const [name, bench] of Object.entries(benches)) if (wanted === undefined || wanted === name) await bench()
}
