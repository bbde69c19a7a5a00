import { type Finding, plausibility, type Unread } from './check-finding.ts'
import { stagesOf } from './check-figures.ts'
import { classFact, endsOf, factKey, rowFact } from './facts.ts'
import type { Stage } from './kinds.ts'
import type { School, Snapshot, StageReturn, Stock } from './snapshot.ts'

/** From where on a figure must be fixed or explained. */
export interface PlausibilityLimits {
  /** Change against the year before, as a share of it; smaller absolute changes are never asked about. */
  readonly jumpShare: number
  readonly jumpAtLeast: { readonly [fact: string]: number }
  /** Stock a pupil of the whole school. */
  readonly perPupil: { readonly [fact: string]: number }
  readonly pupilsPerTeacher: number
  readonly classSize: number
  readonly age: { readonly low: number; readonly high: number }
}

/** Wide on purpose: a finding here costs a clerk a sentence. Judgement, not law. */
export const plausibilityDefaults: PlausibilityLimits = {
  jumpShare: 0.3,
  jumpAtLeast: { pupils: 50, teachers: 10, floorArea: 1000, teachingArea: 1000, landArea: 3000, books: 3000, equipmentYuan: 500_000, computers: 50 },
  perPupil: { floorArea: 150, teachingArea: 80, sportsArea: 200, landArea: 1000, books: 300, computers: 3, equipmentYuan: 100_000 },
  pupilsPerTeacher: 60,
  classSize: 80,
  age: { low: 18, high: 66 },
}

/** Figures that may be true and seldom are. */
export function checkPlausible(snapshot: Snapshot, previous: Snapshot | undefined, { limits, unread }: { readonly limits: PlausibilityLimits; readonly unread: Unread }): Finding[] {
  const reportedSomewhere = factsReported(snapshot)
  return [
    ...snapshot.schools.flatMap((school) => [...schoolFindings(school, limits), ...notReported(school, reportedSomewhere, unread)]),
    ...(previous ? againstYearBefore(snapshot, previous, { limits, unread }) : []),
    ...expiredInspections(snapshot),
    ...unusualAges(snapshot, limits),
    ...unlikelyPostings(snapshot),
  ]
}

const pupilsOf = (school: School) => stagesOf(school).reduce((sum, [, { pupils = 0 }]) => sum + pupils, 0)

function schoolFindings(school: School, limits: PlausibilityLimits): Finding[] {
  const pupils = pupilsOf(school)
  if (pupils === 0) return emptySchool(school)
  return [...zeroStages(school), ...stockFindings(school, pupils, limits), ...stageLoads(school, limits), ...classFindings(school, limits)]
}

/** A school with a reported zero everywhere; where nothing is reported, nothing is known. */
function emptySchool(school: School): Finding[] {
  const [first] = stagesOf(school).filter(([, { pupils }]) => pupils === 0)
  return first ? [plausibility('noPupils', { school: school.id, stage: first[0], fact: 'pupils' }, { name: school.name })] : []
}

const neededStock = ['floorArea', 'teachingArea', 'landArea', 'books'] as const satisfies readonly (keyof Stock)[]

function stockFindings(school: School, pupils: number, { perPupil }: PlausibilityLimits): Finding[] {
  const empty = neededStock.filter((fact) => school.stock[fact] === 0)
  return [
    ...empty.map((fact) => plausibility('zeroWhereNeeded', { school: school.id, fact }, { name: school.name, what: fact, pupils })),
    ...Object.entries(perPupil).flatMap(([fact, high]) => {
      const value = school.stock[fact as keyof Stock]
      if (typeof value !== 'number' || value <= high * pupils) return []
      return [plausibility('outsideUsual', { school: school.id, fact }, { name: school.name, what: fact, value, pupils, high })]
    }),
  ]
}

function zeroStages(school: School): Finding[] {
  return stagesOf(school).flatMap(([stage, { pupils = 0, teachers }]) =>
    pupils > 0 && teachers === 0 ? [plausibility('zeroWhereNeeded', { school: school.id, stage, fact: 'teachers' }, { name: school.name, what: 'teachers', pupils })] : [])
}

function stageLoads(school: School, { pupilsPerTeacher }: PlausibilityLimits): Finding[] {
  return stagesOf(school).flatMap(([stage, { pupils = 0, teachers = 0 }]) =>
    teachers > 0 && pupils > teachers * pupilsPerTeacher
      ? [plausibility('outsideUsual', { school: school.id, stage, fact: 'teachers' }, { name: school.name, what: 'teachers', value: teachers, pupils, high: pupilsPerTeacher })]
      : [])
}

const classFindings = (school: School, { classSize }: PlausibilityLimits): Finding[] =>
  (school.classes ?? []).filter(({ pupils }) => pupils > classSize)
    .map((roll) => plausibility('outsideUsual', classFact(school.id, roll), { name: school.name, what: 'classSize', value: roll.pupils, pupils: roll.pupils, high: classSize }))

