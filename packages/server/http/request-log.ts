/**
 * One line of the log, as JSON: what was asked by its template, never by its address; how it ended; how long it took. No name, no number,
 * no address, no word of a body or a query: nothing in it is about a person (个人信息保护法 art 6). Who did what is the audit's to say.
 */
export interface LogLine {
  readonly at: string
  /** Tells the lines of one request apart; a problem's page does not show it. */
  readonly request: string
  readonly method: string
  /** `/api/schools/:id`; `page` for what is no API, `unknown` for what is neither. */
  readonly route: string
  readonly status: number
  readonly ms: number
  readonly bytes?: number
  /** Of an error of ours: its kind, its code and where in the program it arose; its message may hold what somebody typed, and is left out. */
  readonly error?: { readonly name: string; readonly code?: string; readonly where: readonly string[] }
}

export type Log = (line: LogLine) => void

/** What may be said of an error. */
export function errorLine(error: unknown): NonNullable<LogLine['error']> {
  if (!(error instanceof Error)) return { name: typeof error, where: [] }
  const { code } = error as { readonly code?: unknown }
  const cause = error.cause === undefined ? [] : errorLine(error.cause).where
  return { name: error.name, ...(typeof code === 'string' && /^[\w.]{1,40}$/.test(code) && { code }), where: [...framesOf(error), ...cause] }
}

/** Frames alone: the first lines of a stack repeat the message. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/(file:\/\/)?\/\S*\/(packages|node_modules)\//, '$2/'))
}
