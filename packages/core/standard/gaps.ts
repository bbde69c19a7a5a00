import type { IsoDate, Snapshot } from '../county/snapshot.ts'
import { judge } from './judge.ts'
import type { Gap, IndicatorId, JudgedStage, JudgeOptions, SchoolJudgement, StageJudgement } from './judgement.ts'
import { judgedStages } from './returns.ts'
import type { Standard } from './standard.ts'

/**
 * Every shortfall of every school, from the first snapshot to the last. A gap closes only when a later snapshot measures
 * the line as reached, or the school is gone; a figure left out, or a school put out of scope, leaves it open. A school
 * that falls short again has a new gap.
 */
export function gapLedger(standard: Standard, snapshots: readonly Snapshot[], options: Partial<JudgeOptions> = {}): readonly Gap[] {
  const closed: Gap[] = []
  let open: ReadonlyMap<string, Gap> = new Map()
  for (const snapshot of snapshots) {
    const next = new Map<string, Gap>()
    for (const gap of remeasured(standard, snapshot, open, options)) {
      if (gap.closedOn === null) next.set(keyOf(gap), gap)
      else closed.push(gap)
    }
    open = next
  }
  return [...closed, ...open.values()].toSorted((a, b) => compare(a.openedOn, b.openedOn) || compare(a.id, b.id))
}

function remeasured(standard: Standard, snapshot: Snapshot, open: ReadonlyMap<string, Gap>, options: Partial<JudgeOptions>): readonly Gap[] {
  const { stages } = judge(standard, snapshot, options)
  const readings = new Map<string, Reading>()
  for (const stage of judgedStages) {
    for (const reading of readingsOf(standard, stage, stages[stage])) readings.set(keyOf(reading), reading)
  }
  const gone = goneFrom(snapshot, stages)
  const kept = [...open.values()].map((gap) => (gone(gap) ? close(gap, snapshot.date, 'schoolGone') : follow(gap, snapshot.date, readings.get(keyOf(gap)))))
  const fresh = [...readings.values()].filter((reading) => reading.amount !== null && reading.amount > 0 && !open.has(keyOf(reading)))
  return [...kept, ...fresh.map((reading) => opened(standard, snapshot.date, reading))]
}

interface Reading {
  readonly school: string
  readonly stage: JudgedStage
  readonly indicator: IndicatorId
  readonly unit: Gap['unit']
  readonly value: number | null
  readonly threshold: number | null
  /** 0 where the line is reached, null where it is not known or there is none. */
  readonly amount: number | null
}

function readingsOf(standard: Standard, stage: JudgedStage, judged: StageJudgement | undefined): readonly Reading[] {
  if (judged === undefined) return []
  const readingOf = (school: SchoolJudgement) =>
    standard.indicators.map(({ id, measure }, i): Reading => ({
      school: school.school,
      stage,
      indicator: id,
      unit: measure.amount,
      value: school.values[id] ?? null,
      threshold: judged.indicators[i]!.threshold,
      amount: school.missing[id] ?? null,
    }))
  return judged.schools.flatMap(readingOf)
}

/** Whether a school no longer teaches the stage: closed, merged away, or without a pupil. */
function goneFrom(snapshot: Snapshot, stages: { readonly [stage in JudgedStage]?: StageJudgement }): (gap: Gap) => boolean {
  const present = new Set(snapshot.schools.map((school) => school.id))
  const left = new Set(
    judgedStages.flatMap((stage) =>
      (stages[stage]?.excluded ?? []).filter(({ reason }) => reason === 'noPupils' || reason === 'mergedIntoParent').map(({ school }) => `${stage} ${school}`),
    ),
  )
  return ({ school, stage }) => !present.has(school) || left.has(`${stage} ${school}`)
}

function follow(gap: Gap, on: IsoDate, reading: Reading | undefined): Gap {
  if (reading?.amount === 0) return close(gap, on, 'measured')
  const threshold = reading?.threshold ?? gap.history.at(-1)!.threshold
  return { ...gap, history: [...gap.history, { on, value: reading?.value ?? null, threshold, amount: reading?.amount ?? null }] }
}

function close(gap: Gap, closedOn: IsoDate, closedBy: 'measured' | 'schoolGone'): Gap {
  return { ...gap, closedOn, closedBy }
}

function opened(standard: Standard, openedOn: IsoDate, { school, stage, indicator, unit, value, threshold, amount }: Reading): Gap {
  return {
    id: [standard.id, stage, school, indicator, openedOn].join('.'),
    school,
    stage,
    standard: standard.id,
    indicator,
    unit,
    openedOn,
    closedOn: null,
    closedBy: null,
    history: [{ on: openedOn, value, threshold: threshold!, amount }],
  }
}

function keyOf({ school, stage, indicator }: Pick<Gap, 'school' | 'stage' | 'indicator'>): string {
  return `${stage} ${school} ${indicator}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
