import type { PlacedFault } from '@junheng/contract/placed-fault.ts'
import { CountyProjectSchema } from '@junheng/contract/project-schema.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { ProjectFault } from '@junheng/core/schedule/check-project.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { decodeText } from '../../documents/csv.ts'
import { readMsProject } from '../../documents/ms-project/read.ts'
import { XmlFault } from '../../documents/ms-project/xml.ts'
import { programmeSheets, nodeSheet, projectSheet, windowSheet } from '../../documents/projects/columns.ts'
import { readProgrammeInWorker } from '../../documents/projects/read-programme-in-worker.ts'
import { programmeLimits, type ProjectDraft } from '../../documents/projects/read-programme.ts'
import { faultsOf } from './read-project-file.ts'

export interface ImportFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** A project of a file, in the right form; whether it holds together is not known yet. */
export interface Candidate {
  readonly project: CountyProject
  /** The version it was exported from; null where the file does not say. */
  readonly version: number | null
  /** Where in the file a fault of it stands. */
  readonly placed: (fault: ProjectFault) => PlacedFault
}

export interface FileReading {
  readonly candidates: readonly Candidate[]
  readonly faults: readonly PlacedFault[]
}

/** The projects of a workbook, of a JSON file (one, or a list) or of a file of Microsoft Project (one), and everything that is wrong with their form. */
export async function readImportFile({ fileName, bytes }: ImportFile): Promise<FileReading> {
  const { fileBytes } = programmeLimits
  if (bytes.length > fileBytes) throw new Problem('file_too_large', { limitBytes: fileBytes })
  const start = decodeText(bytes.subarray(0, 64)).trimStart()
  if (start.startsWith('<')) return readXml(fileName, decodeText(bytes))
  const isJson = /^[[{]/.test(start)
  return isJson ? readJson(fileName, decodeText(bytes)) : readWorkbook(bytes)
}

async function readWorkbook(bytes: Uint8Array): Promise<FileReading> {
  const { drafts, faults } = await readProgrammeInWorker(bytes)
  const readings = drafts.map((draft) => candidateOf(draft.content, draft.version, (fault) => ({ ...cellOf(draft, fault), ...said(fault) })))
  const known = new Set(faults.map(placeKey))
  return {
    candidates: readings.flatMap(({ candidate }) => candidate ?? []),
    faults: [...faults, ...readings.flatMap(({ faults }) => faults).filter((fault) => !known.has(placeKey(fault)))],
  }
}

/** A cell that could not be read is a fault once, though its stand-in may be another. */
const placeKey = ({ sheet, row, column }: PlacedFault) => JSON.stringify([sheet, row, column])

function readJson(fileName: string, text: string): FileReading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = (error as Error).message
    return { candidates: [], faults: [{ sheet: fileName, row: null, column: null, value: null, zh: `不是合法的 JSON：${reason}`, en: `It is not valid JSON: ${reason}` }] }
  }
  const readings = (Array.isArray(value) ? value : [value]).map((content: unknown) => candidateOf(content, null, (fault) => ({ ...pathOf(fileName, content, fault), ...said(fault) })))
  return { candidates: readings.flatMap(({ candidate }) => candidate ?? []), faults: readings.flatMap(({ faults }) => faults) }
}

function readXml(fileName: string, text: string): FileReading {
  const broken = (reason: string): FileReading => ({ candidates: [], faults: [{ sheet: fileName, row: null, column: null, value: null, zh: `不是完整的 XML：${reason}`, en: `It is no whole XML: ${reason}` }] })
  try {
    const { content, faults } = readMsProject(text)
    if (faults.length > 0) return { candidates: [], faults: faults.map(({ task, field, value, zh, en }) => ({ sheet: task ?? fileName, row: null, column: field, value, zh, en })) }
    const { candidate, faults: found } = candidateOf(content, null, (fault) => ({ ...pathOf(fileName, content, fault), ...said(fault) }))
    return { candidates: candidate === undefined ? [] : [candidate], faults: found }
  } catch (error) {
    if (error instanceof XmlFault) return broken(error.message)
    throw error
  }
}

function candidateOf(content: unknown, version: number | null, placed: Candidate['placed']): { readonly candidate?: Candidate; readonly faults: readonly PlacedFault[] } {
  const parsed = CountyProjectSchema.safeParse(content)
  if (!parsed.success) return { faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, content)).map(placed) }
  return { candidate: { project: parsed.data, version, placed }, faults: [] }
}

const said = ({ value, zh, en }: ProjectFault) => ({ value, zh, en })

/** The row of its project or its node, and the header of its field. */
function cellOf({ content, row, nodeRows }: ProjectDraft, { node, field }: ProjectFault): Pick<PlacedFault, 'sheet' | 'row' | 'column'> {
  const at = node === null ? -1 : node.startsWith('#') ? Number(node.slice(1)) - 1 : content.nodes.findIndex(({ id }) => id === node)
  const sheet = at !== -1 ? nodeSheet : field.startsWith('windows') ? windowSheet : projectSheet
  return { sheet: sheet.name, row: (at === -1 ? row : nodeRows[at]) ?? null, column: headerOf(sheet, field) }
}

function headerOf({ columns }: (typeof programmeSheets)[number], field: string): string | null {
  const [first = ''] = field.split('.')
  const key = { id: columns.some(({ key }) => key === 'id') ? 'id' : 'project', lag: 'after' }[first] ?? first
  return columns.find((column) => column.key === key)?.header ?? null
}

/** The project stands for the sheet, the path of the field for the column. */
function pathOf(fileName: string, content: unknown, { node, field }: ProjectFault): Pick<PlacedFault, 'sheet' | 'row' | 'column'> {
  const id = typeof content === 'object' && content !== null && 'id' in content ? String(content.id) : fileName
  return { sheet: id, row: null, column: node === null ? field || null : `nodes.${node}.${field}` }
}
