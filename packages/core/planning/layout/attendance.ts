import { grouped } from '../../county/grouped.ts'
import type { School, SchoolId, Settlement, Snapshot } from '../../county/snapshot.ts'
import { agreeing, fitWhole } from '../forecast/controlled-rounding.ts'
import { areaByTownship, gradeCount, stageOfGrade } from '../forecast/grades.ts'
import { rollsOf } from '../forecast/history.ts'
import type { Population } from '../forecast/population.ts'
import { settlementRolls } from '../forecast/settlement-rolls.ts'
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
 * together — settlements' children of a grade are fitted to schools' pupils of it, nearer schools first; both add up exactly.
 */
export function estimateAttendance(snapshot: Snapshot, population: Population | null, travel: TravelMinutes): readonly Attendance[] {
  const base = rollsOf(snapshot)
  const children = settlementRolls(base, [], population ?? { births: [], housing: [], plannedSchools: [] }, base.year).years[0]!.settlements
  const areaOf = areaByTownship(snapshot)
  const groupOf = (township: string) => (areaOf.get(township) === 'town' ? 'town' : township)
  const settlements = grouped(snapshot.settlements ?? [], ({ township }) => groupOf(township))
  const schools = grouped(base.compulsory.filter(({ id }) => base.schools.has(id)), ({ township }) => groupOf(township))
  return [...schools].flatMap(([group, own]) => attendanceOf(settlements.get(group) ?? [], own, { children, pupils: base.schools, travel }))
}

interface Known {
  readonly children: ReadonlyMap<string, Int32Array>
  readonly pupils: ReadonlyMap<SchoolId, Float64Array>
  readonly travel: TravelMinutes
}

function attendanceOf(settlements: readonly Settlement[], schools: readonly School[], { children, pupils, travel }: Known): readonly Attendance[] {
  if (settlements.length === 0) return []
  return Array.from({ length: gradeCount }, (_, grade) => grade).flatMap((grade) => {
    const open = schools.filter(({ id }) => pupils.get(id)![grade]! > 0)
    if (open.length === 0) return []
    const columns = open.map(({ id }) => pupils.get(id)![grade]!)
    const { rows } = agreeing(settlements.map(({ id }) => children.get(id)![grade]!), columns)
    const cells = Float64Array.from({ length: settlements.length * open.length }, (_, k) => wish(settlements[Math.floor(k / open.length)]!, open[k % open.length]!, travel))
    const whole = fitWhole({ rows: settlements.length, columns: open.length, cells }, rows, columns)
    return settlements.flatMap(({ id }, i) => open.flatMap((school, j) => (whole[i * open.length + j] === 0 ? [] : [{ settlement: id, grade, school: school.id, children: whole[i * open.length + j]! }])))
  })
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
