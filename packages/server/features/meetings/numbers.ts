import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { countyStem } from '../../documents/numbering.ts'

/** The number of the meeting that follows those of the year: 〔2021〕3次. */
export function nextMeetingNumber(used: readonly string[], countyName: string, today: IsoDate): string {
  const year = today.slice(0, 4)
  const prefix = `${countyStem(countyName)}教调〔${year}〕`
  const counts = used.map((number) => new RegExp(`〔${year}〕(\\d+)次$`).exec(number)?.[1]).flatMap((count) => (count === undefined ? [] : [Number(count)]))
  return `${prefix}${Math.max(0, ...counts) + 1}次`
}

/** The number of the decision that follows those of a meeting: its own, and the count. */
export function nextDecisionNumber(meeting: string, used: readonly string[]): string {
  const counts = used.filter((number) => number.startsWith(`${meeting}-`)).map((number) => Number(number.slice(meeting.length + 1))).filter((count) => Number.isInteger(count))
  return `${meeting}-${Math.max(0, ...counts) + 1}`
}
