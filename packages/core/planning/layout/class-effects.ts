import type { LayoutDecision } from '../../county/apply.ts'
import type { School, SchoolId, Snapshot } from '../../county/snapshot.ts'
import { nationalClassLimits } from '../forecast/class-sizes.ts'
import type { ForecastStage } from '../forecast/grades.ts'

/** What a receiving school's stage comes to. */
export interface ClassEffect {
  readonly school: SchoolId
  readonly name: string
  readonly stage: ForecastStage
  readonly pupilsBefore: number
  readonly pupilsAfter: number
  readonly classesBefore: number
  readonly classesAfter: number
  readonly largestBefore: number
  readonly largestAfter: number
  readonly oversizeAfter: number
  /** Classrooms, estimated from the teaching area, those added counted in; null where the area is not reported. */
  readonly rooms: number | null
  /** Classes that have no room. */
  readonly roomsShort: number
  /** Children beyond the standard size in the rooms there are. */
  readonly placesShort: number
  /** All stages of the school, against 2 000 (2 500 of a nine-year school). */
  readonly schoolAfter: number
  readonly schoolMost: number
}

/** 优质均衡 §2.2: 规模不超过 2 000 人, 九年一贯制 2 500 人. */
export const mostPupils = (school: Pick<School, 'kind'>): number => (school.kind === '312' || school.kind === '345' ? 2500 : 2000)
/** An ordinary classroom, and its part of the teaching and auxiliary area (assumed). */
const classroom = { area: 67, part: 0.5 } as const

/** Schools and stages whose number of pupils or classes changes and that stay or are built. */
export function classEffects(before: Snapshot, after: Snapshot, decision: LayoutDecision): readonly ClassEffect[] {
  const touched = new Set([...decision.moves.map(({ to }) => to), ...decision.extended.map(({ school }) => school), ...(decision.divided ?? []).map(({ school }) => school)])
  return after.schools.filter(({ id }) => touched.has(id)).flatMap((school) => {
    const was = before.schools.find(({ id }) => id === school.id) ?? { ...school, stages: {}, classes: [] }
    return (['primary', 'junior'] as const).flatMap((stage) => (school.stages[stage] === undefined ? [] : [effectOf(was, school, stage, decision)]))
  })
}

function effectOf(was: School, school: School, stage: ForecastStage, decision: LayoutDecision): ClassEffect {
  const [before, after] = [sizesOf(was, stage), sizesOf(school, stage)]
  const added = decision.extended.filter((each) => each.school === school.id).reduce((sum, { rooms }) => sum + rooms, 0)
  const rooms = roomsOf(was, added)
  const others = (school.classes ?? []).filter((roll) => roll.stage !== stage).length
  const roomsShort = rooms === null ? 0 : Math.max(0, after.length + others - rooms)
  const pupilsAfter = school.stages[stage]!.pupils ?? 0
  const places = rooms === null ? Number.POSITIVE_INFINITY : Math.max(0, rooms - others) * nationalClassLimits.standard[stage]
  return {
    school: school.id,
    name: school.name,
    stage,
    pupilsBefore: was.stages[stage]?.pupils ?? 0,
    pupilsAfter,
    classesBefore: before.length,
    classesAfter: after.length,
    largestBefore: Math.max(0, ...before),
    largestAfter: Math.max(0, ...after),
    oversizeAfter: after.filter((size) => size >= nationalClassLimits.oversizeFrom).length,
    rooms,
    roomsShort,
    placesShort: Math.max(0, pupilsAfter - places),
    schoolAfter: Object.values(school.stages).reduce((sum, each) => sum + (each?.pupils ?? 0), 0),
    schoolMost: mostPupils(school),
  }
}

/** Classrooms by the teaching area, at least those that its classes sit in today, and those added; null where no area is reported. */
export function roomsOf({ stock, classes = [] }: School, added: number): number | null {
  return stock.teachingArea === undefined ? null : Math.max(classes.length, Math.floor((stock.teachingArea * classroom.part) / classroom.area)) + added
}

const sizesOf = ({ classes = [] }: School, stage: ForecastStage): readonly number[] => classes.filter((roll) => roll.stage === stage).map(({ pupils }) => pupils)
