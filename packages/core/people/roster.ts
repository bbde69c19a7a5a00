import type { IsoDate } from '../county/snapshot.ts'
import { daysInMonth } from '../schedule/day.ts'

/** One line of a roster (花名册), its cells as text; '' where nothing is written. */
export interface RosterLine {
  /** Counted from 1, as the workbook shows it. */
  readonly row: number
  /** 工号: who it is, from one roster to the next. */
  readonly staffNo: string
  readonly name: string
  readonly role: string
  /** 标识码 of a school, or the name of an office or township unit. */
  readonly office: string
  readonly since: string
  /** 在岗, 离任. */
  readonly state: string
}

/** A role that a roster may give, with the words it goes by. */
export interface RosterRole {
  readonly role: string
  readonly names: readonly string[]
  readonly asks: 'school' | 'township' | 'department' | null
}

/** Somebody who has an account and a 工号. */
export interface RosterPerson {
  readonly id: string
  readonly staffNo: string
  readonly name: string
  readonly leftOn: IsoDate | null
  /** Posts of their own that go on. */
  readonly posts: readonly { readonly id: string; readonly role: string; readonly office: string; readonly since: IsoDate }[]
}

/** What a roster is compared with. */
export interface RosterContext {
  readonly roles: readonly RosterRole[]
  readonly people: readonly RosterPerson[]
  /** Offices by kind; null where the county's are not known, so that none can be told from a slip of the pen. */
  readonly offices: { readonly [kind in 'school' | 'township' | 'department']: ReadonlySet<string> | null }
  readonly today: IsoDate
}

export type RosterFaultCode = 'missing' | 'tooLong' | 'twice' | 'unknownRole' | 'unknownOffice' | 'officeNotAsked' | 'notADay' | 'unknownState' | 'leaverUnknown' | 'severalPosts' | 'beforePost'

export interface RosterFault {
  readonly row: number
  readonly column: keyof Omit<RosterLine, 'row'>
  readonly value: string
  readonly code: RosterFaultCode
}

interface Placed {
  readonly row: number
  readonly staffNo: string
  readonly name: string
}

/** What a roster would do; nothing of it where there is a fault. */
export interface RosterPlan {
  readonly faults: readonly RosterFault[]
  readonly add: readonly (Placed & { readonly role: string; readonly office: string; readonly since: IsoDate })[]
  /** 调岗: the post held so far ends the day before. */
  readonly move: readonly (Placed & { readonly id: string; readonly ends: string | null; readonly role: string; readonly office: string; readonly since: IsoDate })[]
  readonly rename: readonly (Placed & { readonly id: string; readonly before: string })[]
  /** 离任: from this day on. */
  readonly leave: readonly (Placed & { readonly id: string; readonly on: IsoDate })[]
  readonly unchanged: number
}

/** Compares a roster with who is there. Whoever is not in it stays as they are: only a line that says so makes anybody leave. */
export function planRoster(lines: readonly RosterLine[], context: RosterContext): RosterPlan {
  const people = new Map(context.people.map((person) => [person.staffNo, person]))
  const roles = new Map(context.roles.flatMap((role) => role.names.map((name) => [name, role] as const)))
  const faults = [...repeated(lines), ...lines.flatMap((line) => faultsOf(line, { context, people, roles }))]
  if (faults.length > 0) return { faults: faults.toSorted((a, b) => a.row - b.row), add: [], move: [], rename: [], leave: [], unchanged: 0 }
  const changes = lines.map((line) => changeOf(line, { context, people, roles }))
  return {
    faults,
    add: changes.flatMap(({ add }) => add ?? []),
    move: changes.flatMap(({ move }) => move ?? []),
    rename: changes.flatMap(({ rename }) => rename ?? []),
    leave: changes.flatMap(({ leave }) => leave ?? []),
    unchanged: changes.filter((change) => Object.keys(change).length === 0).length,
  }
}

interface Known {
  readonly context: RosterContext
  readonly people: ReadonlyMap<string, RosterPerson>
  readonly roles: ReadonlyMap<string, RosterRole>
}

