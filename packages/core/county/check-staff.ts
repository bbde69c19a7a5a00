import { type Finding, logic, type Unread } from './check-finding.ts'
import { stagesOf } from './check-figures.ts'
import { rowFact } from './facts.ts'
import type { Stage } from './kinds.ts'
import type { School, SchoolId, Snapshot, StaffMember, StageReturn } from './snapshot.ts'

/** Degrees above the required one: primary 专科 and up, junior 本科 and up (rules.md §1.2); the other stages are assumed. */
export const aboveRequiredDegrees = {
  preschool: ['doctor', 'master', 'bachelor', 'college'],
  primary: ['doctor', 'master', 'bachelor', 'college'],
  junior: ['doctor', 'master', 'bachelor'],
  senior: ['doctor', 'master'],
  vocational: ['doctor', 'master'],
  special: ['doctor', 'master', 'bachelor'],
} as const satisfies Record<Stage, readonly StaffMember['degree'][]>

/** 中级及以上职称. */
export const midTitles: readonly StaffMember['title'][] = ['fullSenior', 'senior', 'middle']
/** 体育、艺术. */
export const artsSportsSubjects: ReadonlySet<string> = new Set(['体育', '体育与健康', '艺术', '音乐', '美术'])

/** What the return counts, counted again over the persons of one stage. */
const counts: readonly (readonly [keyof StageReturn, (person: StaffMember, stage: Stage) => boolean])[] = [
  ['staff', () => true],
  ['teachers', isTeacher],
  ['aboveDegreeTeachers', (person, stage) => isTeacher(person) && isAbove(person, stage)],
  ['midTitleTeachers', (person) => isTeacher(person) && midTitles.includes(person.title)],
  ['backboneTeachers', (person) => isTeacher(person) && person.backbone],
  ['artsSportsTeachers', (person) => isTeacher(person) && artsSportsSubjects.has(person.subject ?? '')],
]

/** Persons, one row each, against the counts of the return, at every school that has persons; and each person's school. */
export function checkStaff({ schools, staff = [] }: Snapshot, unread: Unread): Finding[] {
  const bySchool = personsBySchool(staff)
  const known = new Set([...schools.map(({ id }) => id), ...unread.schools])
  return [...schools.filter(({ id }) => !unread.staffOf.has(id)).flatMap((school) => differences(school, bySchool)), ...staff.filter((person) => !known.has(person.school)).map(lostPerson), ...staff.flatMap((person) => lostSender(person, known))]
}

function personsBySchool(staff: readonly StaffMember[]): ReadonlyMap<SchoolId, readonly StaffMember[]> {
  const bySchool = new Map<SchoolId, StaffMember[]>()
  for (const person of staff) {
    const persons = bySchool.get(person.school)
    if (persons) persons.push(person)
    else bySchool.set(person.school, [person])
  }
  return bySchool
}

/** What a return would count of these persons of one stage. */
export function countPersons(persons: readonly StaffMember[], stage: Stage): Partial<Record<keyof StageReturn, number>> {
  const own = persons.filter((person) => person.stage === stage)
  return Object.fromEntries(counts.map(([fact, counted]) => [fact, own.filter((person) => counted(person, stage)).length]))
}

const lostPerson = (person: StaffMember) => logic('unknownSchool', rowFact('staff', person.id, 'school'), { row: person.id, school: person.school })

/** 交流轮岗 comes from another school of the county. */
function lostSender({ id, school, sentBy }: StaffMember, known: ReadonlySet<SchoolId>): readonly Finding[] {
  if (sentBy === undefined || (known.has(sentBy) && sentBy !== school)) return []
  return [logic('unknownSchool', rowFact('staff', id, 'sentBy'), { row: id, school: sentBy })]
}

function differences(school: School, bySchool: ReadonlyMap<SchoolId, readonly StaffMember[]>): Finding[] {
  const persons = bySchool.get(school.id)
  if (persons === undefined) return []
  return stagesOf(school).flatMap(([stage, figures]) => {
    const ofStage = persons.filter((person) => person.stage === stage)
    return counts.flatMap(([fact, counted]) => {
      const reported = figures[fact]
      const sum = ofStage.filter((person) => counted(person, stage)).length
      if (typeof reported !== 'number' || reported === sum) return []
      return [logic('staffDiffers', { school: school.id, stage, fact }, { name: school.name, stage, what: fact, reported, counted: sum })]
    })
  })
}

function isTeacher(person: StaffMember): boolean {
  return person.post === 'teacher'
}

/** 高于规定学历. */
export const isAbove = (person: StaffMember, stage: Stage) => (aboveRequiredDegrees[stage] as readonly string[]).includes(person.degree)
