import type { DividedGrade, Extension, LayoutDecision, Opening, PupilMove } from '../../county/apply.ts'
import type { School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { nationalClassLimits } from '../forecast/class-sizes.ts'
import { gradesOfStage, stageOfGrade, type ForecastStage } from '../forecast/grades.ts'
import type { Attendance } from './attendance.ts'
import { roomsOf } from './class-effects.ts'
import type { CountyProblem, CountyScene } from './county-problem.ts'
import { usualModule } from './building-module.ts'
import type { LayoutPlan } from './problem.ts'

/** A plan of indices as a decision on schools: who moves, what closes and opens, how each grade is divided, and the rooms that this takes. */
export function decisionOfPlan(county: CountyProblem, plan: LayoutPlan, { snapshot, attendance }: CountyScene, dates: Pick<LayoutDecision, 'on' | 'date' | 'basis'>): LayoutDecision {
  const moves = movesOf(county, plan, attendance)
  const opened = openedBy(county, plan, snapshot)
  const closed = closedBy(county, plan)
  const standing = [...snapshot.schools.filter(({ id }) => !closed.includes(id)), ...opened.map(({ school }) => school)]
  const rooms = standing.map((school) => dividedIn(school, moves, modulesOf(county, plan, school.id)))
  return { ...dates, closed, moves, opened, divided: rooms.flatMap(({ divided }) => divided), extended: rooms.flatMap(({ modules, school }) => (modules === 0 ? [] : [extensionOf(school, modules)])) }
}

/** 标识码 comes with the approval; until then a school that is planned goes by its settlement. */
export const plannedId = (settlement: string): SchoolId => `拟建${settlement}`

function movesOf({ grades, homes, places }: CountyProblem, plan: LayoutPlan, attendance: readonly Attendance[]): readonly PupilMove[] {
  const villageOf = new Map(homes.map(({ settlement, from }, village) => [`${settlement} ${from ?? ''}`, village]))
  const bandOf = new Map(grades.flatMap((own, band) => own.map((grade) => [grade, band])))
  return attendance.flatMap(({ settlement, grade, school: from, children }): readonly PupilMove[] => {
    const village = villageOf.get(`${settlement} `) ?? villageOf.get(`${settlement} ${from}`)!
    const place = places[plan.attends[village]![bandOf.get(grade)!]![0]!]!
    const [to, stage] = [place.school ?? plannedId(place.settlement!), stageOfGrade(grade)]
    return to === from ? [] : [{ settlement, stage, grade: grade - gradesOfStage(stage)[0]! + 1, from, to, children }]
  })
}

/** Schools of which no stage stays. */
function closedBy({ places, problem }: CountyProblem, plan: LayoutPlan): readonly SchoolId[] {
  const stays = new Set(places.flatMap(({ school }, index) => (school !== null && plan.open[index] ? [school] : [])))
  return [...new Set(places.flatMap(({ school }, index) => (school !== null && problem.schools[index]!.state === 'open' && !stays.has(school) ? [school] : [])))]
}

/** A new school begins without children and teachers; what it is equipped with is bought. m² a child as the county has them. */
function openedBy({ places, problem }: CountyProblem, plan: LayoutPlan, { settlements = [] }: Snapshot): readonly Opening[] {
  return places.flatMap(({ school, settlement }, index): readonly Opening[] => {
    if (school !== null || !plan.open[index]) return []
    const { name, township, isPoint, rooms } = problem.schools[index]!
    const { location } = settlements.find(({ id }) => id === settlement)!
    const teachingArea = (rooms / usualModule.rooms) * usualModule.teachingArea
    const floorArea = (rooms / usualModule.rooms) * usualModule.floorArea
    const nobody = { pupils: 0, pupilsByGrade: [0, 0, 0, 0, 0, 0], boarders: 0, staff: 0, teachers: 0, aboveDegreeTeachers: 0, midTitleTeachers: 0, backboneTeachers: 0, artsSportsTeachers: 0 }
    const stock = { landArea: floorArea + openLand, floorArea, teachingArea, indoorSportsArea: 0, sportsArea: openLand / 2, equipmentYuan: 0, computers: 0, books: 0, multimediaRooms: 0 }
    return [{ settlement: settlement!, school: { id: plannedId(settlement!), name, kind: isPoint ? '218' : '211', township, urbanRural: isPoint ? '220' : '112', runBy: 'county', countsAsSchool: !isPoint, boarding: false, location, stages: { primary: nobody }, stock, classes: [] } }]
  })
}

/** Open ground of a new small school, m² (assumed). */
const openLand = 4000

const modulesOf = ({ places }: CountyProblem, plan: LayoutPlan, school: SchoolId): number => places.reduce((sum, place, index) => sum + ((place.school ?? plannedId(place.settlement!)) === school && plan.open[index] ? plan.modules[index]! : 0), 0)

interface Division {
  readonly school: SchoolId
  readonly divided: readonly DividedGrade[]
  readonly modules: number
}

interface Grade {
  readonly stage: ForecastStage
  readonly grade: number
  readonly pupils: number
  readonly was: number
  readonly isCrowded: boolean
  classes: number
}

/**
 * Grades whose children change, or with a class over the line, are divided anew: so that no class passes the line whatever it takes in rooms, then down to the
 * standard size as far as the rooms go. Modules that the plan did not foresee are added, since its grades were even and real ones are not.
 */
function dividedIn(school: School, moves: readonly PupilMove[], planned: number): Division {
  const grades = gradesAfter(school, moves)
  const touched = grades.filter(({ pupils, was, isCrowded }) => pupils !== was || isCrowded)
  const others = (school.classes ?? []).length - touched.reduce((sum, { stage, grade }) => sum + classesNow(school, stage, grade).length, 0)
  const rooms = roomsOf(school, 0) ?? Infinity
  for (const each of touched) each.classes = Math.ceil(each.pupils / (nationalClassLimits.oversizeFrom - 1))
  const taken = () => others + touched.reduce((sum, { classes }) => sum + classes, 0)
  const modules = Math.max(planned, Math.ceil(Math.max(0, taken() - rooms) / usualModule.rooms))
  for (let next = largest(touched); next && taken() < rooms + modules * usualModule.rooms; next = largest(touched)) next.classes++
  return { school: school.id, modules, divided: touched.map(({ stage, grade, classes }) => ({ school: school.id, stage, grade, classes })) }
}

/** The grade whose classes are largest, while they are over the standard size. */
function largest(grades: readonly Grade[]): Grade | undefined {
  const over = grades.filter(({ stage, pupils, classes }) => pupils > classes * nationalClassLimits.standard[stage])
  return over.toSorted((a, b) => b.pupils / b.classes - a.pupils / a.classes)[0]
}

const classesNow = ({ classes = [] }: School, stage: ForecastStage, grade: number) => classes.filter((roll) => roll.stage === stage && roll.grade === grade)

function gradesAfter(school: School, moves: readonly PupilMove[]): readonly Grade[] {
  return (['primary', 'junior'] as const).flatMap((stage) =>
    gradesTaught(school, stage, moves).map((was, i): Grade => {
      const own = moves.filter((move) => move.stage === stage && move.grade === i + 1)
      const net = own.reduce((sum, { from, to, children }) => sum + (to === school.id ? children : 0) - (from === school.id ? children : 0), 0)
      return { stage, grade: i + 1, pupils: was + net, was, isCrowded: classesNow(school, stage, i + 1).some(({ pupils }) => pupils >= nationalClassLimits.oversizeFrom), classes: 0 }
    }),
  )
}

/** Pupils by grade today; a grade that only the moves bring has none. */
function gradesTaught({ id, stages }: School, stage: ForecastStage, moves: readonly PupilMove[]): readonly number[] {
  const now = stages[stage]?.pupilsByGrade ?? []
  const more = moves.reduce((most, move) => (move.to === id && move.stage === stage ? Math.max(most, move.grade) : most), now.length)
  return Array.from({ length: more }, (_, i) => now[i] ?? 0)
}

function extensionOf(school: SchoolId, modules: number): Extension {
  return { school, rooms: usualModule.rooms * modules, floorArea: usualModule.floorArea * modules, teachingArea: usualModule.teachingArea * modules }
}
