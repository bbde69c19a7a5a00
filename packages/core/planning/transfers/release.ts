import type { Cell, KeepTarget, Round, RoundSchool, RoundTeacher, StageCounts } from './round.ts'

/** How many may leave a cell, and how many of those may be protected teachers. Fixed by frozen data, before anybody's preferences are looked at. */
export interface Release {
  readonly all: number
  readonly protected: number
}

type Frozen = Pick<Round, 'rules' | 'schools' | 'cells' | 'teachers'>

/**
 * A school covers its own need before it releases: a cell may lose what it has above its need. Of protected teachers a school may lose what it has
 * above what the targets make it keep; that allowance is given to its cells, the largest surplus first, then by name.
 */
export function releasesOf(round: Frozen): ReadonlyMap<string, Release> {
  const schools = new Map(round.schools.map((school) => [school.id, school]))
  const isProtected = protectionIn(round)
  const members = new Map<string, number>()
  for (const teacher of round.teachers) if (isProtected(teacher)) members.set(teacher.cell, (members.get(teacher.cell) ?? 0) + 1)
  const left = new Map(round.schools.map((school) => [school.id, allowanceOf(round, school)]))
  const bySurplus = round.cells.toSorted((a, b) => surplusOf(b) - surplusOf(a) || (a.id < b.id ? -1 : Number(a.id > b.id)))
  return new Map(bySurplus.map((cell) => {
    const all = surplusOf(cell)
    const mayGo = Math.min(all, members.get(cell.id) ?? 0, left.get(cell.school) ?? Infinity)
    if (schools.has(cell.school)) left.set(cell.school, left.get(cell.school)! - mayGo)
    return [cell.id, { all, protected: mayGo }]
  }))
}

export const surplusOf = ({ have, need }: Pick<Cell, 'have' | 'need'>): number => Math.max(0, have - need)

/** Whether a teacher is of a kind that a target makes the school keep. */
export function protectionIn(round: Pick<Round, 'rules' | 'schools' | 'cells'>): (teacher: RoundTeacher) => boolean {
  const schoolOf = new Map(round.cells.map(({ id, school }) => [id, school]))
  const kinds = new Map(round.schools.map((school) => [school.id, targetsAt(round, school).map((target) => target.of)]))
  return (teacher) => (kinds.get(schoolOf.get(teacher.cell) ?? '') ?? []).some((kind) => teacher[kind])
}

/** The targets that bind a school. */
export function targetsAt({ rules, schools }: Pick<Round, 'rules' | 'schools'>, school: RoundSchool): readonly KeepTarget[] {
  return rules.keep.filter(({ of, where }) => where === 'all' || (where === 'rural' ? school.rural : heldBy(school, of) * total(schools, 'pupils') < total(schools, of) * heldBy(school, 'pupils')))
}

/** How many of a kind a school keeps at the least. */
const keptOf = (school: RoundSchool, { of, share }: KeepTarget): number => Math.ceil(share * heldBy(school, of) - 1e-9)

/** How many protected teachers a school may lose: the least that any of its targets allows. */
function allowanceOf(round: Pick<Round, 'rules' | 'schools'>, school: RoundSchool): number {
  return Math.min(Infinity, ...targetsAt(round, school).map((target) => heldBy(school, target.of) - keptOf(school, target)))
}

const total = (schools: readonly RoundSchool[], of: keyof StageCounts): number => schools.reduce((sum, school) => sum + heldBy(school, of), 0)

/** What a school holds in all its stages. */
function heldBy({ stages }: RoundSchool, of: keyof StageCounts): number {
  return Object.values(stages).reduce((sum, counts) => sum + counts[of], 0)
}
