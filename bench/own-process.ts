import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a file of this folder finds when it runs in a process of its own, so that time to warm up and memory are its own. */
export function inOwnProcess<Found>(file: string, task: unknown): Promise<Found> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(task)], { serialization: 'advanced' })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Found))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${file} ended with exit code ${code}`)))
  })
}

/** The other end: hands the finding over and ends. */
export function handOver(found: unknown): void {
  process.send?.(found, () => process.disconnect())
}
