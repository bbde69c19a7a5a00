/** Counts requests by key within a minute. Answers how many seconds to wait, or undefined where the request may pass. */
export type RateLimit = (key: string, now: number) => number | undefined

const minute = 60_000

/** At most so many a minute and key; 0 for any number. Memory is bounded by the keys of one minute. */
export function rateLimit(perMinute: number): RateLimit {
  let [began, counts] = [-Infinity, new Map<string, number>()]
  return (key, now) => {
    if (perMinute === 0) return undefined
    if (now - began >= minute || now < began) [began, counts] = [now, new Map()]
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count > perMinute ? Math.ceil((began + minute - now) / 1000) : undefined
  }
}

/** The limits of one server: for everything from an address, and far lower ones for signing in, by address and by login. */
export interface RateLimits {
  readonly all: RateLimit
  readonly signInFrom: RateLimit
  readonly signInAs: RateLimit
}

/** Signing in gets a hundredth of what an address may ask for: a bureau behind one address signs in within a minute, a guesser gets nowhere. */
export function rateLimits(perMinute: number): RateLimits {
  const share = perMinute === 0 ? 0 : Math.max(Math.ceil(perMinute / 100), 1)
  return { all: rateLimit(perMinute), signInFrom: rateLimit(share), signInAs: rateLimit(perMinute === 0 ? 0 : 20) }
}
