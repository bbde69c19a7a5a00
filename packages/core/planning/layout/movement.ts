import type { PupilMove } from '../../county/apply.ts'
import type { Snapshot } from '../../county/snapshot.ts'
import { gradesOfStage } from '../forecast/grades.ts'
import type { TravelMinutes } from './travel.ts'

/** Grades 1–3, 4–6 and 7–9: a law of their own each (rules.md §5.3). */
export const bands = ['lower', 'upper', 'junior'] as const
export type Band = (typeof bands)[number]
/** Minutes one way at most: half an hour for grades 1–3 (国办发〔2018〕27号); the others are a province's, and parameters. */
export const minutesMost: { readonly [band in Band]: number } = { lower: 30, upper: 40, junior: 60 }

export const bandOfGrade = (grade: number): Band => (grade < 3 ? 'lower' : grade < 6 ? 'upper' : 'junior')

/** Children of a settlement in one grade who change school, with their ways before and after. */
export interface Movement extends PupilMove {
  readonly settlementName: string
  readonly township: string
  readonly fromName: string
  readonly toName: string
  readonly band: Band
  readonly minutesBefore: number | null
  readonly minutesAfter: number | null
  readonly modeAfter: 'walk' | 'ride' | null
  /** Boarders of grades 7–9 are within their limit however far they live. */
  readonly withinLimit: boolean
}

export function movementOf(move: PupilMove, { settlements = [], schools }: Snapshot, travel: TravelMinutes): Movement {
  const home = settlements.find(({ id }) => id === move.settlement)
  const [from, to] = [move.from, move.to].map((id) => schools.find((school) => school.id === id)!)
  const band = bandOfGrade(gradesOfStage(move.stage)[0]! + move.grade - 1)
  const own = { ...move, settlementName: home?.name ?? move.settlement, township: home?.township ?? '', fromName: from!.name, toName: to!.name, band }
  return { ...own, ...waysOf(move, travel, band === 'junior' && to!.boarding) }

  function waysOf({ settlement }: PupilMove, { between }: TravelMinutes, boards: boolean) {
    const [before, after] = [between(settlement, move.from), between(settlement, move.to)]
    const near = after !== undefined && after.minutes <= minutesMost[band]
    return { minutesBefore: before?.minutes ?? null, minutesAfter: after?.minutes ?? null, modeAfter: after?.mode ?? null, withinLimit: boards || near }
  }
}