function repeated(lines: readonly RosterLine[]): readonly RosterFault[] {
  const seen = new Set<string>()
  return lines.flatMap(({ row, staffNo }) => {
    const isTwice = staffNo !== '' && seen.has(staffNo)
    seen.add(staffNo)
    return isTwice ? [{ row, column: 'staffNo' as const, value: staffNo, code: 'twice' as const }] : []
  })
}

function faultsOf(line: RosterLine, known: Known): readonly RosterFault[] {
  const fault = (column: RosterFault['column'], code: RosterFaultCode): RosterFault => ({ row: line.row, column, value: line[column], code })
  const missing = (['staffNo', 'name'] as const).filter((column) => line[column] === '').map((column) => fault(column, 'missing'))
  const long = (['staffNo', 'name', 'office'] as const).filter((column) => line[column].length > limits[column]).map((column) => fault(column, 'tooLong'))
  const dated = line.since === '' || isDay(line.since) ? [] : [fault('since', 'notADay')]
  if (!Object.hasOwn(states, line.state)) return [...missing, ...long, ...dated, fault('state', 'unknownState')]
  const stays = states[line.state as keyof typeof states]
  return [...missing, ...long, ...dated, ...(stays ? postFaults(line, known, fault) : leaverFaults(line, known, fault))]
}

const limits = { staffNo: 40, name: 100, office: 100 } as const
/** Whether somebody of this state works on. */
const states = { '': true, 在岗: true, 离任: false } as const

type Fault = (column: RosterFault['column'], code: RosterFaultCode) => RosterFault

function leaverFaults({ staffNo }: RosterLine, { people }: Known, fault: Fault): readonly RosterFault[] {
  return people.has(staffNo) || staffNo === '' ? [] : [fault('state', 'leaverUnknown')]
}

function postFaults(line: RosterLine, { context, people, roles }: Known, fault: Fault): readonly RosterFault[] {
  const role = roles.get(line.role)
  if (role === undefined) return [fault('role', line.role === '' ? 'missing' : 'unknownRole')]
  const person = people.get(line.staffNo)
  const moves = person !== undefined && !person.posts.some((post) => post.role === role.role && post.office === officeOf(line, role))
  return [...officeFaults(line, role, context, fault), ...(moves ? moveFaults(line, person, context, fault) : [])]
}

function officeFaults({ office }: RosterLine, { asks }: RosterRole, { offices }: RosterContext, fault: Fault): readonly RosterFault[] {
  if (asks === null) return office === '' ? [] : [fault('office', 'officeNotAsked')]
  if (office === '') return [fault('office', 'missing')]
  const known = offices[asks]
  return known === null || known.has(office) ? [] : [fault('office', 'unknownOffice')]
}

/** Of several posts the roster does not say which one ends; a post cannot end before it began. */
function moveFaults({ since }: RosterLine, { posts }: RosterPerson, { today }: RosterContext, fault: Fault): readonly RosterFault[] {
  if (posts.length > 1) return [fault('role', 'severalPosts')]
  const begins = since === '' ? today : since
  return posts.some((post) => post.since >= begins) ? [fault('since', 'beforePost')] : []
}

type Change = { readonly [kind in 'add' | 'move' | 'rename' | 'leave']?: RosterPlan[kind][number] }

function changeOf(line: RosterLine, { context, people, roles }: Known): Change {
  const { row, staffNo, name } = line
  const person = people.get(staffNo)
  const on = line.since === '' ? context.today : line.since
  const placed = { row, staffNo, name }
  if (line.state === '离任') return person!.leftOn === null || person!.leftOn > on ? { leave: { ...placed, id: person!.id, on } } : {}
  const role = roles.get(line.role)!
  const office = officeOf(line, role)
  if (person === undefined) return { add: { ...placed, role: role.role, office, since: on } }
  const renamed = person.name === name ? {} : { rename: { ...placed, id: person.id, before: person.name } }
  if (person.posts.some((post) => post.role === role.role && post.office === office)) return renamed
  return { ...renamed, move: { ...placed, id: person.id, ends: person.posts[0]?.id ?? null, role: role.role, office, since: on } }
}

const officeOf = ({ office }: RosterLine, { asks }: RosterRole): string => (asks === null ? '' : office)

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(month, year)
}
