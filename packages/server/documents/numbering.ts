/** 发文字号 and the like: what the office puts before the year, the year, and the count within it. */

/** A county as numbers of papers name it: X市 is X. */
export const countyStem = (countyName: string): string => countyName.replace(/[市县区旗]$/, '')

/** X督办〔2021〕3号: one more than the highest that was used of the series in the year. */
export function nextInSeries(used: readonly string[], series: string, today: string): string {
  const prefix = `${series}〔${today.slice(0, 4)}〕`
  const counts = used.filter((number) => number.startsWith(prefix)).map((number) => Number(/^(\d+)号$/.exec(number.slice(prefix.length))?.[1] ?? 0))
  return `${prefix}${Math.max(0, ...counts) + 1}号`
}
