import { Problem } from '@junheng/contract/problem.ts'

/** The database does not answer; nothing was written. */
export class DatabaseAway extends Problem {
  constructor(cause: unknown) {
    super('database_away', {}, { cause })
  }
}

/** The connection broke while the transaction was being committed: it may have been, or not. */
export class CommitUnknown extends Problem {
  constructor(cause: unknown) {
    super('database_away', {}, { cause })
  }
}

/** Every connection is taken, and none came free in time; nothing was done. */
export class PoolFull extends Problem {
  constructor(cause: unknown) {
    super('server_busy', {}, { cause })
  }
}

/** Whether an error means that a free connection was waited for too long. */
export function isPoolFull(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}

/** Of the system: nobody there, hung up, folder of the socket gone. */
const systemCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'])
/** Of PostgreSQL: shut down by its administrator, crashed, starting up, a standby asked to write. */
const serverCodes = new Set(['57P01', '57P02', '57P03', '25006'])
const driverWords = /Connection terminated|not queryable|Connection ended|connection is closed/i

/** Whether an error means that the server, or the way to it, is gone: what it interrupted may be tried on another connection. */
export function isAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  if (typeof code === 'string' && (systemCodes.has(code) || serverCodes.has(code) || code.startsWith('08'))) return true
  return typeof message === 'string' && driverWords.test(message)
}
