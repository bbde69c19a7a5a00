import { extname } from 'node:path'
import { CountyProjectSchema, ProjectSchema } from '@junheng/contract/project-schema.ts'
import type { ProjectFault } from '@junheng/core/schedule/check-project.ts'
import type { Project } from '@junheng/core/schedule/project.ts'
import { projectOfPsplib } from '@junheng/core/schedule/psplib.ts'
import type { z } from 'zod'
import { decodeText } from '../../documents/csv.ts'

export type ReadProjectFile =
  | { readonly project: Project }
  | { readonly faults: readonly ProjectFault[] }
  /** The file holds several projects, `{ "projects": { name: {…} } }`, and the one wanted was not named or is not among them. */
  | { readonly choices: readonly string[] }

/**
 * The project of a file: JSON, or PSPLIB's .sm. Only the form is checked here, every fault with its node, field and value;
 * whether the graph holds together is core's to say, once the county's windows are known.
 */
export function readProjectFile(name: string, bytes: Uint8Array, wanted?: string): ReadProjectFile {
  const text = decodeText(bytes)
  const kind = extname(name).toLowerCase()
  if (kind === '.sm') return readPsplib(text)
  if (kind === '.json') return readJson(text, wanted)
  return wholeFile(name, '只读 .json 与 PSPLIB 的 .sm 文件', 'Only .json and PSPLIB’s .sm files are read.')
}

function readPsplib(text: string): ReadProjectFile {
  try {
    return { project: projectOfPsplib(text).project }
  } catch {
    return wholeFile(null, '不是 PSPLIB 的 .sm 文件', 'It is no .sm file of PSPLIB.')
  }
}

function readJson(text: string, wanted: string | undefined): ReadProjectFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return wholeFile(null, `不是合法的 JSON：${(error as Error).message}`, `It is not valid JSON: ${(error as Error).message}`)
  }
  const projects = isObject(value) && isObject(value['projects']) ? value['projects'] : undefined
  if (projects === undefined) return readProject(value)
  const names = Object.keys(projects)
  const chosen = wanted ?? (names.length === 1 ? names[0]! : '')
  return Object.hasOwn(projects, chosen) ? readProject(projects[chosen]) : { choices: names }
}

/** A project of the county's programme carries more than the engine needs. */
function readProject(value: unknown): ReadProjectFile {
  const schema: z.ZodType<Project> = isObject(value) && 'kind' in value ? CountyProjectSchema : ProjectSchema
  const parsed = schema.safeParse(value)
  return parsed.success ? { project: parsed.data } : { faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, value)) }
}

/** A fault of form in terms of the project: its node, its field, what was written, and what to write instead. */
export function faultsOf(issue: z.core.$ZodIssue, root: unknown): readonly ProjectFault[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
  if (keys.length === 0) return [faultAt(issue.path, root, remedyOf(issue))]
  return keys.map((key) => faultAt([...issue.path, key], root, { zh: '没有这一项，请删去或改正名称', en: 'There is no such field; remove it or correct its name.' }))
}

interface Remedy {
  readonly zh: string
  readonly en: string
}

function faultAt(path: readonly PropertyKey[], root: unknown, remedy: Remedy): ProjectFault {
  const [list, at, ...rest] = path
  const inNode = list === 'nodes' && typeof at === 'number'
  const found = valueAt(root, path)
  return { node: inNode ? nodeName(root, at) : null, field: (inNode ? rest : path).map(String).join('.'), value: found === undefined ? null : JSON.stringify(found), ...remedy }
}

/** Its id, else its place, counted from one. */
function nodeName(root: unknown, at: number): string {
  const id = valueAt(root, ['nodes', at, 'id'])
  return typeof id === 'string' && id !== '' ? id : `#${at + 1}`
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), root)
}

/** What a field should be; the rest is told as the schema says it. */
function remedyOf({ path, message }: z.core.$ZodIssue): Remedy {
  const field = path.findLast((key) => typeof key === 'string' && Object.hasOwn(remedies, key))
  return field === undefined ? { zh: `内容不合要求（${message}）`, en: message } : remedies[field as string]!
}

const date = { zh: '应为日期，如 "2021-02-22"', en: 'It should be a date such as "2021-02-22".' }
const remedies: Readonly<Record<string, Remedy>> = {
  nodes: { zh: '应为环节的列表，至少一个', en: 'It should be a list of nodes, at least one.' },
  start: date,
  actualStart: date,
  actualFinish: date,
  id: { zh: '应为代号，不可空缺', en: 'It should be an id, and may not be missing.' },
  name: { zh: '应为名称，不超过 60 字', en: 'It should be a name of at most 60 characters.' },
  days: { zh: '应为 0 至 3650 的整数', en: 'It should be a whole number from 0 to 3650.' },
  lag: { zh: '应为 0 至 3650 的整数，或按前置环节分别写', en: 'It should be a whole number from 0 to 3650, or one by predecessor.' },
  unit: { zh: '应为 "calendar"（日历日）或 "working"（工作日）', en: 'It should be "calendar" or "working".' },
  after: { zh: '应为前置环节代号的列表，没有则写 []', en: 'It should be a list of ids of predecessors, [] where there is none.' },
  window: { zh: '应为 "unsplittable"、"splittable" 或 "term"', en: 'It should be "unsplittable", "splittable" or "term".' },
  season: { zh: '应为 [[月,日],[月,日]]、{ yearly, dated } 或时段名称', en: 'It should be [[month,day],[month,day]], { yearly, dated } or the name of a window.' },
  terms: { zh: '应为 [[月,日]]、{ yearly, dated } 或时段名称', en: 'It should be [[month,day]], { yearly, dated } or the name of a window.' },
  windows: { zh: '每个时段应为 { yearly, dated }', en: 'Each window should be { yearly, dated }.' },
  goal: { zh: '应为 true 或 false', en: 'It should be true or false.' },
  owner: { zh: '应为一个主办单位', en: 'It should be one office.' },
  helpers: { zh: '应为协办单位的列表', en: 'It should be a list of offices.' },
  reported: { zh: '应为 { on, state, finish?, note? }，state 为 "notStarted"、"underWay" 或 "finished"', en: 'It should be { on, state, finish?, note? } with state "notStarted", "underWay" or "finished".' },
  pupils: { zh: '应为不小于 0 的整数', en: 'It should be a whole number, nought or more.' },
}

function wholeFile(value: string | null, zh: string, en: string): ReadProjectFile {
  return { faults: [{ node: null, field: '', value, zh, en }] }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
