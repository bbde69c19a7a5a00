import { parentPort, workerData } from 'node:worker_threads'
import type { ResidentReply, ResidentTask } from './resident-thread.ts'

/** Runs in the thread that `residentThread` starts: answers one input after the other. */
const { work } = (await import((workerData as ResidentTask).module)) as { readonly work: (input: unknown) => unknown }

parentPort?.on('message', (input: unknown) => {
  parentPort?.postMessage(replyTo(input), [])
})

function replyTo(input: unknown): ResidentReply {
  try {
    return { output: work(input) }
  } catch (error) {
    return { failed: String(error) }
  }
}
