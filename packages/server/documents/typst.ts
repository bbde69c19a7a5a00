import { Worker } from 'node:worker_threads'

/** A printed document. */
export interface CompiledPdf {
  readonly pdf: Uint8Array
  /** Families that its text is really set in, sorted. */
  readonly fonts: readonly string[]
}

/** What the document's source reads, by name: `image("chart.svg")`, `json("content.json")`. */
export type SourceFiles = Readonly<Record<string, string | Uint8Array>>

/** What the thread is asked, and what it says. */
export interface PdfTask {
  readonly id: number
  readonly source: string
  readonly files: SourceFiles
}
export type PdfReply = { readonly id: number } & (CompiledPdf | { readonly fault: string })

/** A source that cannot be set; the message is the typesetter's. It is our mistake, never the reader's. */
export class TypesetError extends Error {
  override readonly name = 'TypesetError'
}

/** The thread ends, and gives its memory back, when nothing was asked for so long. */
const idleMs = 60_000

interface Waiting {
  readonly resolve: (printed: CompiledPdf) => void
  readonly reject: (error: Error) => void
}

let thread: { readonly worker: Worker; readonly waiting: Map<number, Waiting>; idle?: NodeJS.Timeout } | undefined
let asked = 0

/**
 * Sets a typst source as PDF. Equal sources, files and fonts give equal bytes, in every process. The source sees its `files` and nothing else of
 * the machine but fonts: those of the machine, those in the folder JUNHENG_FONTS, and Noto Serif SC, which we bring. It runs in a thread of its own,
 * so that requests are answered meanwhile.
 */
export function compilePdf(source: string, files: SourceFiles = {}): Promise<CompiledPdf> {
  const { worker, waiting } = (thread = woken())
  const id = ++asked
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker.postMessage({ id, source: `${withoutDate}\n${source}`, files } satisfies PdfTask, [])
  })
}

/** Typst would write down when it was set, and bytes would differ from second to second. */
const withoutDate = '#set document(date: none)'

function woken() {
  if (thread === undefined) return started()
  clearTimeout(thread.idle)
  thread.worker.ref()
  return thread
}

function started() {
  const worker = new Worker(new URL('typst-worker.mjs', import.meta.url), { execArgv: [] })
  const own = { worker, waiting: new Map<number, Waiting>() }
  worker.on('message', (reply: PdfReply) => settle(own.waiting, reply))
  worker.on('error', (error) => fail(own.waiting, error))
  worker.on('exit', () => {
    if (thread === own) thread = undefined
    fail(own.waiting, new TypesetError('The typesetter ended.'))
  })
  return own
}

function settle(waiting: Map<number, Waiting>, { id, ...reply }: PdfReply) {
  const asker = waiting.get(id)
  waiting.delete(id)
  if (waiting.size === 0) rest()
  if ('fault' in reply) asker?.reject(new TypesetError(reply.fault))
  else asker?.resolve(reply)
}

function fail(waiting: Map<number, Waiting>, error: Error) {
  for (const { reject } of waiting.values()) reject(error)
  waiting.clear()
}

/** A resting thread keeps no program from ending. */
function rest() {
  if (thread === undefined) return
  const { worker } = thread
  worker.unref()
  thread.idle = setTimeout(() => {
    thread = undefined
    void worker.terminate()
  }, idleMs).unref()
}
