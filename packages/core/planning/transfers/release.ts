import type { Cell, KeepTarget, ProtectedKind, Round, RoundSchool, RoundTeacher, StageCounts } from './round.ts'

/** Of whom a school keeps so many: nobody in particular, backbone teachers, and those above the required degree who are not backbone. */
export type KeptClass = 0 | 1 | 2

/** How many may leave a cell, and how many of those of each kept class. Fixed by frozen data, before anybody's preferences are looked at. */
export interface Release {
  readonly all: number
  /** By kept class; class 0 is bound by `all` alone. */
  readonly kept: readonly [number, number, number]
}

type Frozen = Pick<Round, 'rules' | 'schools' | 'cells' | 'teachers'>

/**
 * A school covers its own need before it releases: a cell may lose what it has above its need. Of a kind that targets make it keep, a school may lose
 * what it has above that; the allowance is given to its cells, the largest surplus first, then by name. The classes do not overlap, so that a right
 * given back goes to one colleague and not to two: on that rests the proof that no false list helps.
 */
export function releasesOf(round: Frozen): ReadonlyMap<string, Release> {
  const classOf = keptClassIn(round)
  const members = new Map<string, number>()
  for (const teacher of round.teachers) members.set(`${teacher.cell} ${classOf(teacher)}`, (members.get(`${teacher.cell} ${classOf(teacher)}`) ?? 0) + 1)
  const left = new Map(round.schools.map((school) => [school.id, allowancesOf(round, school)]))
  const bySurplus = round.cells.toSorted((a, b) => surplusOf(b) - surplusOf(a) || (a.id < b.id ? -1 : Number(a.id > b.id)))
  return new Map(bySurplus.map((cell) => {
    const all = surplusOf(cell)
    const school = left.get(cell.school) ?? [0, 0]
    const take = (kept: 1 | 2) => {
      const mayGo = Math.min(all, members.get(`${cell.id} ${kept}`) ?? 0, school[kept - 1]!)
      school[kept - 1]! -= mayGo
      return mayGo
    }
    return [cell.id, { all, kept: [all, take(1), take(2)] }]
  }))
}

export const surplusOf = ({ have, need }: Pick<Cell, 'have' | 'need'>): number => Math.max(0, have - need)

/** The class of a teacher by the targets of the teacher's school. */
export function keptClassIn(round: Pick<Round, 'rules' | 'schools' | 'cells'>): (teacher: RoundTeacher) => KeptClass {
  const schoolOf = new Map(round.cells.map(({ id, school }) => [id, school]))
  const kinds = new Map(round.schools.map((school) => [school.id, targetsAt(round, school).map((target) => target.of)]))
  return (teacher) => {
    const kept = kinds.get(schoolOf.get(teacher.cell) ?? '') ?? []
    if (teacher.backbone && kept.includes('backbone')) return 1
    return teacher.aboveDegree && kept.includes('aboveDegree') ? 2 : 0
  }
}

/** The targets that bind a school. */
function targetsAt({ rules, schools }: Pick<Round, 'rules' | 'schools'>, school: RoundSchool): readonly KeepTarget[] {
  return rules.keep.filter(({ of, where }) => where === 'all' || (where === 'rural' ? school.rural : heldBy(school, of) * total(schools, 'pupils') < total(schools, of) * heldBy(school, 'pupils')))
}

/** How many of a kind a school keeps at the least. */
const keptOf = (school: RoundSchool, { of, share }: KeepTarget): number => Math.ceil(share * heldBy(school, of) - 1e-9)

/** How many backbone teachers a school may lose, and how many others above the degree: a backbone teacher is counted as one of both. */
function allowancesOf(round: Pick<Round, 'rules' | 'schools'>, school: RoundSchool): [number, number] {
  const mayLose = (of: ProtectedKind) => Math.min(Infinity, ...targetsAt(round, school).filter((target) => target.of === of).map((target) => heldBy(school, of) - keptOf(school, target)))
  const backbone = Math.min(mayLose('backbone'), mayLose('aboveDegree'))
  return [backbone, mayLose('aboveDegree') - (mayLose('backbone') === Infinity ? 0 : backbone)]
}

const total = (schools: readonly RoundSchool[], of: keyof StageCounts): number => schools.reduce((sum, school) => sum + heldBy(school, of), 0)

/** What a school holds in all its stages. */
function heldBy({ stages }: RoundSchool, of: keyof StageCounts): number {
  return Object.values(stages).reduce((sum, counts) => sum + counts[of], 0)
}
