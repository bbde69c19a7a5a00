import { artsSportsSubjects, isAbove, midTitles } from './check-staff.ts'
import type { Stage } from './kinds.ts'
import type { School, SchoolId, Snapshot, StaffMember, StageReturn } from './snapshot.ts'

/** What the standards count of a teacher; nobody is named. */
export interface TeacherKind {
  readonly stage: 'primary' | 'junior'
  readonly subject: string
  readonly aboveDegree: boolean
  readonly midTitle: boolean
  readonly backbone: boolean
}

/** 交流轮岗: so many teachers of a kind go from one school to another. */
export interface TeacherTransfer extends TeacherKind {
  readonly from: SchoolId
  readonly to: SchoolId
  readonly teachers: number
}

/** The kind of a person; undefined for whoever does not teach a compulsory stage. */
export function kindOf(person: StaffMember): TeacherKind | undefined {
  const { stage, post, subject = '', title, backbone } = person
  if (post !== 'teacher' || (stage !== 'primary' && stage !== 'junior')) return undefined
  return { stage, subject, aboveDegree: isAbove(person, stage), midTitle: midTitles.includes(title), backbone }
}

/** One word for a kind, to count by. */
export const kindKey = ({ stage, subject, aboveDegree, midTitle, backbone }: TeacherKind): string => `${stage} ${subject} ${Number(aboveDegree)}${Number(midTitle)}${Number(backbone)}`

/** The county after the transfers: counts of both schools, and persons where they are listed, the lowest numbers first. */
export function withTransfers(snapshot: Snapshot, transfers: readonly TeacherTransfer[]): Snapshot {
  if (transfers.length === 0) return snapshot
  const schools = snapshot.schools.map((school) => afterTransfers(school, transfers))
  return { ...snapshot, schools, ...(snapshot.staff === undefined ? {} : { staff: movedPersons(snapshot.staff, transfers) }) }
}

function afterTransfers(school: School, transfers: readonly TeacherTransfer[]): School {
  const stages: { [stage in Stage]?: StageReturn } = { ...school.stages }
  for (const transfer of transfers) {
    const sign = Number(transfer.to === school.id) - Number(transfer.from === school.id)
    if (sign !== 0) stages[transfer.stage] = withMore(stages[transfer.stage] ?? {}, transfer, sign * transfer.teachers)
  }
  return { ...school, stages }
}

function withMore(figures: StageReturn, { aboveDegree, midTitle, backbone, subject }: TeacherKind, more: number): StageReturn {
  const concerned = { staff: true, teachers: true, aboveDegreeTeachers: aboveDegree, midTitleTeachers: midTitle, backboneTeachers: backbone, artsSportsTeachers: artsSportsSubjects.has(subject) }
  const changed = Object.entries(concerned).flatMap(([fact, counts]) => {
    const before = figures[fact as keyof typeof concerned]
    return counts && before !== undefined ? [[fact, before + more]] : []
  })
  return { ...figures, ...Object.fromEntries(changed) }
}

function movedPersons(staff: readonly StaffMember[], transfers: readonly TeacherTransfer[]): readonly StaffMember[] {
  const waiting = new Map<string, StaffMember[]>()
  for (const person of staff.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
    const kind = kindOf(person)
    if (kind === undefined) continue
    const key = `${person.school} ${kindKey(kind)}`
    const own = waiting.get(key)
    if (own) own.push(person)
    else waiting.set(key, [person])
  }
  const goes = new Map<string, SchoolId>()
  for (const transfer of transfers) {
    const own = waiting.get(`${transfer.from} ${kindKey(transfer)}`) ?? []
    for (const { id } of own.splice(-transfer.teachers).toReversed()) goes.set(id, transfer.to)
  }
  return staff.map((person) => (goes.has(person.id) ? { ...person, school: goes.get(person.id)! } : person))
}
