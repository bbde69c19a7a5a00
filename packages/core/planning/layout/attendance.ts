import { grouped } from '../../county/grouped.ts'
import type { School, SchoolId, Settlement, Snapshot } from '../../county/snapshot.ts'
import { agreeing, fitWhole } from '../forecast/controlled-rounding.ts'
import { sumOf } from '../../county/apportion.ts'
import { areaByTownship, entryAge, gradesOfStage, stageOfGrade, type ForecastStage } from '../forecast/grades.ts'
import { birthsIn, rollsOf } from '../forecast/history.ts'
import type { Population } from '../forecast/population.ts'
import type { TravelMinutes } from './travel.ts'

/** Children of a settlement in one grade at one school. `grade` counts through: 0–5 primary, 6–8 junior. */
export interface Attendance {
  readonly settlement: string
  readonly grade: number
  readonly school: SchoolId
  readonly children: number
}

/** How fast the wish to attend a school falls with the minutes to it: halved every few minutes, so that nearly all go to the nearest. */
const halvedEvery = 2

/**
 * Who attends where: no return says it, so it is an estimate, and is named one wherever it is shown. Within a township — the streets of the town
 * together — settlements' pupils of a stage are first divided into grades by the births of their cohorts, then fitted to schools' pupils
 * of each grade, nearer schools first. Schools and settlements both add up exactly where their returns agree.
 */
export function estimateAttendance(snapshot: Snapshot, population: Population | null, travel: TravelMinutes): readonly Attendance[] {
  const base = rollsOf(snapshot)
  const areaOf = areaByTownship(snapshot)
  const groupOf = (township: string) => (areaOf.get(township) === 'town' ? 'town' : township)
  const settlements = grouped(snapshot.settlements ?? [], ({ township }) => groupOf(township))
  const schools = grouped(base.compulsory.filter(({ id }) => base.schools.has(id)), ({ township }) => groupOf(township))
  const bornIn = birthsIn(population ?? { births: [], housing: [], plannedSchools: [] })
  const known: Known = { pupils: base.schools, travel, bornIn: (settlement, grade) => bornIn(settlement, base.year - entryAge - grade) ?? 1 }
  return [...schools].flatMap(([group, own]) => (['primary', 'junior'] satisfies ForecastStage[]).flatMap((stage) => attendanceOf(stage, settlements.get(group) ?? [], own, known)))
}

interface Known {
  readonly pupils: ReadonlyMap<SchoolId, Float64Array>
  readonly travel: TravelMinutes
  readonly bornIn: (settlement: string, grade: number) => number
}

function attendanceOf(stage: ForecastStage, settlements: readonly Settlement[], schools: readonly School[], known: Known): readonly Attendance[] {
  const grades = gradesOfStage(stage)
  const columns = grades.map((grade) => sumOf(schools.map(({ id }) => known.pupils.get(id)![grade]!)))
  if (settlements.length === 0 || sumOf(columns) === 0) return []
  const { rows } = agreeing(settlements.map(({ primaryPupils, juniorPupils }) => (stage === 'primary' ? primaryPupils : juniorPupils) ?? 0), columns)
  const cells = Float64Array.from({ length: settlements.length * grades.length }, (_, k) => known.bornIn(settlements[Math.floor(k / grades.length)]!.id, grades[k % grades.length]!))
  const byGrade = fitWhole({ rows: settlements.length, columns: grades.length, cells }, rows, columns)
  return grades.flatMap((grade, g) => gradeAttendance(grade, settlements, Array.from(settlements, (_, i) => byGrade[i * grades.length + g]!), { schools, ...known }))
}

function gradeAttendance(grade: number, settlements: readonly Settlement[], children: readonly number[], { schools, pupils, travel }: Known & { readonly schools: readonly School[] }): readonly Attendance[] {
  const open = schools.filter(({ id }) => pupils.get(id)![grade]! > 0)
  const cells = Float64Array.from({ length: settlements.length * open.length }, (_, k) => wish(settlements[Math.floor(k / open.length)]!, open[k % open.length]!, travel))
  const whole = fitWhole({ rows: settlements.length, columns: open.length, cells }, children, open.map(({ id }) => pupils.get(id)![grade]!))
  return settlements.flatMap(({ id }, i) => open.flatMap((school, j) => (whole[i * open.length + j] === 0 ? [] : [{ settlement: id, grade, school: school.id, children: whole[i * open.length + j]! }])))
}

function wish(settlement: Settlement, school: School, travel: TravelMinutes): number {
  const minutes = travel.between(settlement.id, school.id)?.minutes ?? 120
  return 2 ** (-minutes / halvedEvery)
}

/** Attendance of a stage as a table: where children live × where they attend. */
export function attendanceMatrix(attendance: readonly Attendance[], stage: 'primary' | 'junior', groupOf: (settlement: string) => string): ReadonlyMap<string, ReadonlyMap<SchoolId, number>> {
  const table = new Map<string, Map<SchoolId, number>>()
  for (const { settlement, grade, school, children } of attendance) {
    if (stageOfGrade(grade) !== stage) continue
    const row = table.get(groupOf(settlement)) ?? new Map<SchoolId, number>()
    row.set(school, (row.get(school) ?? 0) + children)
    table.set(groupOf(settlement), row)
  }
  return table
}
