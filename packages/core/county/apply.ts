import { apportion } from './apportion.ts'
import { countPersons } from './check-staff.ts'
import { kindergartenChanges, withKindergartens, type KindergartenDecision } from './kindergartens.ts'
import type { Stage } from './kinds.ts'
import { withTransfers, type TeacherTransfer } from './teacher-transfers.ts'
import type { ClassRoll, IsoDate, Premises, Road, School, SchoolChange, SchoolId, Snapshot, StaffMember, StageReturn, Stock } from './snapshot.ts'

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
  readonly opened?: readonly Opening[]
  /** Grades divided into so many classes; the others that change are divided by the standard size. */
  readonly divided?: readonly DividedGrade[]
  readonly supplies?: readonly Supply[]
  readonly transfers?: readonly TeacherTransfer[]
  /** What is decided of kindergartens; absent: they stay as they are. */
  readonly kindergartens?: KindergartenDecision
}

/** A school that is built: as it stands before the first child and teacher come, and the settlement it stands in. */
export interface Opening {
  readonly school: School
  readonly settlement: string
}

export interface DividedGrade {
  readonly school: SchoolId
  readonly stage: 'primary' | 'junior'
  /** From 1, within the stage. */
  readonly grade: number
  readonly classes: number
}

/** What is bought for a school: items, or yuan of equipment. */
export interface Supply {
  readonly school: SchoolId
  readonly fact: SuppliedFact
  readonly amount: number
}

export const suppliedFacts = ['equipmentYuan', 'computers', 'books'] as const
export type SuppliedFact = (typeof suppliedFacts)[number]

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
  const destinations = snapshot.staff === undefined ? undefined : destinationsOf(snapshot.staff, heirs)
  const staff = destinations === undefined ? {} : { staff: moveStaff(snapshot.staff!, destinations, new Set(heirs.keys())) }
  const standing = snapshot.schools.filter(({ id }) => !heirs.has(id))
  const leaving = snapshot.schools.filter(({ id }) => heirs.has(id))
  const opened = (decision.opened ?? []).map(({ school }) => school)
  const vehicles = snapshot.vehicles?.map((vehicle) => ({ ...vehicle, ...(vehicle.school !== undefined && heirs.has(vehicle.school) ? { school: mainHeir(heirs.get(vehicle.school)!) ?? vehicle.school } : {}) }))
  const after: Snapshot = {
    ...snapshot,
    ...staff,
    date: decision.date,
    schools: [...standing, ...opened].map((school) => afterMoves(school, { decision, leaving, heirs, sizes, destinations })),
    changes: changesOf(decision, heirs),
    ...roadsAfter(snapshot, heirs, decision.opened ?? []),
    ...(vehicles === undefined ? {} : { vehicles }),
    ...(snapshot.premises === undefined ? {} : { premises: [...snapshot.premises, ...leaving.flatMap((school) => vacated(school, decision.on))] }),
  }
  return withKindergartens(withTransfers(after, decision.transfers ?? []), decision)
}

function roadsAfter({ roads }: Snapshot, closed: { readonly has: (id: string) => boolean }, opened: readonly Opening[]): Pick<Snapshot, 'roads'> {
  return roads === undefined ? {} : { roads: [...roads.filter(({ from, to }) => !closed.has(from) && !closed.has(to)), ...opened.map(approachTo)] }
}

