import { apply } from '../../county/apply.ts'
import type { IsoDate, School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { splitChange } from '../../standard/change.ts'
import type { ChangeSplit, JudgeOptions } from '../../standard/judgement.ts'
import type { Standard } from '../../standard/standard.ts'
import type { Attendance } from './attendance.ts'
import { blockersOf, riskOf, type Blocker, type Risk } from './blockers.ts'
import { classEffects, type ClassEffect } from './class-effects.ts'
import { decisionOf, type LeverOutcome, type Levers, type LeverScene } from './levers.ts'
import { kindergartenEffects, type KindergartenEffects } from './kindergarten-effects.ts'
import { movementOf, type Movement } from './movement.ts'
import { moneyOf, type Money } from './money.ts'
import { rideEffects, type BandTravel, type SeatEffect } from './ride-effects.ts'
import { teacherEffects, type TeacherEffects } from './teacher-effects.ts'
import type { TeachersBySubject } from './subjects.ts'
import { waysToOpened } from './travel.ts'

/** Everything that follows from moving levers, at once: so that nobody moves one and sees only one thing move. */
export interface Effects {
  readonly decision: LeverOutcome['decision']
  /** P12: children who change and where to; the difference between who is affected and who has a school, which must be empty. */
  readonly roster: Roster
  readonly movements: readonly Movement[]
  readonly travel: readonly BandTravel[]
  readonly seats: readonly SeatEffect[]
  readonly teachers: TeacherEffects
  readonly classes: readonly ClassEffect[]
  readonly premises: readonly VacatedPremises[]
  readonly money: Money
  readonly standards: readonly StandardEffect[]
  readonly blockers: readonly Blocker[]
  readonly risk: readonly Risk[]
  readonly sentence: Sentence
  /** Absent where nothing is decided of kindergartens. */
  readonly kindergartens?: KindergartenEffects
}

export interface Roster {
  readonly affected: number
  readonly received: number
  /** Lines without a receiving school: settlement, grade, former school, children. */
  readonly difference: readonly Attendance[]
}

export interface VacatedPremises {
  readonly school: SchoolId
  readonly name: string
  /** m², apart: a figure that adds land to floor is wrong. Null where not reported. */
  readonly landArea: number | null
  readonly floorArea: number | null
}

export interface StandardEffect {
  readonly standard: string
  readonly changes: readonly ChangeSplit[]
}

/** The result in figures; its words are the contract's. */
export interface Sentence {
  readonly childrenMoved: number
  readonly closed: number
  readonly moreMinutes: number
  readonly overLimit: number
  readonly placesShort: number
  readonly points: number
}

export interface EffectScene extends LeverScene {
  readonly teachers: TeachersBySubject
  /** Both standards with their switches. */
  readonly standards: readonly { readonly standard: Standard; readonly options: Partial<JudgeOptions> }[]
  readonly dates: { readonly on: IsoDate; readonly date: IsoDate; readonly basis: string }
}

/** Effects of levers on the county of the scene. The staff list may be absent: judgements go by what schools returned. */
export function effectsOf(levers: Levers, scene: EffectScene): Effects {
  return effectsOfDecision(decisionOf(levers, scene, scene.dates), scene)
}

/** Effects of a whole decision, new schools, divided grades and levelling included. The ways of the scene must lead to the settlements where it builds. */
export function effectsOfDecision({ decision, lost }: LeverOutcome, scene: EffectScene): Effects {
  const { snapshot } = scene
  const { closed, opened = [] } = decision
  const travel = waysToOpened(scene.travel, opened)
  const projected = apply(decision, snapshot)
  const known = { ...snapshot, schools: [...snapshot.schools, ...opened.map(({ school }) => school)] }
  const movements = decision.moves.map((move) => movementOf(move, known, travel))
  const { bands, seats } = rideEffects(movements, { ...scene, travel })
  const classes = classEffects(snapshot, projected, decision)
  const premises = snapshot.schools.filter(({ id }) => closed.includes(id)).map(vacatedOf)
  const blockers = blockersOf({ movements, lost, classes, seats, projected, snapshot })
  return {
    decision,
    roster: { affected: sum(movements) + lost.reduce((total, { children }) => total + children, 0), received: sum(movements), difference: lost },
    movements,
    travel: bands,
    seats,
    teachers: teacherEffects(snapshot, projected, { decision, teachers: scene.teachers }),
    classes,
    premises,
    money: moneyOf(decision, seats),
    standards: scene.standards.map(({ standard, options }) => ({ standard: standard.id, changes: splitChange(standard, snapshot, projected, options) })),
    blockers,
    risk: riskOf(movements, closed, snapshot),
    sentence: sentenceOf({ closed: closed.length, movements, classes, projected }),
    ...(decision.kindergartens === undefined || scene.kindergartens === undefined ? {} : { kindergartens: kindergartenEffects(decision.kindergartens, scene.kindergartens, decision) }),
  }
}

const sum = (movements: readonly Movement[]): number => movements.reduce((total, { children }) => total + children, 0)

const vacatedOf = ({ id, name, stock }: School): VacatedPremises => ({ school: id, name, landArea: stock.landArea ?? null, floorArea: stock.floorArea ?? null })

function sentenceOf({ closed, movements, classes, projected }: { readonly closed: number; readonly movements: readonly Movement[]; readonly classes: readonly ClassEffect[]; readonly projected: Snapshot }): Sentence {
  return {
    childrenMoved: sum(movements),
    closed,
    moreMinutes: movements.reduce((total, { children, minutesBefore, minutesAfter }) => total + children * ((minutesAfter ?? 0) - (minutesBefore ?? 0)), 0),
    overLimit: movements.filter(({ withinLimit }) => !withinLimit).reduce((total, { children }) => total + children, 0),
    placesShort: classes.reduce((total, { placesShort }) => total + placesShort, 0),
    points: projected.schools.filter(({ kind }) => kind === '218').length,
  }
}

