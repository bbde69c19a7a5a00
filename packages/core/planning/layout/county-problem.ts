import type { School, SchoolId, Settlement, Snapshot, TownshipCode } from '../../county/snapshot.ts'
import { areaOf, gradeCount, gradesOfStage, isCompulsory, primaryGrades, stageOfGrade, teachesGrade, type ForecastStage } from '../forecast/grades.ts'
import type { Attendance } from './attendance.ts'
import { mostPupils, roomsOf } from './class-effects.ts'
import { usualModule } from './building-module.ts'
import type { KindergartenScene, KindergartenWishes } from './kindergarten-problem.ts'
import { unitPrices } from './money.ts'
import { bandOfGrade, minutesMost, type Band as AgeBand } from './movement.ts'
import type { Band, LayoutObjective, LayoutProblem, LayoutSchool, Pin, TownshipWish, Village } from './problem.ts'
import { usualBus } from './ride-effects.ts'
import type { TeachersBySubject } from './subjects.ts'
import { walkMost, type TravelMinutes } from './travel.ts'

/** What a county asks of a plan; all that is not named follows from the snapshot. */
export interface CountyWishes {
  /** 教学点 at most; null: as many as are useful. */
  readonly points: number | null
  /** Yuan for building, furnishing and moving, once. */
  readonly yuan: number
  readonly buses: number
  /** Children in a class when rooms are planned: below the line, since grades are never even. */
  readonly classMost: { readonly primary: number; readonly junior: number }
  /** Minutes one way at most, by age. */
  readonly minutesMost: { readonly [band in AgeBand]: number }
  readonly modulesMost: number
  readonly objective: LayoutObjective
  /** Decisions that stand, by 标识码. */
  readonly keep: readonly SchoolId[]
  readonly close: readonly SchoolId[]
  readonly seed: number
  readonly effort: number
  readonly years: number
  /** 一乡镇一所初中、一所小学, where wanted; absent: not asked for. */
  readonly townshipSchools?: TownshipSchools
  /** What is asked of kindergartens; absent: they are not planned. */
  readonly kindergartens?: KindergartenWishes
}

/** So many full schools of each compulsory stage in a township: one at least, or exactly one, for which the others of its stage may merge into it. */
export interface TownshipSchools {
  /** By code; null: every town and township. */
  readonly townships: readonly TownshipCode[] | null
  readonly exactly: boolean
}

/** Townships of which one school a stage is wanted. */
export function townshipsAsked({ townships }: Pick<Snapshot, 'townships'>, { townshipSchools: asked }: Pick<CountyWishes, 'townshipSchools'>): readonly TownshipCode[] {
  if (asked === undefined) return []
  return asked.townships ?? townships.filter((each) => areaOf(each) === 'rural').map(({ code }) => code)
}

/** One child-minute a day weighs 1, a change of school 20, and 2 000 yuan over the years 1 (assumed, and shown). */
export const usualWishes: CountyWishes = {
  points: null, yuan: 0, buses: 0, classMost: { primary: 50, junior: 50 }, minutesMost, modulesMost: 6,
  objective: { kind: 'weighted', weights: { childMinutes: 1, childrenMoved: 20, costYuan: 1 / 2000 } }, keep: [], close: [], seed: 1, effort: 1, years: 15,
}

export interface CountyScene {
  readonly snapshot: Snapshot
  /** To the schools, and to the settlements of `sites`. */
  readonly travel: TravelMinutes
  readonly attendance: readonly Attendance[]
  readonly teachers: TeachersBySubject
  /** Where kindergartens are planned too. */
  readonly kindergartens?: KindergartenScene
}

/** A layout problem, and what its indices mean in the county. */
export interface CountyProblem {
  readonly problem: LayoutProblem
  /** By band: its grades, counted through. */
  readonly grades: readonly (readonly number[])[]
  /** By village: the settlement; in the streets also the school attended today, since children of one block attend several. */
  readonly homes: readonly { readonly settlement: string; readonly from: SchoolId | null }[]
  /** By school: the school of the snapshot and its stage, or the settlement where one could be built. */
  readonly places: readonly { readonly school: SchoolId | null; readonly settlement: string | null; readonly stage: ForecastStage }[]
}

/**
 * The layout problem of a county from its snapshot. Full schools stay open unless the wishes say otherwise; teaching points and branches may close; where children of
 * primary grades have no full school near enough, a point may go on to the sixth grade, or a school may be built. Rural villages stay together. Beds are not reported: a boarding school is taken to have one for every child.
 */
