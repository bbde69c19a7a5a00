import type { IsoDate } from '../../county/snapshot.ts'
import { addDays } from '../../schedule/day.ts'

/** How far a round has come. Each state is reached from the one before, on a day, and never left backwards. */
export const roundStates = ['published', 'frozen', 'open', 'closed', 'ran', 'noticed', 'decided', 'contracted'] as const
export type RoundState = (typeof roundStates)[number]

/** Whether a round in one state may come into another: the very next one. */
export function mayFollow(state: RoundState, next: RoundState): boolean {
  return roundStates.indexOf(next) === roundStates.indexOf(state) + 1
}

/** 公示期不少于 5 个工作日. */
export const noticeWorkingDays = 5

/** The last day of a notice that begins on a day and counts so many working days, that day included where it is one. */
export function noticeUntil(from: IsoDate, isWorkingDay: (day: IsoDate) => boolean, working = noticeWorkingDays): IsoDate {
  let day = from
  for (let left = working - Number(isWorkingDay(day)); left > 0; left -= Number(isWorkingDay(day))) day = addDays(day, 1)
  return day
}
