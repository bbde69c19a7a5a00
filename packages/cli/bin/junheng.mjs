#!/usr/bin/env node
import process from 'node:process'

if (!process.features.typescript) {
  const { register } = await import('tsx/esm/api')
  register()
}
const { main } = await import('../main.ts')

const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve())
})
const terminal = {
  print: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  workingFolder: process.cwd(),
  stopped,
}
process.exitCode = await main(process.argv.slice(2), terminal)