export function countyProblem(scene: CountyScene, wishes: CountyWishes): CountyProblem {
  const { snapshot, attendance } = scene
  const schools = snapshot.schools.filter(isCompulsory)
  const grades = bandsOfGrades(schools)
  const bands = grades.map((own) => bandOf(own, wishes))
  const homes = homesOf(scene)
  const places = [...schools.flatMap((school) => stagesOf(school).map((stage) => ({ school: school.id, settlement: null, stage }))), ...buildingSites(scene, wishes).map(({ id }) => ({ school: null, settlement: id, stage: 'primary' as const }))]
  const known: Known = { ...scene, wishes, grades, places, growing: growingPoints(scene, wishes), mergeable: mergeable(snapshot, wishes), byId: new Map(schools.map((school) => [school.id, school])), settlements: new Map((snapshot.settlements ?? []).map((each) => [each.id, each])) }
  const minutes = (way: 'walk' | 'ride') => homes.map(({ settlement }) => places.map(({ school, settlement: site }) => scene.travel.between(settlement, school ?? site!)?.[way] ?? null))
  const problem: LayoutProblem = {
    bands, villages: villagesOf(homes, known, attendance), schools: places.map((_, index) => schoolOf(index, known)), townships: townshipWishes(known),
    walkMinutes: minutes('walk'), rideMinutes: minutes('ride'),
    limits: { points: wishes.points, buildYuan: wishes.yuan, busSeats: Math.floor(wishes.buses * usualBus.seats * usualBus.fill), schools: null, seatYearYuan: unitPrices.seatYear, boarderYearYuan: 0 },
    objective: wishes.objective, pins: pinsOf(known), start: { kind: 'today' }, seed: wishes.seed, effort: wishes.effort, years: wishes.years,
  }
  return { problem, grades, homes, places }
}

/** The ranges of grades whose children of a village stay together, by name: `1–3`. */
export function gradeBands({ schools }: Pick<Snapshot, 'schools'>, wishes: CountyWishes): readonly string[] {
  return bandsOfGrades(schools.filter(isCompulsory)).map((grades) => bandOf(grades, wishes).id)
}

/** Settlements where pupils of primary grades live and no full primary school is near enough, or none that is sure to stay: a school could be built there. */
export function buildingSites({ snapshot, travel }: Pick<CountyScene, 'snapshot' | 'travel'>, wishes: Pick<CountyWishes, 'minutesMost' | 'townshipSchools'>): readonly Settlement[] {
  const { minutesMost: most } = wishes
  const may = mergeable(snapshot, wishes)
  const full = snapshot.schools.filter((school) => isFull(school) && !may.has(school.id))
  return (snapshot.settlements ?? []).filter(({ id, primaryPupils }) => (primaryPupils ?? 0) > 0 && !full.some((school) => minutesTo(travel, id, school.id) <= Math.min(most.lower, most.upper)))
}

const isFull = ({ stages }: School): boolean => teachesGrade({ stages }, primaryGrades - 1)

const minutesTo = (travel: TravelMinutes, settlement: string, place: string): number => travel.between(settlement, place)?.minutes ?? Infinity

/** Points near a settlement that has no full primary school near enough: they may go on to the sixth grade. */
function growingPoints({ snapshot, travel }: CountyScene, wishes: CountyWishes): ReadonlySet<SchoolId> {
  const { minutesMost: most } = wishes
  const may = mergeable(snapshot, wishes)
  const primary = snapshot.schools.filter(({ stages }) => stages.primary !== undefined)
  const near = (settlement: Settlement, schools: readonly School[]) => schools.filter(({ id }) => minutesTo(travel, settlement.id, id) <= most.upper)
  const without = (snapshot.settlements ?? []).filter((each) => (each.primaryPupils ?? 0) > 0 && near(each, primary.filter((school) => isFull(school) && !may.has(school.id))).length === 0)
  return new Set(without.flatMap((each) => near(each, primary.filter(({ kind }) => kind === '218')).map(({ id }) => id)))
}

const stagesOf = ({ stages }: School): readonly ForecastStage[] => (['primary', 'junior'] as const).filter((stage) => stages[stage] !== undefined)

/** Grades that no school and no limit tells apart make a band. */
function bandsOfGrades(schools: readonly School[]): readonly (readonly number[])[] {
  const cuts = new Set<number>()
  for (const school of schools) for (const stage of stagesOf(school)) cuts.add(gradesOfStage(stage)[0]! + (school.stages[stage]!.pupilsByGrade?.length ?? gradesOfStage(stage).length))
  const grades = Array.from({ length: gradeCount }, (_, grade) => grade)
  const begins = grades.filter((grade) => grade === 0 || cuts.has(grade) || bandOfGrade(grade) !== bandOfGrade(grade - 1))
  return begins.map((from, i) => grades.slice(from, begins[i + 1] ?? gradeCount))
}