/** Facts whose absence at one school, while others report them, is more likely an omission than a custom. */
const expectedOfStage = ['pupils', 'teachers'] as const satisfies readonly (keyof StageReturn)[]
const expectedOfStock = ['teachingArea', 'books'] as const satisfies readonly (keyof Stock)[]

function factsReported({ schools }: Snapshot): ReadonlySet<string> {
  return new Set(schools.flatMap((school) => [...Object.keys(school.stock), ...stagesOf(school).flatMap(([, figures]) => Object.keys(figures))]))
}

function notReported(school: School, reported: ReadonlySet<string>, unread: Unread): Finding[] {
  const finding = (fact: string, stage?: Stage): Finding[] => {
    const at = { school: school.id, ...(stage && { stage }), fact }
    return unread.facts.has(factKey(at)) ? [] : [plausibility('notReported', at, { name: school.name, what: fact })]
  }
  return [
    ...stagesOf(school).flatMap(([stage, figures]) =>
      expectedOfStage.filter((fact) => reported.has(fact) && figures[fact] === undefined).flatMap((fact) => finding(fact, stage))),
    ...expectedOfStock.filter((fact) => reported.has(fact) && school.stock[fact] === undefined).flatMap((fact) => finding(fact)),
  ]
}

function againstYearBefore(snapshot: Snapshot, previous: Snapshot, { limits, unread }: { readonly limits: PlausibilityLimits; readonly unread: Unread }): Finding[] {
  const before = new Map(previous.schools.map((school) => [school.id, school]))
  const now = new Set([...snapshot.schools.map(({ id }) => id), ...unread.schools])
  const ended = new Set(snapshot.changes.flatMap((change) => endsOf(change).from))
  const begun = new Set(snapshot.changes.flatMap((change) => endsOf(change).into))
  return [
    ...snapshot.schools.flatMap((school) => {
      const old = before.get(school.id)
      if (old) return jumps(school, old, limits)
      return begun.has(school.id) ? [] : [plausibility('newWithoutChange', { school: school.id, fact: 'id' }, { name: school.name })]
    }),
    ...previous.schools.filter(({ id }) => !now.has(id) && !ended.has(id))
      .map(({ id, name }) => plausibility('goneWithoutChange', { school: id, fact: 'id' }, { name })),
  ]
}

function jumps(school: School, old: School, { jumpShare, jumpAtLeast }: PlausibilityLimits): Finding[] {
  const change = (fact: string, before: number | undefined, after: number | undefined, stage?: Stage): Finding[] => {
    if (!before || after === undefined || Math.abs(after - before) < Math.max(jumpShare * before, jumpAtLeast[fact] ?? Infinity)) return []
    const percent = Math.round(((after - before) / before) * 100)
    return [plausibility('jump', { school: school.id, ...(stage && { stage }), fact }, { name: school.name, what: fact, before, after, percent })]
  }
  return [
    ...stagesOf(school).flatMap(([stage, { pupils, teachers }]) => [
      ...change('pupils', old.stages[stage]?.pupils, pupils, stage),
      ...change('teachers', old.stages[stage]?.teachers, teachers, stage),
    ]),
    ...Object.keys(jumpAtLeast).flatMap((fact) => change(fact, numberOf(old.stock, fact), numberOf(school.stock, fact))),
  ]
}

function numberOf(stock: Stock, fact: string): number | undefined {
  const value = stock[fact as keyof Stock]
  return typeof value === 'number' ? value : undefined
}

const expiredInspections = ({ vehicles = [], date }: Snapshot): Finding[] =>
  vehicles.filter(({ inspectionUntil }) => inspectionUntil !== undefined && inspectionUntil < date)
    .map(({ id, plate, inspectionUntil = '' }) => plausibility('inspectionExpired', rowFact('vehicles', id, 'inspectionUntil'), { name: plate, value: inspectionUntil, date }))

/** Nobody comes to a school before the age of 18, nor after the school year that the snapshot opens. */
function unlikelyPostings({ staff = [], date }: Snapshot): Finding[] {
  const last = Number(date.slice(0, 4))
  return staff.flatMap(({ id, name, birthYear, since }) =>
    since === undefined || (since >= birthYear + 18 && since <= last) ? [] : [plausibility('postingUnlikely', rowFact('staff', id, 'since'), { name, value: since })])
}

function unusualAges({ staff = [], date }: Snapshot, { age }: PlausibilityLimits): Finding[] {
  const year = Number(date.slice(0, 4))
  return staff.filter(({ birthYear }) => year - birthYear < age.low || year - birthYear > age.high)
    .map(({ id, name, birthYear }) => plausibility('ageUnusual', rowFact('staff', id, 'birthYear'), { name, value: birthYear, age: year - birthYear }))
}
