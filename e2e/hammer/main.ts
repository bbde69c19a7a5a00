import { parseArgs } from 'node:util'
import { prepareBrowser } from '../../scripts/browser.mjs'
import { buildWeb } from '../../scripts/setup.mjs'
import { faultsPart } from './faults.ts'
import { inputPart } from './input.ts'
import { killPart } from './kill.ts'
import { loadPart } from './load.ts'
import type { Part } from './part.ts'
import { scriptsPart } from './scripts.ts'

/**
 * `npm run hammer [-- PART…] [--times N] [--minutes N] [--users N] [--seed N]`: bad input, scripts in every text field, kill -9, load, and
 * faults of the machine, against the real program. Prints its figures; exit code 1 where a promise is broken. docs/reliability.md says what each part does.
 */
const parts: Readonly<Record<string, Part>> = { input: inputPart, scripts: scriptsPart, kill: killPart, load: loadPart, faults: faultsPart }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '100' }, minutes: { type: 'string', default: '5' }, users: { type: 'string', default: '400' }, seed: { type: 'string', default: '1' } },
})
const options = { times: Number(values.times), minutes: Number(values.minutes), users: Number(values.users), seed: Number(values.seed) }
const chosen = positionals.length > 0 ? positionals : Object.keys(parts)
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`没有这一部分 no such part: ${unknown.join(', ')}。可选 choose from: ${Object.keys(parts).join(' ')}`)
  process.exit(2)
}

await buildWeb(console.error)
await prepareBrowser(console.error)
let broken = 0
for (const name of chosen) {
  console.log(`\n== ${name} ==`)
  const faults = await parts[name]!(options, console.log)
  for (const fault of faults) console.log(`✗ ${fault}`)
  broken += faults.length
}
console.log(`\n${broken === 0 ? '全部守住 every promise held' : `${broken} 项没有守住 promises broken`}`)
process.exitCode = broken === 0 ? 0 : 1
