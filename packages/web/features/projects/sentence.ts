import type { Catalogue } from '../../app/words/zh.ts'

/** 半年 and 一年 where the jump is one, else its days: terms and seasons move by a few days from year to year. */
export function wait(jumpDays: number, words: Catalogue['project']['wait']): string {
  if (jumpDays >= 165 && jumpDays <= 200) return words.half
  if (jumpDays >= 350 && jumpDays <= 380) return words.year
  return words.days(jumpDays)
}
