import { countyStem, nextInSeries } from '../../documents/numbering.ts'

const form = /^(.+)〔\d{4}〕\d+号$/

/** The number that follows those used (newest first) on a day: as the newest was written, one more than the highest of the year, else 1. */
export function nextNumber(used: readonly string[], countyName: string, today: string): string {
  const written = used.map((number) => form.exec(number)?.[1]).find((series) => series !== undefined)
  return nextInSeries(used, written ?? `${countyStem(countyName)}教督通`, today)
}