function bandOf(grades: readonly number[], { classMost, minutesMost: most }: CountyWishes): Band {
  const [stage, age] = [stageOfGrade(grades[0]!), bandOfGrade(grades[0]!)]
  return {
    id: grades.length === 1 ? `${grades[0]! + 1}` : `${grades[0]! + 1}–${grades.at(-1)! + 1}`, stage, grades: grades.length, classMost: classMost[stage], sharedClassBelow: 0, walkMost, rideMost: most[age],
    mayBoard: age === 'junior', boardRideMost: null, ...(age === 'junior' ? { boardsBeyond: 0 } : {}), landPerChild: null, teachersPerClass: {},
  }
}

function homesOf({ snapshot, attendance }: CountyScene): CountyProblem['homes'] {
  const streets = new Set(snapshot.townships.filter(({ kind }) => kind === 'street').map(({ code }) => code))
  return (snapshot.settlements ?? []).flatMap(({ id, township }): CountyProblem['homes'] => {
    const own = attendance.filter(({ settlement }) => settlement === id)
    if (!streets.has(township)) return [{ settlement: id, from: null }]
    return [...new Set(own.map(({ school }) => school))].map((from) => ({ settlement: id, from }))
  })
}

interface Known extends CountyScene {
  readonly wishes: CountyWishes
  readonly grades: readonly (readonly number[])[]
  readonly places: CountyProblem['places']
  readonly growing: ReadonlySet<SchoolId>
  readonly mergeable: ReadonlySet<SchoolId>
  readonly byId: ReadonlyMap<SchoolId, School>
  readonly settlements: ReadonlyMap<string, Settlement>
}

function villagesOf(homes: CountyProblem['homes'], { grades, places, settlements }: Known, attendance: readonly Attendance[]): readonly Village[] {
  const rowsOf = new Map<string, Attendance[]>()
  for (const row of attendance) rowsOf.set(row.settlement, [...(rowsOf.get(row.settlement) ?? []), row])
  return homes.map(({ settlement, from }) => {
    const { name, township } = settlements.get(settlement)!
    const own = (rowsOf.get(settlement) ?? []).filter(({ school }) => from === null || school === from)
    const inBand = grades.map((band) => own.filter(({ grade }) => band.includes(grade)))
    const attends = inBand.map((rows, band) => {
      const school = mostAttended(rows)
      const index = places.findIndex((place) => place.school === school && place.stage === stageOfGrade(grades[band]![0]!))
      return index < 0 ? null : index
    })
    return { id: from === null ? settlement : `${settlement}@${from}`, name, township, hasTownBus: from !== null, children: inBand.map((rows) => rows.reduce((sum, { children }) => sum + children, 0)), attends, parts: 1 }
  })
}

function mostAttended(rows: readonly Attendance[]): SchoolId | null {
  const bySchool = new Map<SchoolId, number>()
  for (const { school, children } of rows) bySchool.set(school, (bySchool.get(school) ?? 0) + children)
  return [...bySchool].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null
}

function schoolOf(index: number, known: Known): LayoutSchool {
  const { school: id, settlement, stage } = known.places[index]!
  return id === null ? candidateAt(known.settlements.get(settlement!)!, known) : schoolToday(known.byId.get(id)!, stage, known)
}

function schoolToday(school: School, stage: ForecastStage, known: Known): LayoutSchool {
  const { wishes, teachers, attendance } = known
  const { id, name, township, kind, boarding, stock } = school
  const children = attendance.reduce((sum, row) => sum + row.children, 0)
  return {
    id: `${id}/${stage}`, name, site: id, township, stage, bands: bandsTaught(school, stage, known), state: 'open', isPoint: kind === '218', rooms: roomsOfStage(school, stage), unsafeRooms: 0,
    module: { ...module, most: wishes.modulesMost }, beds: boarding && stage === 'junior' ? children : 0, leastChildren: isKept(school, known) ? Math.floor(keptShare * (school.stages[stage]!.pupils ?? 0)) : 0,
    mostChildren: mostAt(school, wishes), landArea: stock.landArea ?? null, floorArea: stock.floorArea ?? null,
    cost: { openYuan: 0, closeYuan: unitPrices.closing, yearYuan: unitPrices.siteYear }, teachers: Object.fromEntries(teachers.get(id) ?? []),
  }
}

function mostAt(school: School, { townshipSchools }: CountyWishes): number {
  return school.kind === '218' && townshipSchools !== undefined ? Math.max(smallSchool - 1, school.stages.primary?.pupils ?? 0) : mostPupils(school)
}

