import { apportion } from './apportion.ts'
import type { Stage } from './kinds.ts'
import type { ClassRoll, IsoDate, Premises, School, SchoolChange, SchoolId, Snapshot, StaffMember, StageReturn, Stock } from './snapshot.ts'

/** What a plan does to the network of schools, as facts: children, teachers, rooms. */
export interface LayoutDecision {
  /** The day on which schools close and children change. */
  readonly on: IsoDate
  /** The statistical date of the projected snapshot. */
  readonly date: IsoDate
  /** The decision it rests on, as it will stand in the changes. */
  readonly basis: string
  readonly closed: readonly SchoolId[]
  readonly moves: readonly PupilMove[]
  readonly extended: readonly Extension[]
}

/** Children of a settlement who change from one school to another. */
export interface PupilMove {
  readonly settlement: string
  readonly stage: 'primary' | 'junior'
  /** From 1, within the stage. */
  readonly grade: number
  readonly from: SchoolId
  readonly to: SchoolId
  readonly children: number
}

/** Rooms added to a school. m². */
export interface Extension {
  readonly school: SchoolId
  readonly rooms: number
  readonly floorArea: number
  readonly teachingArea: number
}

/** Pupils in a class at most when classes are made anew. */
export interface ClassSizes {
  readonly primary: number
  readonly junior: number
}

/**
 * The county as the decision would leave it, so that every standard and every planner runs on it unchanged. Children go where the moves say.
 * Of a school that closes, teachers and what can be carried (equipment, computers, books, vehicles) follow its children in
 * proportion; its land and buildings are vacated; a dated merger leads from it to the school that takes in most.
 */
export function apply(decision: LayoutDecision, snapshot: Snapshot, sizes: ClassSizes = { primary: 45, junior: 50 }): Snapshot {
  const heirs = heirsOf(decision)
  const staff = snapshot.staff === undefined ? {} : { staff: moveStaff(snapshot.staff, heirs) }
  const standing = snapshot.schools.filter(({ id }) => !heirs.has(id))
  const leaving = snapshot.schools.filter(({ id }) => heirs.has(id))
  const vehicles = snapshot.vehicles?.map((vehicle) => ({ ...vehicle, ...(vehicle.school !== undefined && heirs.has(vehicle.school) ? { school: mainHeir(heirs.get(vehicle.school)!) ?? vehicle.school } : {}) }))
  return {
    ...snapshot,
    ...staff,
    date: decision.date,
    schools: standing.map((school) => afterMoves(school, { decision, leaving, heirs, sizes })),
    changes: decision.closed.map((id) => changeOf(id, heirs.get(id)!, decision)),
    ...(snapshot.roads === undefined ? {} : { roads: snapshot.roads.filter(({ from, to }) => !heirs.has(from) && !heirs.has(to)) }),
    ...(vehicles === undefined ? {} : { vehicles }),
    ...(snapshot.premises === undefined ? {} : { premises: [...snapshot.premises, ...leaving.flatMap((school) => vacated(school, decision.on))] }),
  }
}

/** Who takes in how many children of a closed school, most first. */
export type Heirs = readonly { readonly school: SchoolId; readonly children: number }[]

export function heirsOf({ closed, moves }: Pick<LayoutDecision, 'closed' | 'moves'>): ReadonlyMap<SchoolId, Heirs> {
  return new Map(closed.map((id) => {
    const taken = new Map<SchoolId, number>()
    for (const { from, to, children } of moves) if (from === id) taken.set(to, (taken.get(to) ?? 0) + children)
    return [id, [...taken].map(([school, children]) => ({ school, children })).toSorted((a, b) => b.children - a.children || (a.school < b.school ? -1 : 1))]
  }))
}

const mainHeir = (heirs: Heirs): SchoolId | undefined => heirs[0]?.school

function changeOf(school: SchoolId, heirs: Heirs, { on, basis }: LayoutDecision): SchoolChange {
  const into = mainHeir(heirs)
  return into === undefined ? { kind: 'close', on, school, basis } : { kind: 'merge', on, from: [school], into, basis }
}

interface Moving {
  readonly decision: LayoutDecision
  readonly leaving: readonly School[]
  readonly heirs: ReadonlyMap<SchoolId, Heirs>
  readonly sizes: ClassSizes
}

function afterMoves(school: School, moving: Moving): School {
  const stages: { [stage in Stage]?: StageReturn } = { ...school.stages }
  for (const stage of ['primary', 'junior'] as const) if (school.stages[stage] !== undefined) stages[stage] = stageAfter(school, stage, moving)
  const classes = school.classes === undefined ? {} : { classes: classesAfter(school.classes, school.stages, stages, moving.sizes) }
  return { ...school, stages, stock: stockAfter(school, moving), ...classes }
}

function stageAfter(school: School, stage: 'primary' | 'junior', { decision, leaving, heirs }: Moving): StageReturn {
  const before = school.stages[stage]!
  const grades = before.pupilsByGrade?.map((pupils, i) => pupils + netOf(decision.moves, school.id, stage, i + 1))
  const inherited = leaving.flatMap((from) => sharesOf(from, stage, school.id, heirs))
  const after: { [fact in keyof StageReturn]: StageReturn[fact] } = { ...before }
  if (grades !== undefined) Object.assign(after, { pupilsByGrade: grades, pupils: grades.reduce((sum, n) => sum + n, 0) })
  for (const fact of peopleFacts) {
    const [own, more] = [before[fact], inherited.map((part) => part[fact])]
    if (own !== undefined && more.every((each) => each !== undefined)) Object.assign(after, { [fact]: own + more.reduce<number>((sum, each) => sum + each!, 0) })
  }
  return after as StageReturn
}

