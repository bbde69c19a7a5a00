import { urbanRuralCodes, type Stage } from '../../county/kinds.ts'
import type { LonLat, School, Snapshot } from '../../county/snapshot.ts'
import type { StaffCell } from '../staffing/balance-sheet.ts'
import type { Cell, Journey, RoundSchool, StageCounts } from './round.ts'

/** `2199000001/primary/语文`. */
export const cellId = ({ school, stage, subject }: Pick<Cell, 'school' | 'stage' | 'subject'>): string => `${school}/${stage}/${subject}`

/** The cells of a round from the staffing balance: with the vacancies declared, and those that have somebody to spare. */
export function cellsFrom(balance: readonly StaffCell[], declared: ReadonlyMap<string, number>): readonly Cell[] {
  return balance.map(({ school, stage, subject, have, need }) => {
    const id = cellId({ school, stage, subject })
    return { id, school, stage, subject, have, need, vacancies: declared.get(id) ?? 0 }
  })
}

/** The schools of a round: what each holds by stage. A stage that did not report its pupils or teachers is not counted. */
export function schoolsFrom({ schools }: Pick<Snapshot, 'schools'>): readonly RoundSchool[] {
  return schools.map((school) => ({ id: school.id, name: school.name, township: school.township, rural: urbanRuralCodes[school.urbanRural].group !== 'urban', stages: countsOf(school) }))
}

function countsOf({ stages }: School): RoundSchool['stages'] {
  return Object.fromEntries(Object.entries(stages).flatMap(([stage, { pupils, teachers, backboneTeachers, aboveDegreeTeachers }]): [Stage, StageCounts][] =>
    pupils === undefined || teachers === undefined || backboneTeachers === undefined || aboveDegreeTeachers === undefined
      ? []
      : [[stage as Stage, { pupils, teachers, backbone: backboneTeachers, aboveDegree: aboveDegreeTeachers }]]))
}

/** 直线距离 × 1.4 ÷ 40 km/h: published with the rules, so that anybody can work it out. */
export const journeyRule = { detour: 1.4, kilometresPerHour: 40 } as const

/** Journeys between schools that have somebody to spare and schools that have vacancies. Schools without a place on the map have none. */
export function journeysFrom({ schools }: Pick<Snapshot, 'schools'>, cells: readonly Cell[]): readonly Journey[] {
  const located = new Map(schools.flatMap(({ id, location }) => (location === undefined ? [] : [[id, location] as const])))
  const sending = [...new Set(cells.filter(({ have, need }) => have > need).map(({ school }) => school))]
  const receiving = [...new Set(cells.filter(({ vacancies }) => vacancies > 0).map(({ school }) => school))]
  const pairs = new Map(sending.flatMap((from) => receiving.filter((to) => to !== from).map((to) => [from < to ? `${from} ${to}` : `${to} ${from}`, [from, to] as const] as const)))
  return [...pairs.values()].flatMap(([from, to]) => {
    const [a, b] = [located.get(from), located.get(to)]
    return a === undefined || b === undefined ? [] : [{ from, to, minutes: Math.round((kilometresBetween(a, b) * journeyRule.detour * 60) / journeyRule.kilometresPerHour) }]
  })
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Along the surface of a ball of 6371 km. */
function kilometresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const part = Math.sin(radians(latB - latA) / 2) ** 2 + Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(part))
}
