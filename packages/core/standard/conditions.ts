import { urbanRuralCodes } from '../county/kinds.ts'
import type { School } from '../county/snapshot.ts'
import type { Condition } from './standard.ts'

/** Whether a special case of rules.md §2.6 is proven for a school. What is not known proves nothing. */
export function anyHolds(conditions: readonly Condition[], school: School): boolean {
  return conditions.some((condition) => holds(condition, school))
}

function holds(condition: Condition, school: School): boolean {
  const { group, denseUrban, builtBy, migrantShareAbove, pupilsFrom, pupilsBelow, largestClassBelow } = condition
  const pupils = pupilsOf(school)
  return [
    group === undefined || urbanRuralCodes[school.urbanRural].group === group,
    denseUrban === undefined || school.denseUrban === true,
    isProven(builtBy, school.builtYear, (year, line) => year <= line),
    isProven(migrantShareAbove, school.migrantShare, (share, line) => share > line),
    isProven(pupilsFrom, pupils, (count, line) => count >= line),
    isProven(pupilsBelow, pupils, (count, line) => count < line),
    isProven(largestClassBelow, largestClass(school), (count, line) => count < line),
  ].every(Boolean)
}

/** A part of a condition that is not set asks nothing; one that is set needs a known fact. */
function isProven(line: number | undefined, fact: number | undefined, compare: (fact: number, line: number) => boolean): boolean {
  return line === undefined || (fact !== undefined && compare(fact, line))
}

/** Pupils of all stages, if all reported them. */
function pupilsOf(school: School): number | undefined {
  const pupils = Object.values(school.stages).map((stage) => stage.pupils)
  return pupils.every((each) => each !== undefined) ? pupils.reduce((sum, each) => sum + each, 0) : undefined
}

function largestClass({ classes }: School): number | undefined {
  return classes === undefined || classes.length === 0 ? undefined : Math.max(...classes.map((each) => each.pupils))
}
