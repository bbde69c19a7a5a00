import type { IsoDate } from '../../county/snapshot.ts'
import { dayOf, daysBetween } from '../../schedule/day.ts'
import type { WorkingDays } from '../../schedule/schedule-result.ts'
import type { Blocker, BlockerKind } from './blockers.ts'

/** The steps that no closure may leave out, in their order (国办发〔2012〕48号: 制定、论证、公示、报批; 令713 art 15–30; rules.md §5.2, §5.4). */
export const procedureSteps = ['draft', 'appraisal', 'notice', 'hearing', 'risk', 'legality', 'decision', 'filing', 'receiver', 'transport'] as const
export type ProcedureStep = (typeof procedureSteps)[number]

/** 征求意见不少于30日 (令713 art 15). */
export const leastNoticeDays = 30
/** 合法性审查一般不少于7个工作日 (令713 art 25). */
export const leastLegalityDays = 7

/** A step on record: its days and its paper. */
export interface StepRecord {
  readonly from: IsoDate
  readonly until: IsoDate
  /** 文号 or title of the paper that proves it. */
  readonly paper: string
  readonly by: string
}

/** What was voted at the hearing, and what parents answered. */
export interface HearingRecord {
  readonly representatives: number
  readonly against: number
  readonly parentsAsked: number
  readonly parentsAgainst: number
}

export interface Objection {
  readonly from: string
  readonly text: string
  /** 采纳或不采纳的理由; empty until there is one. */
  readonly reply: string
}

export interface Procedure {
  readonly steps: { readonly [step in ProcedureStep]?: StepRecord }
  readonly hearing: HearingRecord | null
  readonly objections: readonly Objection[]
  /** Who was asked, where nobody objected: dissent is a field, not a leak (P18). */
  readonly askedWhom: string
  /** Blockers that no figure decides, and what an inspection found. */
  readonly inspected: { readonly [kind in BlockerKind]?: string }
}

export const emptyProcedure: Procedure = { steps: {}, hearing: null, objections: [], askedWhom: '', inspected: {} }

/** One thing that keeps the gate closed. */
export type Obstacle =
  | { readonly code: 'stepMissing' | 'tooShort' | 'outOfOrder' | 'notOver'; readonly step: ProcedureStep }
  | { readonly code: 'hearingNotCounted' | 'hearingOpposed' | 'parentsOpposed' | 'objectionsMissing' | 'objectionUnanswered' | 'childrenWithoutSchool' }
  | { readonly code: 'blocked' | 'notInspected'; readonly blocker: BlockerKind }

export interface GateScene {
  readonly blockers: readonly Blocker[]
  readonly childrenWithoutSchool: number
  readonly today: IsoDate
  readonly workingDays: WorkingDays
}

/** Before a plan may even be submitted: who objects, or who was asked. */
export function obstaclesToSubmit({ objections, askedWhom }: Procedure): readonly Obstacle[] {
  return objections.length === 0 && askedWhom.trim() === '' ? [{ code: 'objectionsMissing' }] : []
}

/** All that stands between a plan and its approval; empty opens the gate. 先建后撤: receivers and transport are ready before, not after. */
export function obstaclesToApprove(procedure: Procedure, scene: GateScene): readonly Obstacle[] {
  return [
    ...obstaclesToSubmit(procedure),
    ...procedureSteps.flatMap((step) => stepObstacles(procedure, step, scene)),
    ...hearingObstacles(procedure),
    ...procedure.objections.filter(({ reply }) => reply.trim() === '').slice(0, 1).map((): Obstacle => ({ code: 'objectionUnanswered' })),
    ...(scene.childrenWithoutSchool > 0 ? [{ code: 'childrenWithoutSchool' as const }] : []),
    ...scene.blockers.flatMap((blocker) => blockerObstacles(blocker, procedure)),
  ]
}

/** What each step waits for: it cannot begin before those are over. */
const after: { readonly [step in ProcedureStep]: readonly ProcedureStep[] } = {
  draft: [],
  appraisal: ['draft'],
  notice: ['appraisal'],
  hearing: ['appraisal'],
  risk: ['appraisal'],
  legality: ['notice', 'hearing', 'risk'],
  decision: ['legality'],
  filing: ['decision'],
  receiver: [],
  transport: [],
}

function stepObstacles({ steps }: Procedure, step: ProcedureStep, scene: GateScene): readonly Obstacle[] {
  const record = steps[step]
  if (record === undefined || record.paper.trim() === '') return [{ code: 'stepMissing', step }]
  const early = after[step].some((before) => steps[before] !== undefined && steps[before].until > record.from)
  return [
    ...(isTooShort(step, record, scene.workingDays) ? [{ code: 'tooShort' as const, step }] : []),
    ...(early || record.until < record.from ? [{ code: 'outOfOrder' as const, step }] : []),
    ...(record.until > scene.today ? [{ code: 'notOver' as const, step }] : []),
  ]
}

function isTooShort(step: ProcedureStep, { from, until }: StepRecord, { isWorkingDay }: WorkingDays): boolean {
  if (step === 'notice') return daysBetween(from, until) < leastNoticeDays
  if (step !== 'legality') return false
  let worked = 0
  for (let day = dayOf(from); day <= dayOf(until); day++) if (isWorkingDay(day)) worked += 1
  return worked < leastLegalityDays
}

/** 多数家长反对，或听证会多数代表反对: more than half of those who were asked. */
function hearingObstacles({ steps, hearing }: Procedure): readonly Obstacle[] {
  if (steps.hearing === undefined) return []
  if (hearing === null || hearing.representatives === 0) return [{ code: 'hearingNotCounted' }]
  return [
    ...(hearing.against * 2 > hearing.representatives ? [{ code: 'hearingOpposed' as const }] : []),
    ...(hearing.parentsAgainst * 2 > hearing.parentsAsked ? [{ code: 'parentsOpposed' as const }] : []),
  ]
}

function blockerObstacles({ kind, standing }: Blocker, { inspected, hearing }: Procedure): readonly Obstacle[] {
  if (standing === 'blocks') return [{ code: 'blocked', blocker: kind }]
  if (standing === 'clear') return []
  const known = kind === 'opposed' ? hearing !== null : (inspected[kind] ?? '').trim() !== ''
  return known ? [] : [{ code: 'notInspected', blocker: kind }]
}
