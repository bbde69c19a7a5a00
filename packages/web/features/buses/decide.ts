import type { BusesToday, BusNotice } from '@junheng/contract/buses.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'

/** What may be decided of a run for bad weather, as one word each. */
export const weatherWords = ['asPlanned', 'late30', 'late60', 'late90', 'suspended'] as const
export type WeatherWord = (typeof weatherWords)[number]

/** The word for a decision; of minutes that have none, the next longer. */
export function wordOf({ decision, lateMinutes }: Pick<BusNotice, 'decision' | 'lateMinutes'>): WeatherWord {
  if (decision !== 'late') return decision
  return lateMinutes <= 30 ? 'late30' : lateMinutes <= 60 ? 'late60' : 'late90'
}

export function decisionOf(word: WeatherWord): Pick<BusNotice, 'decision' | 'lateMinutes'> {
  return word === 'asPlanned' || word === 'suspended' ? { decision: word, lateMinutes: 0 } : { decision: 'late', lateMinutes: Number(word.slice(4)) }
}

/** What was decided already, else what the weather proposes, by run. */
export function wordsToday(today: Pick<BusesToday, 'weather' | 'notices'>, { runs }: Pick<BusPlanView, 'runs'>): ReadonlyMap<number, WeatherWord> {
  const decided = new Map(today.notices.map((notice) => [notice.bus, notice]))
  return new Map(today.weather.map((proposal) => [proposal.run, wordOf(decided.get(runs[proposal.run]?.plate ?? '') ?? proposal)]))
}

/** The same day's notice of each bus with another word; who comes in its place stays as decided. */
export function weatherNotices(chosen: ReadonlyMap<number, WeatherWord>, { runs }: Pick<BusPlanView, 'runs'>, notices: readonly BusNotice[]): readonly BusNotice[] {
  return [...chosen].flatMap(([run, word]): BusNotice[] => {
    const bus = runs[run]?.plate
    return bus === undefined ? [] : [{ bus, ...decisionOf(word), substitute: notices.find((notice) => notice.bus === bus)?.substitute ?? null }]
  })
}

/** Another bus in the place of each that may not run; the hour stays as decided. Where none is left the run is suspended. */
export function substituteNotices({ notCleared, notices }: Pick<BusesToday, 'notCleared' | 'notices'>, { runs }: Pick<BusPlanView, 'runs'>): readonly BusNotice[] {
  return notCleared.flatMap(({ run, substitute }): BusNotice[] => {
    const bus = run === undefined ? undefined : runs[run]?.plate
    if (bus === undefined) return []
    if (substitute === undefined) return [{ bus, decision: 'suspended', lateMinutes: 0, substitute: null }]
    const { decision, lateMinutes } = notices.find((notice) => notice.bus === bus) ?? { decision: 'asPlanned' as const, lateMinutes: 0 }
    return [{ bus, decision, lateMinutes, substitute: substitute.plate }]
  })
}
