import { apply, type LayoutDecision, type PupilMove } from '../../county/apply.ts'
import type { SchoolId, Snapshot } from '../../county/snapshot.ts'
import { stageOfGrade, gradesOfStage, teachesGrade } from '../forecast/grades.ts'
import { estimateAttendance } from '../layout/attendance.ts'
import { inOrder } from './county-buses.ts'
import { travelMinutes } from '../layout/travel.ts'

/** The county after some schools close, each child going to the school of its grade that is quickest to reach, in its own township where there is one. */
export function afterClosing(given: Snapshot, closed: readonly SchoolId[]): Snapshot {
  const snapshot = inOrder(given)
  return apply(closingDecision(snapshot, closed), snapshot)
}

function closingDecision(snapshot: Snapshot, closed: readonly SchoolId[]): LayoutDecision {
  const travel = travelMinutes(snapshot)
  const gone = new Set(closed)
  const staying = snapshot.schools.filter(({ id }) => !gone.has(id))
  const townshipOf = new Map((snapshot.settlements ?? []).map(({ id, township }) => [id, township]))
  const moves = estimateAttendance(snapshot, null, travel).filter(({ school }) => gone.has(school)).flatMap(({ settlement, school, grade, children }): PupilMove[] => {
    const able = staying.filter((each) => teachesGrade(each, grade))
    const own = able.filter(({ township }) => township === townshipOf.get(settlement))
    const minutes = (id: SchoolId) => travel.between(settlement, id)?.minutes ?? Infinity
    const [nearest] = (own.length > 0 ? own : able).toSorted((a, b) => minutes(a.id) - minutes(b.id))
    const stage = stageOfGrade(grade)
    return nearest === undefined ? [] : [{ settlement, stage, grade: grade - gradesOfStage(stage)[0]! + 1, from: school, to: nearest.id, children }]
  })
  const date = `${Number(snapshot.date.slice(0, 4)) + 1}${snapshot.date.slice(4)}`
  return { on: date, date, basis: '推演', closed, moves, extended: [] }
}
