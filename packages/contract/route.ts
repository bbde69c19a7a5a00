import type { z } from 'zod'
import type { ProblemCode } from './problem.ts'

/** One HTTP operation, said once: the server implements it, the web client calls it, OpenAPI is generated from it. */
export interface Route<Params, Query, Body, Reply> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api`, with `:name` for each key of `params`. */
  readonly path: string
  readonly summary: string
  readonly params: z.ZodType<Params>
  readonly query: z.ZodType<Query>
  /** `bytes` for an uploaded file, read as it is. */
  readonly body: z.ZodType<Body> | 'bytes'
  /** `file` for a reply that is a download. */
  readonly reply: z.ZodType<Reply> | 'file'
  /** Where the reply comes as server-sent events: again after every change of its version, until it is the last. */
  readonly events?: { version(reply: Reply): number; isLast(reply: Reply): boolean }
  /** The problems a caller must be ready for, beyond those every route has. */
  readonly problems: readonly ProblemCode[]
}

/** A download. */
export interface FileReply {
  readonly bytes: Uint8Array
  readonly name: string
  readonly mediaType: string
}

export function route<Params, Query, Body = Uint8Array, Reply = FileReply>(definition: Route<Params, Query, Body, Reply>): Route<Params, Query, Body, Reply> {
  return definition
}
