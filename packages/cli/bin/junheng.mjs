#!/usr/bin/env node
import process from 'node:process'

if (!process.features.typescript) {
  const { register } = await import('tsx/esm/api')
  register()
}
const { main } = await import('../main.ts')

/** Only a command that waits for it takes the signals over; any other ends by them as usual. */
let stopped
const untilStopped = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve())
  })
const terminal = {
  print: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  workingFolder: process.cwd(),
  get stopped() {
    return (stopped ??= untilStopped())
  },
}
// Whatever a command still had under way, a reader thread for one, ends with it.
process.exit(await main(process.argv.slice(2), terminal))
