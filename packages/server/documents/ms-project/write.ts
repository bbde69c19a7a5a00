import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import type { CountyNode, CountyProject, ProjectStanding } from '@junheng/core/schedule/programme.ts'
import { customFields, formats, minutesPerDay, tenthsPerElapsedDay, type CustomField } from './fields.ts'
import { xmlText } from './xml.ts'

/**
 * A project as a file of Microsoft Project (MSPDI): nodes as tasks with their links, planned dates and offices as resources; what Project has no
 * place for stands in custom fields, so that `readMsProject` gives the same project again. Windows are not Project's: it will move dates
 * that they hold.
 */
export function writeMsProject(project: CountyProject, { plan }: Pick<ProjectStanding, 'plan'>): string {
  const offices = [...new Set(project.nodes.map(({ owner }) => owner))]
  const uidOf = new Map(project.nodes.map(({ id }, i) => [id, i + 2]))
  const finish = plan.goals.map(({ date }) => date).findLast((date) => date !== null) ?? project.start
  const tasks = [
    element('Task', [...leaf({ UID: 1, ID: 1, Name: project.name, Type: 1, OutlineLevel: 1, Summary: 1, Start: midnight(project.start), Finish: midnight(finish) }), custom('facts', JSON.stringify(factsOf(project)))]),
    ...project.nodes.map((node, i) => taskOf(node, { uidOf, start: plan.nodes[i]!.start ?? project.start, finish: plan.nodes[i]!.finish ?? finish })),
  ]
  const parts = [
    ...leaf({ SaveVersion: 14, Name: `${project.name}.xml`, Title: project.name, ScheduleFromStart: 1, StartDate: midnight(project.start), MinutesPerDay: minutesPerDay, MinutesPerWeek: 5 * minutesPerDay, DaysPerMonth: 20, CalendarUID: 1 }),
    element('ExtendedAttributes', Object.values(customFields).map(({ fieldId, name, alias }) => element('ExtendedAttribute', leaf({ FieldID: fieldId, FieldName: name, Alias: alias })))),
    element('Calendars', [standardCalendar]),
    element('Tasks', tasks),
    element('Resources', offices.map((office, i) => element('Resource', leaf({ UID: i + 1, ID: i + 1, Name: office, Type: 1 })))),
    element('Assignments', project.nodes.map((node, i) => element('Assignment', leaf({ UID: i + 1, TaskUID: uidOf.get(node.id)!, ResourceUID: offices.indexOf(node.owner) + 1, Units: 1 })))),
  ]
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n${parts.join('\n')}\n</Project>\n`
}

/** All of the project but its nodes. */
function factsOf({ nodes: _nodes, name: _name, start: _start, ...facts }: CountyProject) {
  return facts
}

interface Placed {
  readonly uidOf: ReadonlyMap<string, number>
  readonly start: IsoDate
  readonly finish: IsoDate
}

function taskOf(node: CountyNode, { uidOf, start, finish }: Placed): string {
  const { unit = 'calendar', days } = node
  const hours = unit === 'working' ? days * (minutesPerDay / 60) : days * 24
  const uid = uidOf.get(node.id)!
  const actual = { ...(node.actualStart !== undefined && { ActualStart: startTime(node.actualStart, unit) }), ...(node.actualFinish !== undefined && { ActualFinish: finishTime(node.actualFinish, unit) }) }
  return element('Task', [
    ...leaf({ UID: uid, ID: uid, Name: node.name, Type: 1, OutlineLevel: 2, Start: startTime(start, unit), Finish: finishTime(finish, unit), Duration: `PT${hours}H0M0S`, DurationFormat: formats[unit], Milestone: days === 0 ? 1 : 0, PercentComplete: node.actualFinish === undefined ? 0 : 100, ...actual }),
    ...node.after.map((id) => linkTo(uidOf.get(id)!, lagOf(node, id))),
    ...nodeFields(node),
  ])
}

const lagOf = ({ lag = 0 }: CountyNode, id: string) => (typeof lag === 'number' ? lag : (lag[id] ?? 0))

/** Finish to start. */
function linkTo(uid: number, lag: number): string {
  return element('PredecessorLink', leaf({ PredecessorUID: uid, Type: 1, CrossProject: 0, LinkLag: lag * tenthsPerElapsedDay, LagFormat: formats.calendar }))
}

function nodeFields(node: CountyNode): readonly string[] {
  const said: Readonly<Partial<Record<CustomField, string | undefined>>> = {
    id: node.id,
    owner: node.owner,
    helpers: node.helpers.length === 0 ? undefined : JSON.stringify(node.helpers),
    window: node.window,
    season: node.season === undefined ? undefined : JSON.stringify(node.season),
    terms: node.terms === undefined ? undefined : JSON.stringify(node.terms),
    basis: node.basis ?? undefined,
    evidence: node.evidenceNeeded ?? undefined,
    planB: node.planB === undefined ? undefined : JSON.stringify(node.planB),
    pupils: node.pupils?.toString(),
    goal: node.goal === true ? '1' : undefined,
  }
  return Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : [custom(field as CustomField, value)]))
}

function custom(field: CustomField, value: string): string {
  return element('ExtendedAttribute', leaf({ FieldID: customFields[field].fieldId, Value: value }))
}

const midnight = (day: IsoDate) => `${day}T00:00:00`
const startTime = (day: IsoDate, unit: 'calendar' | 'working') => (unit === 'working' ? `${day}T08:00:00` : midnight(day))
/** Our finish is the first day after; Project's is the last hour worked. */
const finishTime = (day: IsoDate, unit: 'calendar' | 'working') => (unit === 'working' ? `${addDays(day, -1)}T17:00:00` : midnight(day))

const weekDay = (day: number) =>
  element('WeekDay', [...leaf({ DayType: day, DayWorking: day === 1 || day === 7 ? 0 : 1 }), ...(day === 1 || day === 7 ? [] : [element('WorkingTimes', [['08:00:00', '12:00:00'], ['13:00:00', '17:00:00']].map(([from, to]) => element('WorkingTime', leaf({ FromTime: from!, ToTime: to! }))))])])

const standardCalendar = element('Calendar', [...leaf({ UID: 1, Name: 'Standard', IsBaseCalendar: 1 }), element('WeekDays', [1, 2, 3, 4, 5, 6, 7].map(weekDay))])

function leaf(values: Readonly<Record<string, string | number>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`)
}

function element(name: string, parts: readonly string[]): string {
  return `<${name}>${parts.join('')}</${name}>`
}
