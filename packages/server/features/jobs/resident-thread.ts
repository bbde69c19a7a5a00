import { Worker } from 'node:worker_threads'

/** What a resident thread is started with: the file URL of a module that exports `work`. */
export interface ResidentTask {
  readonly module: string
}

/** What it says of one piece of work: its output, or the error it ended with. */
export type ResidentReply = { readonly output: unknown } | { readonly failed: string }

/** A thread without work for this long is ended. */
const idleMs = 5 * 60_000

interface Waiting {
  readonly settle: (reply: ResidentReply) => void
  readonly input: unknown
}

/**
 * A thread that stays, for answers that a person waits for: what `work(input)` of the module needs is loaded and compiled once, and what the
 * module remembers serves the next question. One question at a time, in order; one that takes longer than `seconds` ends the thread, and the next begins another.
 */
export function residentThread<Input, Output>(url: URL, { seconds, heapMegabytes = 512 }: { readonly seconds: number; readonly heapMegabytes?: number }) {
  const waiting: Waiting[] = []
  let thread: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  const next = () => {
    clearTimeout(timer)
    if (waiting.length === 0) return void (timer = setTimeout(end, idleMs, 'idle').unref())
    thread ??= begun()
    thread.postMessage(waiting[0]!.input, [])
    timer = setTimeout(end, seconds * 1000, 'took too long').unref()
  }
  const end = (why: string) => {
    const ended = thread
    thread = undefined
    ended?.removeAllListeners()
    void ended?.terminate()
    if (waiting.length > 0) answer({ failed: why })
  }
  const answer = (reply: ResidentReply) => {
    waiting.shift()?.settle(reply)
    next()
  }
  const begun = () => {
    const worker = new Worker(new URL('resident-thread.mjs', import.meta.url), { workerData: { module: url.href } satisfies ResidentTask, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
    worker.unref()
    worker.on('message', answer)
    worker.on('error', ({ message }) => end(message))
    worker.on('exit', () => end('exit'))
    return worker
  }
  return (input: Input): Promise<Output> =>
    new Promise((resolve, reject) => {
      const settle = (reply: ResidentReply) => ('output' in reply ? resolve(reply.output as Output) : reject(new Error(`The thread ended: ${reply.failed}.`)))
      waiting.push({ input, settle })
      if (waiting.length === 1) next()
    })
}
