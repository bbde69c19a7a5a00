/** 发文字号: what the office puts before the year, the year, and the count within it. */
const form = /^(.+)〔(\d{4})〕(\d+)号$/

/** The number that follows those used (newest first) on a day: as the newest was written, one more than the highest of the year, else 1. */
export function nextNumber(used: readonly string[], countyName: string, today: string): string {
  const year = today.slice(0, 4)
  const read = used.map((number) => form.exec(number)).filter((match) => match !== null)
  const prefix = read[0]?.[1] ?? `${countyName.replace(/[市县区旗]$/, '')}教督通`
  const counts = read.filter((match) => match[1] === prefix && match[2] === year).map((match) => Number(match[3]))
  return `${prefix}〔${year}〕${Math.max(0, ...counts) + 1}号`
}
