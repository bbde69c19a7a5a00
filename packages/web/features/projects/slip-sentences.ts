import { daysBetween } from '@junheng/core/schedule/day.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { usualJumpDays } from '@junheng/core/schedule/schedule.ts'
import type { Catalogue } from '../../app/words/zh.ts'
import { wait } from './sentence.ts'
import type { Marks } from './slip-model.ts'

export interface SlipTrial {
  readonly project: CountyProject
  /** As it will come without the slip. */
  readonly forecast: Schedule
  readonly run: Schedule
  readonly marks: Marks
  readonly days: number
}

/** What the slip does to each goal, what that costs, and how far the next jump is. */
export function slipSentences(trial: SlipTrial, words: Pick<Catalogue, 'slip' | 'project' | 'projects'>): readonly string[] {
  const past = trial.days < trial.marks.today ? [words.slip.past(words.slip.daysOf(trial.marks.today))] : []
  return [...past, ...trial.run.goals.flatMap(({ id, date }) => goalSentences(trial, id, date, words)), nextSentence(trial, words)]
}

function goalSentences({ project, forecast }: SlipTrial, id: string, date: string | null, words: Pick<Catalogue, 'slip' | 'project' | 'projects'>): readonly string[] {
  const name = project.nodes.find((node) => node.id === id)?.name ?? id
  const now = forecast.goals.find((goal) => goal.id === id)?.date ?? null
  const goal = date ?? words.projects.never
  if (date === now) return [words.slip.goalSame({ name, goal })]
  return [words.slip.goalNow({ name, goal, now: now ?? words.projects.never }), ...costSentence(now, date, words)]
}

function costSentence(now: string | null, then: string | null, words: Pick<Catalogue, 'slip' | 'project'>): readonly string[] {
  if (now === null) return []
  if (then === null) return [words.slip.costsForever]
  const days = daysBetween(now, then)
  return days < usualJumpDays ? [] : [words.slip.costs(wait(days, words.project.wait))]
}

/** Days count from the slider, or from today where the node is later than that already. */
function nextSentence({ marks, days }: SlipTrial, words: Pick<Catalogue, 'slip' | 'project'>): string {
  const from = Math.max(days, marks.today)
  const next = marks.jumps.find(({ days: jump }) => jump > from)
  if (next === undefined) return words.slip.noNext(marks.longest)
  const left = next.days - from
  return next.goal === null || next.jumpDays === null ? words.slip.nextForever(left) : words.slip.next({ days: left, wait: wait(next.jumpDays, words.project.wait), goal: next.goal })
}
