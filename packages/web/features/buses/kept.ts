import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'

/** What is to stay of a plan, as typed: numbers of runs, names of villages. */
export interface Kept {
  readonly pinnedRuns: readonly number[]
  /** Codes of settlements. */
  readonly pinnedVillages: readonly string[]
  /** Words that are neither a run of the plan nor a village of it. */
  readonly unknown: readonly string[]
}

/** `3、7-9、下甸村`: separated by any comma or blank. */
export function keptOf(text: string, { runs }: Pick<BusPlanView, 'runs'>): Kept {
  const villages = new Map(runs.flatMap(({ halts }) => halts.flatMap(({ isSchool, name, id }) => (isSchool ? [] : [[name, id] as const]))))
  const words = text.split(/[\s、，,;；]+/u).filter((word) => word !== '')
  const numbers = words.map((word) => runsOf(word, runs.length))
  return {
    pinnedRuns: [...new Set(numbers.flat())],
    pinnedVillages: words.flatMap((word) => villages.get(word) ?? []),
    unknown: words.filter((word, i) => numbers[i]!.length === 0 && !villages.has(word)),
  }
}

function runsOf(word: string, most: number): readonly number[] {
  const match = /^(\d{1,4})(?:[-–](\d{1,4}))?$/.exec(word)
  if (match === null) return []
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])]
  return from >= 1 && to <= most && from <= to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : []
}
