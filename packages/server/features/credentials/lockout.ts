/** Wrong tries that are let pass, and how the delay grows after them (GB/T 22239—2019 8.1.4.1 b: 登录失败处理). */
const freeTries = 4
const firstDelayMs = 60_000
const longestDelayMs = 60 * 60_000

/** Until when nobody may try again after so many wrong tries in a row; null while tries are free. Each further one doubles the delay. */
export function lockedUntil(failures: number, now: Date): Date | null {
  if (failures <= freeTries) return null
  return new Date(now.getTime() + Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - freeTries - 1)))
}

/** So many wrong tries from one address within the window refuse it, whatever login it tries. */
export const addressTries = 50
export const addressWindowMinutes = 15