function bandsTaught({ id, stages }: School, stage: ForecastStage, { grades, growing }: Known): readonly number[] {
  const taught = gradesOfStage(stage).slice(0, growing.has(id) ? Infinity : (stages[stage]!.pupilsByGrade?.length ?? Infinity))
  return grades.flatMap((own, band) => (own.every((grade) => taught.includes(grade)) ? [band] : []))
}

/** A school that stays keeps this share of its children at least (assumed): keeping it open in name alone is no keeping. */
const keptShare = 0.5

const isKept = (school: School, { wishes: { keep, close }, mergeable: may }: Pick<Known, 'wishes' | 'mergeable'>): boolean => !close.includes(school.id) && (keep.includes(school.id) || (isFullSchool(school) && !may.has(school.id)))

/** Neither a point nor a branch of another school. */
export const isFullSchool = ({ kind, countsAsSchool }: Pick<School, 'kind' | 'countsAsSchool'>): boolean => kind !== '218' && countsAsSchool

const module = { rooms: usualModule.rooms, floorArea: usualModule.floorArea, yuan: usualModule.yuan } as const

/** The rooms of a school of several stages are divided as its classes are today. */
function roomsOfStage(school: School, stage: ForecastStage): number {
  const rooms = roomsOf(school, 0)
  const classes = school.classes ?? []
  const own = classes.filter((roll) => roll.stage === stage).length
  if (rooms === null) return own
  const spare = Math.max(0, rooms - classes.length)
  return own + (stage === stagesOf(school)[0] ? Math.ceil((spare * own) / Math.max(1, classes.length)) : Math.floor((spare * own) / Math.max(1, classes.length)))
}

/** 不足 100 人的小规模学校: a school for fewer children is a point. Where the full schools of townships are counted, no point grows past it. */
export const smallSchool = 100

/** One room a grade to begin with; more by modules. */
function candidateAt({ id, name, township, primaryPupils }: Settlement, { grades, wishes }: Known): LayoutSchool {
  const isPoint = (primaryPupils ?? 0) < smallSchool
  const bands = grades.flatMap((own, band) => (stageOfGrade(own[0]!) === 'primary' ? [band] : []))
  const rooms = 6
  return {
    id: `${id}/new`, name: isPoint ? `${name}教学点（拟建）` : `${name}小学（拟建）`, site: `${id}/new`, township, stage: 'primary', bands, state: 'candidate', isPoint, rooms, unsafeRooms: 0, module: { ...module, most: wishes.modulesMost },
    beds: 0, leastChildren: 0, mostChildren: isPoint && wishes.townshipSchools !== undefined ? smallSchool - 1 : 2000, landArea: null, floorArea: null, cost: { openYuan: (rooms / usualModule.rooms) * usualModule.yuan, closeYuan: 0, yearYuan: unitPrices.siteYear }, teachers: {},
  }
}

function pinsOf({ places, byId, wishes, mergeable: may }: Known): readonly Pin[] {
  return places.flatMap(({ school }, index): Pin[] => {
    if (school === null) return []
    if (wishes.close.includes(school)) return [{ kind: 'closed', school: index }]
    return isKept(byId.get(school)!, { wishes, mergeable: may }) ? [{ kind: 'open', school: index }] : []
  })
}

/** Where exactly one is wanted and there are several: full schools of the compulsory stages alone, any of which may merge into another. */
function mergeable(snapshot: Snapshot, wishes: Pick<CountyWishes, 'townshipSchools'>): ReadonlySet<SchoolId> {
  if (wishes.townshipSchools?.exactly !== true) return new Set()
  return new Set(townshipsAsked(snapshot, wishes).flatMap((code) => (['primary', 'junior'] as const).flatMap((stage) => {
    const own = snapshot.schools.filter((school) => school.township === code && isFullSchool(school) && school.stages[stage] !== undefined)
    return own.length < 2 ? [] : own.filter(({ stages }) => Object.keys(stages).every((each) => each === 'primary' || each === 'junior')).map(({ id }) => id)
  })))
}

/** Points and branches do not count. */
function townshipWishes(known: Known): readonly TownshipWish[] {
  const { snapshot, wishes, places, byId, settlements } = known
  const standsIn = places.map(({ school, settlement }) => (school === null ? settlements.get(settlement!)! : byId.get(school)!).township)
  const counts = places.map(({ school, settlement }) => (school === null ? (settlements.get(settlement!)!.primaryPupils ?? 0) >= smallSchool : isFullSchool(byId.get(school)!)))
  return townshipsAsked(snapshot, wishes).flatMap((township) => (['primary', 'junior'] as const).map((stage) => ({
    township, stage, least: 1, most: wishes.townshipSchools!.exactly ? 1 : null, among: places.flatMap((place, index) => (place.stage === stage && counts[index] && standsIn[index] === township ? [index] : [])),
  })))
}
