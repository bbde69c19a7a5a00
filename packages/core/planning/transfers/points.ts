import type { PointItem, RoundTeacher, TransferRules } from './round.ts'

export interface ItemPoints {
  readonly item: string
  readonly fact: number | string
  readonly points: number
  /** Not counted, since the item named gives points. */
  readonly replacedBy: string | null
}

export interface Score {
  readonly items: readonly ItemPoints[]
  readonly total: number
}

/** Every item of the table that a teacher has a fact for, and their sum. */
export function scoreOf({ points: table }: Pick<TransferRules, 'points'>, { facts }: Pick<RoundTeacher, 'facts'>): Score {
  const held = table.filter(({ id }) => Object.hasOwn(facts, id)).map((item) => ({ item, fact: facts[item.id]!, points: pointsFor(item, facts[item.id]!) }))
  const items = held.map(({ item, fact, points }): ItemPoints => {
    const higher = held.find((other) => other.item.replaces === item.id && other.points > 0)
    return { item: item.id, fact, points: higher ? 0 : points, replacedBy: higher?.item.id ?? null }
  })
  return { items, total: hundredths(items.reduce((sum, { points }) => sum + points, 0)) }
}

/** Points have two decimals: sums of them are rounded to that, so that 0.1 + 0.2 is 0.3. */
const hundredths = (points: number): number => Math.round(points * 100) / 100

function pointsFor({ count }: PointItem, fact: number | string): number {
  if (count.by === 'levels') return count.levels[String(fact)] ?? 0
  const amount = Number(fact)
  if (count.by === 'rate') return hundredths(Math.min(count.most, amount * count.each))
  return count.bands.find(({ from, below }) => amount >= from && (below === null || amount < below))?.points ?? 0
}
