import type { TownshipTally } from './selection.ts'

export type Shade = 'none' | 'nobody' | 'few' | 'many' | 'most'

/** Lightest first; `spacing` is the distance of the lines in the pattern. */
export const shades: readonly { readonly id: Shade; readonly colour: string; readonly spacing: number }[] = [
  { id: 'none', colour: '#f1f1ef', spacing: 10 },
  { id: 'nobody', colour: '#e3efe4', spacing: 10 },
  { id: 'few', colour: '#fbeadf', spacing: 12 },
  { id: 'many', colour: '#f3cdb8', spacing: 7 },
  { id: 'most', colour: '#e5a489', spacing: 4 },
]

/** By the share of schools short: none, up to a third, up to two thirds, more. */
export function shadeOf(tally: TownshipTally | undefined): Shade {
  if (tally === undefined || tally.schools === 0) return 'none'
  const share = tally.short / tally.schools
  if (share === 0) return 'nobody'
  if (share <= 1 / 3) return 'few'
  return share <= 2 / 3 ? 'many' : 'most'
}
