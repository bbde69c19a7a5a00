import { dayOf } from '@junheng/core/schedule/day.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'

/** From the first day to the last, both counted from 1 January 1970. */
export interface Scale {
  readonly from: number
  readonly to: number
}

/** A stretch of the picture in thousandths of its width. */
export interface Stretch {
  readonly x: number
  readonly width: number
}

/** Room for every date of the schedules, and for today. */
export function scaleOf(schedules: readonly Schedule[], today: string): Scale {
  const days = [dayOf(today), ...schedules.flatMap(({ nodes }) => nodes.flatMap(({ start, finish }) => [start, finish].flatMap((day) => (day === null ? [] : [dayOf(day)]))))]
  return { from: Math.min(...days), to: Math.max(...days) }
}

export function placeOf(scale: Scale, day: string): number {
  return (1000 * (dayOf(day) - scale.from)) / Math.max(1, scale.to - scale.from)
}

/** Null where the node never comes to an end; a milestone is as wide as can be seen. */
export function stretchOf(scale: Scale, run: Schedule, id: string): Stretch | null {
  const node = run.nodes.find((each) => each.id === id)
  if (node === undefined || node.start === null || node.finish === null) return null
  const x = placeOf(scale, node.start)
  return { x: Math.min(x, 1000 - leastWidth), width: Math.max(leastWidth, placeOf(scale, node.finish) - x) }
}

/** The first of January of each year inside, the year's own place for its label. */
export function yearsIn(scale: Scale): readonly { readonly year: number; readonly x: number }[] {
  const first = yearOf(scale.from) + 1
  return Array.from({ length: Math.max(0, yearOf(scale.to) - first + 1) }, (_, at) => first + at).map((year) => ({ year, x: placeOf(scale, `${year}-01-01`) }))
}

const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear()

const leastWidth = 4
