import { setTimeout as wait } from 'node:timers/promises'
import type { Route } from '@junheng/contract/route.ts'

export interface Following {
  readonly rule: NonNullable<Route<unknown, unknown, unknown, unknown>['events']>
  /** `Last-Event-ID`: the version the caller saw before its connection broke. */
  readonly lastSeen: unknown
  /** Aborted when the server closes: the stream ends, and the browser opens another where a server still is. */
  readonly ending: AbortSignal
  /** The reply as it stands now, for the same caller. Rejects once the caller may not see it any more. */
  readonly look: () => Promise<unknown>
}

/** Pause between two looks. */
const everyMs = 500
/** A comment after so long without a change keeps proxies from thinking the connection dead. */
const silentMs = 15_000
/** A stream ends after so long and the browser opens another: no server holds a caller for ever. */
const longestMs = 5 * 60_000

/** A reply as server-sent events: as it stands, unless the caller has seen that, and again after every change until the last. */
export async function* eventStream(first: unknown, { rule, lastSeen, ending, look }: Following): AsyncGenerator<string> {
  const begun = performance.now()
  let seen = Number(lastSeen ?? Number.NaN)
  let said = begun
  yield `retry: 1000\n\n`
  for (let reply = first; reply !== undefined; reply = await lookAgain(look, ending)) {
    const now = performance.now()
    const version = rule.version(reply)
    if (version !== seen) yield `id: ${version}\ndata: ${JSON.stringify(reply)}\n\n`
    else if (now - said > silentMs) yield ': still here\n\n'
    if (version !== seen || now - said > silentMs) said = now
    seen = version
    if (rule.isLast(reply) || now - begun > longestMs) return
  }
}

/** Undefined ends the stream: the caller opens another, and hears why it may not. */
async function lookAgain(look: () => Promise<unknown>, ending: AbortSignal): Promise<unknown> {
  await wait(everyMs, undefined, { signal: ending }).catch(() => {})
  return ending.aborted ? undefined : look().catch(() => undefined)
}
