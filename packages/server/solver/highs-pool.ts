import { Worker } from 'node:worker_threads'
import type { SolveLp, SolveMip } from '@junheng/core/planning/mip.ts'
import { lpOutcome, mipOutcome } from './highs-outcome.ts'
import type { Ended, HighsReply, HighsTask } from './highs-task.ts'

/** HiGHS in threads of its own: a planner's `solveMip` and `solveLp`, as many at once as there are workers; more wait their turn. */
export interface HighsPool {
  readonly solveMip: SolveMip
  readonly solveLp: SolveLp
  /** Ends every thread; what still runs or waits is told `stopped`. */
  readonly close: () => Promise<void>
}

/** Seconds after which a solve is ended from outside, beyond its own limit and after it was stopped: HiGHS has been seen to take twice its limit, and not to ask for long whether to stop. */
const grace = { limit: 3, stop: 0.5 }
/** A thread in whose heap a model of this many entries was solved is not kept: WebAssembly's memory never shrinks, and is full at 2 GiB. */
const largeEntries = 500_000

/** An aborted signal stops what runs: HiGHS is asked to end and gives its best so far; if it does not, its thread is ended. */
export function highsPool({ workers = 1, signal }: { readonly workers?: number; readonly signal?: AbortSignal } = {}): HighsPool {
  const idle: HighsThread[] = Array.from({ length: workers }, () => new HighsThread())
  const waiting: ((thread: HighsThread) => void)[] = []
  let closed = false

  const free = (thread: HighsThread) => {
    const next = waiting.shift()
    if (next) next(thread)
    else idle.push(thread)
  }
  const reply = async (task: HighsTask): Promise<HighsReply | Ended> => {
    const thread = idle.pop() ?? (await new Promise<HighsThread>((resolve) => waiting.push(resolve)))
    try {
      return closed || signal?.aborted ? { status: 'stopped' } : await thread.reply(task, signal)
    } finally {
      free(thread)
    }
  }
  return {
    solveMip: async (mip, limits = {}) => mipOutcome(await reply({ kind: 'mip', mip, limits }), signal?.aborted),
    solveLp: async (mip, limits = {}) => lpOutcome(await reply({ kind: 'lp', mip, limits }), signal?.aborted),
    close: async () => {
      closed = true
      await Promise.all(idle.map((thread) => thread.end()))
    },
  }
}

class HighsThread {
  #worker: Worker | undefined
  readonly #stopFlag = new Int32Array(new SharedArrayBuffer(4))

  async reply(task: HighsTask, signal: AbortSignal | undefined): Promise<HighsReply | Ended> {
    Atomics.store(this.#stopFlag, 0, 0)
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    worker.postMessage(task, [])
    const reply = await this.#replyOrEnd(worker, task, signal)
    worker.unref()
    if (!['ended', 'infeasible', 'unbounded'].includes(reply.status) || task.mip.value.length > largeEntries) await this.end()
    return reply
  }

  async end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('highs-worker.mjs', import.meta.url), { workerData: this.#stopFlag.buffer, execArgv: [] })
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
    })
    return worker
  }

  #replyOrEnd(worker: Worker, task: HighsTask, signal: AbortSignal | undefined): Promise<HighsReply | Ended> {
    return new Promise((resolve) => {
      const timers: NodeJS.Timeout[] = []
      const after = (seconds: number, status: Ended['status']) => timers.push(setTimeout(() => settle({ status }), seconds * 1000))
      const stop = () => {
        Atomics.store(this.#stopFlag, 0, 1)
        after(grace.stop, 'stopped')
      }
      const settle = (reply: HighsReply | Ended) => {
        for (const timer of timers) clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        worker.off('message', settle).off('error', fail).off('exit', leave)
        resolve(reply)
      }
      const fail = (error: Error & { code?: string }) => settle(failure(error))
      const leave = () => settle({ status: 'fault', message: 'the thread ended' })
      if (task.limits.seconds !== undefined) after(task.limits.seconds + grace.limit, 'limit')
      signal?.addEventListener('abort', stop, { once: true })
      worker.on('message', settle).on('error', fail).on('exit', leave)
    })
  }
}

/** HiGHS turns a full heap into an abort, whose message says so; the message of an uncaught error may hold a whole program. */
function failure(error: Error & { code?: string }): HighsReply | Ended {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { status: 'memory' } : { status: 'fault', message: error.message.slice(0, 300) }
}