const peopleFacts = ['staff', 'teachers', 'aboveDegreeTeachers', 'midTitleTeachers', 'backboneTeachers', 'artsSportsTeachers'] as const

// eslint-disable-next-line max-params -- what a school gains in one grade of one stage
function netOf(moves: readonly PupilMove[], school: SchoolId, stage: string, grade: number): number {
  return moves.reduce((sum, move) => (move.stage === stage && move.grade === grade ? sum + (move.to === school ? move.children : 0) - (move.from === school ? move.children : 0) : sum), 0)
}

/** What of a closed school's people a school takes over: whole persons, in proportion to its children. */
function sharesOf(from: School, stage: 'primary' | 'junior', to: SchoolId, heirs: ReadonlyMap<SchoolId, Heirs>): readonly { readonly [fact in (typeof peopleFacts)[number]]?: number }[] {
  const own = heirs.get(from.id)!
  const at = own.findIndex(({ school }) => school === to)
  const given = from.stages[stage]
  if (at === -1 || given === undefined) return []
  return [Object.fromEntries(peopleFacts.flatMap((fact) => (given[fact] === undefined ? [] : [[fact, partOf(given[fact]!, own, at)]])))]
}

const partOf = (amount: number, heirs: Heirs, at: number): number => apportion(amount, heirs.map(({ children }) => children))[at]!

/** What can be carried moves; rooms and grounds stay behind. */
function stockAfter(school: School, { decision, leaving, heirs }: Moving): Stock {
  const after: { [fact in keyof Stock]: Stock[fact] } = { ...school.stock }
  for (const from of leaving) {
    const own = heirs.get(from.id)!
    const at = own.findIndex((heir) => heir.school === school.id)
    if (at === -1) continue
    for (const fact of carried) {
      const [has, more] = [after[fact], from.stock[fact]]
      if (has !== undefined && more !== undefined) Object.assign(after, { [fact]: has + partOf(more, own, at) })
    }
  }
  for (const { school: id, floorArea, teachingArea } of decision.extended) {
    if (id !== school.id) continue
    if (after.floorArea !== undefined) Object.assign(after, { floorArea: after.floorArea + floorArea })
    if (after.teachingArea !== undefined) Object.assign(after, { teachingArea: after.teachingArea + teachingArea })
  }
  return after as Stock
}

const carried = ['equipmentYuan', 'computers', 'books'] as const

/** Grades whose children changed are divided anew: no fewer classes than before, as many as the size asks for. */
function classesAfter(classes: readonly ClassRoll[], before: School['stages'], after: School['stages'], sizes: ClassSizes): readonly ClassRoll[] {
  const changed = (['primary', 'junior'] as const).flatMap((stage) =>
    (after[stage]?.pupilsByGrade ?? []).flatMap((pupils, i) => (pupils === before[stage]?.pupilsByGrade?.[i] ? [] : [{ stage, grade: i + 1, pupils }])),
  )
  const kept = classes.filter((roll) => !changed.some(({ stage, grade }) => roll.stage === stage && roll.grade === grade))
  const made = changed.flatMap(({ stage, grade, pupils }) => {
    const names = classes.filter((roll) => roll.stage === stage && roll.grade === grade).map(({ name }) => name)
    const count = pupils === 0 ? 0 : Math.max(names.length, Math.ceil(pupils / sizes[stage]))
    return [...apportion(pupils, new Uint8Array(count).fill(1))].map((size, i): ClassRoll => ({ stage, grade, name: names[i] ?? `${grade}年级增${i + 1}班`, pupils: size }))
  })
  return [...kept, ...made]
}

function moveStaff(staff: readonly StaffMember[], heirs: ReadonlyMap<SchoolId, Heirs>): readonly StaffMember[] {
  const bySchool = new Map([...heirs.keys()].map((id) => [id, staff.filter(({ school }) => school === id)]))
  const destination = new Map<string, SchoolId>()
  for (const [id, own] of bySchool) {
    const to = heirs.get(id)!
    if (to.length === 0) continue
    const counts = apportion(own.length, to.map(({ children }) => children))
    let next = 0
    to.forEach(({ school }, i) => own.slice(next, (next += counts[i]!)).forEach((person) => destination.set(person.id, school)))
  }
  return staff.flatMap((person) => {
    if (!heirs.has(person.school)) return [person]
    const school = destination.get(person.id)
    return school === undefined ? [] : [{ ...person, school }]
  })
}

function vacated({ id, name, township, stock }: School, on: IsoDate): readonly Premises[] {
  if (stock.landArea === undefined || stock.floorArea === undefined) return []
  return [{ id: `V${id}`, name: `${name}原校舍`, township, formerSchool: id, vacatedOn: on, landArea: stock.landArea, floorArea: stock.floorArea, state: 'vacated' }]
}
