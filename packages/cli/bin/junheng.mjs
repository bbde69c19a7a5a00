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
// Whoever reads no further, as head does, has what they want; whoever does not listen changes nothing.
process.stdout.on('error', () => process.exit())
process.stderr.on('error', () => undefined)
process.exitCode = await main(process.argv.slice(2), terminal)
// A pipe takes what was printed in its own time; whatever a command still had under way, a reader thread for one, ends after that.
for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve))
process.exit()
