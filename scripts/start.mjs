/** `npm start`: installs and builds what is missing, then serves. */
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { buildWeb, installPackages, root } from './setup.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node 20.19 以上，现为 ${process.versions.node}。 Node 20.19 or later is needed; this is ${process.versions.node}. https://nodejs.org`)
  process.exit(2)
}

const say = (words) => console.error(`… ${words}`)
try {
  await installPackages(say)
  await buildWeb(say)
} catch (error) {
  console.error(error.message)
  process.exit(5)
}
// npm dies of a signal without passing it on to what its shell runs, so the shell's end counts as one.
const shell = process.ppid
setInterval(() => {
  if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
}, 500).unref()

process.argv.splice(2, 0, 'serve')
await import(pathToFileURL(join(root, 'packages', 'cli', 'bin', 'junheng.mjs')).href)
