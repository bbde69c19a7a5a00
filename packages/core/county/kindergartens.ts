import type { IsoDate, Premises, Road, School, SchoolChange, SchoolId, Snapshot } from './snapshot.ts'

/** What a layout does to kindergartens: 办学类型 111, or classes attached to a school, which go with it. */
export interface KindergartenDecision {
  readonly closed: readonly SchoolId[]
  readonly extended: readonly KindergartenExtension[]
  readonly opened: readonly { readonly school: School; readonly settlement: string }[]
  /** Where the children of three to five of each settlement go: all of them, moved or not. */
  readonly attends: readonly KindergartenRow[]
}

/** Classes added to a kindergarten. m². */
export interface KindergartenExtension {
  readonly school: SchoolId
  readonly rooms: number
  readonly floorArea: number
  readonly teachingArea: number
}

/** Children of one settlement who attend one kindergarten; `from`, where they go today, is an estimate. Null: none that is near enough. */
export interface KindergartenRow {
  readonly settlement: string
  readonly from: SchoolId | null
  readonly to: SchoolId | null
  readonly children: number
}

interface Dated {
  readonly on: IsoDate
  readonly basis: string
}

/**
 * The county with the kindergartens as decided. Where children change, it has the number that the decision sends there, without grades and classes, which nobody has said; the others keep their returns.
 * The people of one that closes go with most of its children.
 */
export function withKindergartens(snapshot: Snapshot, { kindergartens: decision, on }: { readonly kindergartens?: KindergartenDecision; readonly on: IsoDate }): Snapshot {
  if (decision === undefined) return snapshot
  const heirs = heirsOf(decision)
  const closed = new Set(decision.closed)
  const leaving = snapshot.schools.filter(({ id }) => closed.has(id))
  const standing = [...snapshot.schools.filter(({ id }) => !closed.has(id)), ...decision.opened.map(({ school }) => school)]
  const { premises, vehicles, roads, staff } = snapshot
  return {
    ...snapshot,
    schools: standing.map((school) => withPeople(afterDecision(school, decision), leaving.filter(({ id }) => heirs.get(id) === school.id))),
    ...(roads === undefined ? {} : { roads: [...roads.filter(({ from, to }) => !closed.has(from) && !closed.has(to)), ...decision.opened.map(approach)] }),
    ...(staff === undefined ? {} : { staff: staff.flatMap((person) => (closed.has(person.school) ? (heirs.has(person.school) ? [{ ...person, school: heirs.get(person.school)! }] : []) : [person])) }),
    ...(vehicles === undefined ? {} : { vehicles: vehicles.map((vehicle) => (vehicle.school === undefined ? vehicle : { ...vehicle, school: heirs.get(vehicle.school) ?? vehicle.school })) }),
    ...(premises === undefined ? {} : { premises: [...premises, ...leaving.flatMap((school) => vacated(school, on))] }),
  }
}

/** The dated facts: a kindergarten that closes is merged into the one that takes in most of its children. */
export function kindergartenChanges(decision: KindergartenDecision, { on, basis }: Dated): readonly SchoolChange[] {
  const heirs = heirsOf(decision)
  return [
    ...decision.closed.map((school): SchoolChange => {
      const into = heirs.get(school)
      return into === undefined ? { kind: 'close', on, school, basis } : { kind: 'merge', on, from: [school], into, basis }
    }),
    ...decision.opened.map(({ school }): SchoolChange => ({ kind: 'open', on, school: school.id, basis })),
  ]
}

/** By kindergarten that closes: the one that takes in most of its children; absent where none does. */
function heirsOf({ closed, attends }: KindergartenDecision): ReadonlyMap<SchoolId, SchoolId> {
  return new Map(closed.flatMap((id) => {
    const taken = new Map<SchoolId, number>()
    for (const { from, to, children } of attends) if (from === id && to !== null) taken.set(to, (taken.get(to) ?? 0) + children)
    const [most] = [...taken].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    return most === undefined ? [] : [[id, most[0]] as const]
  }))
}

function afterDecision(school: School, { attends, extended }: KindergartenDecision): School {
  const built = extended.filter((each) => each.school === school.id)
  const changes = attends.some(({ from, to }) => from !== to && (from === school.id || to === school.id))
  const stock = built.reduce((all, more) => (['floorArea', 'teachingArea'] as const).reduce((own, fact) => (own[fact] === undefined ? own : { ...own, [fact]: own[fact] + more[fact] }), all), school.stock)
  if (school.stages.preschool === undefined || !changes) return { ...school, stock }
  const { pupilsByGrade: _grades, ...kept } = school.stages.preschool
  const pupils = attends.reduce((sum, { to, children }) => sum + (to === school.id ? children : 0), 0)
  const classes = school.classes === undefined ? {} : { classes: school.classes.filter(({ stage }) => stage !== 'preschool') }
  return { ...school, ...classes, stock, stages: { ...school.stages, preschool: { ...kept, pupils } } }
}

/** Counts of people that both reported are added up. */
function withPeople(school: School, leaving: readonly School[]): School {
  const { preschool } = school.stages
  if (preschool === undefined || leaving.length === 0) return school
  const counts = (['staff', 'teachers'] as const).flatMap((fact) => {
    const all = [preschool, ...leaving.map(({ stages }) => stages.preschool)].map((each) => each?.[fact])
    return all.every((each) => each !== undefined) ? [[fact, all.reduce<number>((sum, each) => sum + each!, 0)] as const] : []
  })
  return { ...school, stages: { ...school.stages, preschool: { ...preschool, ...Object.fromEntries(counts) } } }
}

/** From the middle of its settlement to the gate, at a walk. */
const approach = ({ school, settlement }: KindergartenDecision['opened'][number]): Road => ({ from: school.id, to: settlement, metres: 100, metresPerMinute: 67 })

function vacated({ id, name, township, stock }: School, on: IsoDate): readonly Premises[] {
  if (stock.landArea === undefined || stock.floorArea === undefined) return []
  return [{ id: `V${id}`, name: `${name}原园舍`, township, formerSchool: id, vacatedOn: on, landArea: stock.landArea, floorArea: stock.floorArea, state: 'vacated' }]
}
