import { addDays, daysInMonth } from '@junheng/core/schedule/day.ts'
import { customFields, formats, minutesPerDay, tenthsPerElapsedDay, type CustomField } from './fields.ts'
import { parseXml, type XmlElement } from './xml.ts'

/** A fault of a file of Project: the task it is in, by its number, and what to do. */
export interface MsProjectFault {
  readonly task: string | null
  readonly field: string
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

export interface MsProjectReading {
  /** In the form of a project of ours; whether it holds together is not known yet. Null where there are faults. */
  readonly content: unknown
  readonly faults: readonly MsProjectFault[]
}

/**
 * The project of a file of Microsoft Project (MSPDI), ours or any other's. Tasks below the first summary are nodes; other summaries are left out, and so
 * are links to them. A file that is not ours names the office of a task by its resource, and the kind of the project in the custom field. Throws
 * `XmlFault` where it is no XML.
 */
export function readMsProject(text: string): MsProjectReading {
  const root = parseXml(text)
  if (root.name !== 'Project') return { content: null, faults: [fault({ task: null, field: root.name, value: root.name }, '不是 Project 的 XML 文件', 'It is no XML file of Project.')] }
  const tasks = childrenOf(childOf(root, 'Tasks'), 'Task')
  const whole = tasks.find((task) => said(task, 'Summary') === '1')
  const leaves = tasks.filter((task) => said(task, 'Summary') !== '1' && said(task, 'UID') !== '0')
  const facts = readJson(customOf(whole, 'facts'))
  const ids = new Map(leaves.map((task) => [said(task, 'UID') ?? '', customOf(task, 'id') ?? `T${said(task, 'UID')}`]))
  const read = leaves.map((task) => nodeOf(task, ids, ownersOf(root)))
  const faults = [...(facts === undefined ? [missingFacts] : []), ...read.flatMap(({ faults }) => faults)]
  if (faults.length > 0) return { content: null, faults }
  const start = day(said(root, 'StartDate'))
  return { content: { ...facts, name: said(whole!, 'Name') ?? '', start, nodes: read.map(({ node }) => node) }, faults: [] }
}

const missingFacts = fault(
  { task: null, field: customFields.facts.alias, value: null },
  '文件里没有项目信息：在最上层摘要任务的“文本12”填写 {"id":"P40","kind":"newSchool","promisedGoal":null,"township":null,"school":null,"budgetYuan":null,"pupilsBasis":null,"gaps":[]}，或者先导出一个项目照样填写。',
  'The file says nothing of the project: fill Text12 of the first summary task, as an exported project has it.',
)

function ownersOf(root: XmlElement): ReadonlyMap<string, string> {
  const names = new Map(childrenOf(childOf(root, 'Resources'), 'Resource').map((resource) => [said(resource, 'UID'), said(resource, 'Name') ?? '']))
  const assignments = childrenOf(childOf(root, 'Assignments'), 'Assignment').map((each) => [said(each, 'TaskUID') ?? '', names.get(said(each, 'ResourceUID')) ?? ''] as const)
  return new Map(assignments.filter(([, name]) => name !== '').toReversed())
}

interface ReadNode {
  readonly node: object
  readonly faults: readonly MsProjectFault[]
}

function nodeOf(task: XmlElement, ids: ReadonlyMap<string, string>, owners: ReadonlyMap<string, string>): ReadNode {
  const uid = said(task, 'UID') ?? ''
  const id = ids.get(uid)!
  const owner = customOf(task, 'owner') ?? owners.get(uid)
  const { days, unit } = durationOf(task)
  const { after, lag, faults: linkFaults } = linksOf(task, id, ids)
  const faults = [
    ...(owner === undefined ? [fault({ task: id, field: '主办单位', value: null }, '任务没有资源：指派一个主办单位。', 'The task has no resource: assign one office.')] : []),
    ...(days === null ? [fault({ task: id, field: 'Duration', value: said(task, 'Duration') ?? null }, '工期应为整天数。', 'The duration should be whole days.')] : []),
    ...linkFaults,
  ]
  const node = { id, name: said(task, 'Name') ?? '', days, ...(unit === 'working' && { unit }), after, ...(lag !== undefined && { lag }), ...ownFields(task), ...actualDates(task), owner }
  return { node, faults }
}

/** Whole days; null where they are none. Minutes count by the day worked, or by the calendar. */
function durationOf(task: XmlElement): { readonly days: number | null; readonly unit: 'calendar' | 'working' } {
  const unit = ['8', '10', '4', '6', '12'].includes(said(task, 'DurationFormat') ?? '7') ? 'calendar' : 'working'
  const match = /^PT(\d+)H(\d+)M(\d+)S$/.exec(said(task, 'Duration') ?? '')
  if (match === null) return { days: null, unit }
  const minutes = Number(match[1]) * 60 + Number(match[2])
  const perDay = unit === 'calendar' ? 24 * 60 : minutesPerDay
  return { days: minutes % perDay === 0 && match[3] === '0' ? minutes / perDay : null, unit }
}

interface ReadLinks {
  readonly after: readonly string[]
  readonly lag: Readonly<Record<string, number>> | undefined
  readonly faults: readonly MsProjectFault[]
}

function linksOf(task: XmlElement, own: string, ids: ReadonlyMap<string, string>): ReadLinks {
  const links = childrenOf(task, 'PredecessorLink').flatMap((link) => {
    const id = ids.get(said(link, 'PredecessorUID') ?? '')
    return id === undefined ? [] : [{ id, type: said(link, 'Type') ?? '1', days: lagDays(link) }]
  })
  const faults = [
    ...links.filter(({ type }) => type !== '1').map(({ id }) => fault({ task: own, field: '前置任务', value: id }, '只支持“完成-开始”关系，请改正。', 'Only finish-to-start links are read; change it.')),
    ...links.filter(({ days }) => days === null).map(({ id }) => fault({ task: own, field: '延隔时间', value: id }, '延隔应为整天数，不能为负。', 'A lag should be whole days, and not negative.')),
  ]
  const lags = links.filter(({ days }) => days !== null && days > 0).map(({ id, days }) => [id, days!] as const)
  return { after: links.map(({ id }) => id), lag: lags.length === 0 ? undefined : Object.fromEntries(lags), faults }
}

function lagDays(link: XmlElement): number | null {
  const tenths = Number(said(link, 'LinkLag') ?? '0')
  const perDay = said(link, 'LagFormat') === formats.working ? minutesPerDay * 10 : tenthsPerElapsedDay
  const days = tenths / perDay
  return Number.isInteger(days) && days >= 0 ? days : null
}

/** Fields of ours; absent where the file does not say them. */
function ownFields(task: XmlElement) {
  const [window, season, terms, planB, pupils] = [customOf(task, 'window'), readJson(customOf(task, 'season')), readJson(customOf(task, 'terms')), readJson(customOf(task, 'planB')), customOf(task, 'pupils')]
  return {
    helpers: readJson(customOf(task, 'helpers')) ?? [],
    basis: customOf(task, 'basis') ?? null,
    evidenceNeeded: customOf(task, 'evidence') ?? null,
    ...present({ window, season, terms, planB, pupils: pupils === undefined ? undefined : Number(pupils), goal: customOf(task, 'goal') === '1' ? true : undefined }),
  }
}

function present(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function actualDates(task: XmlElement) {
  return present({ actualStart: day(said(task, 'ActualStart')), actualFinish: dayAfter(said(task, 'ActualFinish')) })
}

/** The day of a time; undefined where there is none. */
function day(time: string | undefined): string | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)T/.exec(time ?? '')
  if (match === null || Number(match[3]) > daysInMonth(Number(match[2]), Number(match[1]))) return undefined
  return time!.slice(0, 10)
}

/** The first day after a finish: the day itself where it is at midnight. */
function dayAfter(time: string | undefined): string | undefined {
  const on = day(time)
  return on === undefined || time!.slice(11, 19) === '00:00:00' ? on : addDays(on, 1)
}

function readJson(text: string | undefined): object | undefined {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

function customOf(task: XmlElement | undefined, field: CustomField): string | undefined {
  const found = task === undefined ? undefined : childrenOf(task, 'ExtendedAttribute').find((each) => said(each, 'FieldID') === customFields[field].fieldId)
  return found === undefined ? undefined : said(found, 'Value')
}

const childOf = (of: XmlElement | undefined, name: string) => of?.children.find((child) => child.name === name)
const childrenOf = (of: XmlElement | undefined, name: string) => (of?.children ?? []).filter((child) => child.name === name)
const said = (of: XmlElement, name: string) => childOf(of, name)?.text

type Place = Pick<MsProjectFault, 'task' | 'field' | 'value'>

function fault(place: Place, zh: string, en: string): MsProjectFault {
  return { ...place, zh, en }
}