/** From the middle of its settlement to the gate, at a walk. */
function approachTo({ school, settlement }: Opening): Road {
  return { from: school.id, to: settlement, metres: 100, metresPerMinute: 67 }
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

/** The dated facts of a decision: who is merged into the school that takes in most, who is closed with nobody to take in, who opens. */
export function changesOf(decision: LayoutDecision, heirs = heirsOf(decision)): readonly SchoolChange[] {
  const { closed, opened = [], kindergartens, on, basis } = decision
  return [
    ...closed.map((id) => changeOf(id, heirs.get(id)!, decision)),
    ...opened.map(({ school }): SchoolChange => ({ kind: 'open', on, school: school.id, basis })),
    ...(kindergartens === undefined ? [] : kindergartenChanges(kindergartens, decision)),
  ]
}

function changeOf(school: SchoolId, heirs: Heirs, { on, basis }: LayoutDecision): SchoolChange {
  const into = mainHeir(heirs)
  return into === undefined ? { kind: 'close', on, school, basis } : { kind: 'merge', on, from: [school], into, basis }
}

interface Moving {
  readonly decision: LayoutDecision
  readonly leaving: readonly School[]
  readonly heirs: ReadonlyMap<SchoolId, Heirs>
  readonly sizes: ClassSizes
  readonly destinations: Destinations | undefined
}

function afterMoves(school: School, moving: Moving): School {
  const stages: { [stage in Stage]?: StageReturn } = { ...school.stages }
  for (const stage of ['primary', 'junior'] as const) if (school.stages[stage] !== undefined) stages[stage] = stageAfter(school, stage, moving)
  const classes = school.classes === undefined ? {} : { classes: classesAfter(school, stages, moving) }
  return { ...school, stages, stock: stockAfter(school, moving), ...classes }
}

function stageAfter(school: School, stage: 'primary' | 'junior', moving: Moving): StageReturn {
  const { decision, leaving } = moving
  const before = school.stages[stage]!
  const grades = before.pupilsByGrade && gradesAfter(before.pupilsByGrade, { school: school.id, stage, moves: decision.moves })
  const inherited = leaving.flatMap((from) => sharesOf(from, stage, school.id, moving))
  const after: { [fact in keyof StageReturn]: StageReturn[fact] } = { ...before }
  if (grades !== undefined) Object.assign(after, { pupilsByGrade: grades, pupils: grades.reduce((sum, n) => sum + n, 0) })
  for (const fact of peopleFacts) {
    const [own, more] = [before[fact], inherited.map((part) => part[fact])]
    if (own !== undefined && more.every((each) => each !== undefined)) Object.assign(after, { [fact]: own + more.reduce<number>((sum, each) => sum + each!, 0) })
  }
  return after as StageReturn
}

/** A school that takes in a grade above its last teaches it from then on. */
function gradesAfter(before: readonly number[], { school, stage, moves }: { readonly school: SchoolId; readonly stage: string; readonly moves: readonly PupilMove[] }): readonly number[] {
  const last = moves.reduce((most, move) => (move.to === school && move.stage === stage ? Math.max(most, move.grade) : most), before.length)
  return Array.from({ length: last }, (_, i) => (before[i] ?? 0) + netOf(moves, school, stage, i + 1))
}

const peopleFacts = ['staff', 'teachers', 'aboveDegreeTeachers', 'midTitleTeachers', 'backboneTeachers', 'artsSportsTeachers'] as const

// eslint-disable-next-line max-params -- what a school gains in one grade of one stage
function netOf(moves: readonly PupilMove[], school: SchoolId, stage: string, grade: number): number {
  return moves.reduce((sum, move) => (move.stage === stage && move.grade === grade ? sum + (move.to === school ? move.children : 0) - (move.from === school ? move.children : 0) : sum), 0)
}

/** What of a closed school's people a school takes over: the persons who come, or whole persons in proportion to its children where none are listed. */
// eslint-disable-next-line max-params -- one stage of one school to another
function sharesOf(from: School, stage: 'primary' | 'junior', to: SchoolId, { heirs, destinations }: Moving): readonly { readonly [fact in (typeof peopleFacts)[number]]?: number }[] {
  const own = heirs.get(from.id)!
  const at = own.findIndex(({ school }) => school === to)
  const given = from.stages[stage]
  if (at === -1 || given === undefined) return []
  const persons = destinations?.get(from.id)
  if (persons !== undefined) return [countPersons(persons.filter((each) => each.to === to).map(({ person }) => person), stage)]
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
  return withPurchases(after as Stock, school.id, decision)
}

/** Floor that is built, and what is bought; a fact that was not reported stays unknown. */
function withPurchases(stock: Stock, id: SchoolId, { extended, supplies = [] }: LayoutDecision): Stock {
  const built = extended.filter(({ school }) => school === id).flatMap(({ floorArea, teachingArea }) => [['floorArea', floorArea], ['teachingArea', teachingArea]] as const)
  const bought = supplies.filter(({ school }) => school === id).map(({ fact, amount }) => [fact, amount] as const)
  return [...built, ...bought].reduce((all, [fact, more]) => (all[fact] === undefined ? all : { ...all, [fact]: all[fact] + more }), stock)
}

const carried = ['equipmentYuan', 'computers', 'books'] as const

/** Grades whose children changed, or that the decision divides, are divided anew: as it says, or else no fewer classes than before and as many as the size asks for. */
function classesAfter({ id, classes = [], stages: before }: School, after: School['stages'], { decision, sizes }: Moving): readonly ClassRoll[] {
  const wanted = new Map((decision.divided ?? []).flatMap((each) => (each.school === id ? [[`${each.stage} ${each.grade}`, each.classes] as const] : [])))
  const changed = (['primary', 'junior'] as const).flatMap((stage) =>
    (after[stage]?.pupilsByGrade ?? []).flatMap((pupils, i) => (pupils === before[stage]?.pupilsByGrade?.[i] && !wanted.has(`${stage} ${i + 1}`) ? [] : [{ stage, grade: i + 1, pupils }])),
  )
  const kept = classes.filter((roll) => !changed.some(({ stage, grade }) => roll.stage === stage && roll.grade === grade))
  const made = changed.flatMap(({ stage, grade, pupils }) => {
    const names = classes.filter((roll) => roll.stage === stage && roll.grade === grade).map(({ name }) => name)
    const count = pupils === 0 ? 0 : (wanted.get(`${stage} ${grade}`) ?? Math.max(names.length, Math.ceil(pupils / sizes[stage])))
    return [...apportion(pupils, new Uint8Array(count).fill(1))].map((size, i): ClassRoll => ({ stage, grade, name: names[i] ?? `${grade}年级增${i + 1}班`, pupils: size }))
  })
  return [...kept, ...made]
}

/** Persons of each school that closes, and where they go. */
type Destinations = ReadonlyMap<SchoolId, readonly { readonly person: StaffMember; readonly to: SchoolId }[]>

function destinationsOf(staff: readonly StaffMember[], heirs: ReadonlyMap<SchoolId, Heirs>): Destinations {
  const bySchool = new Map([...heirs.keys()].map((id) => [id, staff.filter(({ school }) => school === id)]))
  return new Map([...bySchool].flatMap(([id, own]) => (own.length === 0 ? [] : [[id, sharedOut(own, heirs.get(id)!)] as const])))
}

function sharedOut(persons: readonly StaffMember[], heirs: Heirs): readonly { readonly person: StaffMember; readonly to: SchoolId }[] {
  if (heirs.length === 0) return []
  const counts = apportion(persons.length, heirs.map(({ children }) => children))
  let next = 0
  return heirs.flatMap(({ school }, i) => persons.slice(next, (next += counts[i]!)).map((person) => ({ person, to: school })))
}

function moveStaff(staff: readonly StaffMember[], destinations: Destinations, closed: ReadonlySet<SchoolId>): readonly StaffMember[] {
  const goes = new Map([...destinations.values()].flat().map(({ person, to }) => [person.id, to]))
  return staff.flatMap((person) => {
    if (!closed.has(person.school)) return [person]
    const school = goes.get(person.id)
    return school === undefined ? [] : [{ ...person, school }]
  })
}

function vacated({ id, name, township, stock }: School, on: IsoDate): readonly Premises[] {
  if (stock.landArea === undefined || stock.floorArea === undefined) return []
  return [{ id: `V${id}`, name: `${name}原校舍`, township, formerSchool: id, vacatedOn: on, landArea: stock.landArea, floorArea: stock.floorArea, state: 'vacated' }]
}
