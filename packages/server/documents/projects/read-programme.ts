import type { PlacedFault } from '@junheng/contract/placed-fault.ts'
import { isBlank, textOf, type CellValue, type Grid } from '../workbook/cell-values.ts'
import { openWorkbook, type ReadingLimits } from '../workbook/open-workbook.ts'
import { wholeFileWords, type WholeFileFinding } from '../workbook/placed-fault.ts'
import { nodeSheet, type ProgrammeColumn, type ProgrammeSheet, projectSheet, windowSheet } from './columns.ts'
import { cellOf, type Lag } from './read-cell.ts'

/** A project as a workbook has it, before anybody has looked whether it holds together; a cell that could not be read has a stand-in. */
export interface ProjectDraft {
  readonly content: { readonly id: string; readonly nodes: readonly { readonly id: string }[] } & Readonly<Record<string, unknown>>
  /** The version it was exported from; null where the file does not say. */
  readonly version: number | null
  readonly row: number
  /** Rows of its nodes, in their order. */
  readonly nodeRows: readonly number[]
}

export interface ProgrammeReading {
  readonly drafts: readonly ProjectDraft[]
  readonly faults: readonly PlacedFault[]
}

/** A programme has some hundred projects and some thousand nodes. */
export const programmeLimits: ReadingLimits = { fileBytes: 16 * 2 ** 20, unpackedBytes: 64 * 2 ** 20, rows: 40_000, cells: 600_000, seconds: 30, heapMegabytes: 256 }

/** The projects of a workbook in the layout of `writeProgramme`, and every cell that cannot be read. Columns may be moved and added. */
export async function readProgramme(bytes: Uint8Array, limits: Partial<ReadingLimits> = {}): Promise<ProgrammeReading> {
  const opened = await openWorkbook(bytes, { limits: { ...programmeLimits, ...limits } })
  if ('refused' in opened) return refusedAs(opened.refused)
  const [projects, nodes, windows] = [projectSheet, nodeSheet, windowSheet].map((sheet) => readSheet(opened.grids, sheet)) as [SheetReading, SheetReading, SheetReading]
  const known = new Set(projects.rows.map(({ cells }) => cells['project']))
  const strays = [...nodes.rows, ...windows.rows].filter(({ cells }) => projects.whole && !known.has(cells['project']))
  return {
    drafts: draftsOf(projects.rows, nodes.rows, windows.rows),
    faults: [...projects.faults, ...nodes.faults, ...windows.faults, ...strays.map(strayFault)],
  }
}

/** A file that is refused whole, in the words that imports have for it. */
export function refusedAs(finding: WholeFileFinding): ProgrammeReading {
  return { drafts: [], faults: [{ sheet: '', row: null, column: null, value: null, ...wholeFileWords(finding) }] }
}

interface SheetReading {
  /** It has its header, with every column that it cannot be without. */
  readonly whole: boolean
  readonly rows: readonly ReadRow[]
  readonly faults: readonly PlacedFault[]
}

interface ReadRow {
  readonly sheet: string
  readonly row: number
  /** By column key; blank cells are absent. */
  readonly cells: Readonly<Record<string, unknown>>
}

function readSheet(grids: readonly Grid[], sheet: ProgrammeSheet): SheetReading {
  const grid = grids.find(({ name }) => textOf(name) === sheet.name)
  if (grid === undefined) return { whole: false, rows: [], faults: sheet === windowSheet ? [] : [wholeSheet(sheet, null, `缺少工作表“${sheet.name}”；请用导出的工作簿修改。`, `The sheet ${sheet.name} is missing; change a workbook that was exported.`)] }
  const headerAt = grid.rows.slice(0, searchedRows).findIndex((row) => row.some((cell) => headerText(cell) === sheet.columns[0]?.header))
  if (headerAt === -1) return { whole: false, rows: [], faults: [wholeSheet(sheet, null, `找不到表头；应有一行写明“${sheet.columns[0]?.header}”等栏目。`, 'The header was not found.')] }
  const header = grid.rows[headerAt]!.map(headerText)
  const columns = sheet.columns.map((column) => ({ column, at: header.indexOf(column.header) }))
  const missing = columns.filter(({ column, at }) => column.required && at === -1)
  if (missing.length > 0) return { whole: false, rows: [], faults: missing.map(({ column }) => wholeSheet(sheet, column.header, `缺少栏目“${column.header}”；请补上。`, `The column ${column.header} is missing; add it.`)) }
  const present = columns.filter(({ column, at }) => at !== -1 && column.holds !== 'shown')
  const read = grid.rows.flatMap((cells, index) => (index <= headerAt || present.every(({ at }) => isEmpty(cells[at])) ? [] : [readRow({ sheet, row: index + 1, cells, columns: present })]))
  return { whole: true, rows: read.map(({ row }) => row), faults: read.flatMap(({ faults }) => faults) }
}

const searchedRows = 20
const headerText = (cell: CellValue | undefined) => textOf(cell).replaceAll(' ', '').replace('(', '（').replace(')', '）')
const isEmpty = (cell: CellValue | undefined) => cell === null || cell === undefined || textOf(cell) === ''

interface RawRow {
  readonly sheet: ProgrammeSheet
  readonly row: number
  readonly cells: readonly CellValue[]
  readonly columns: readonly { readonly column: ProgrammeColumn; readonly at: number }[]
}

function readRow({ sheet, row, cells, columns }: RawRow): { readonly row: ReadRow; readonly faults: readonly PlacedFault[] } {
  const read = columns.map(({ column, at }) => ({ column, value: cells[at] ?? null, ...taken(column, cells[at] ?? null) }))
  return {
    row: { sheet: sheet.name, row, cells: Object.fromEntries(read.filter(({ taken }) => taken !== undefined).map(({ column, taken }) => [column.key, taken])) },
    faults: read.flatMap(({ column, value, fault }) => (fault === undefined ? [] : [{ sheet: sheet.name, row, column: column.header, value: textOf(value) || null, ...fault }])),
  }
}

interface Fault {
  readonly zh: string
  readonly en: string
}

/** What a cell says; where it says nothing that can be read, why, and a stand-in so that the rest of its project is still checked. */
function taken(column: ProgrammeColumn, value: CellValue): { readonly taken?: unknown; readonly fault?: Fault } {
  const blank = column.holds === 'text' ? isEmpty(value) : isBlank(value)
  if (blank && !column.required) return {}
  if (blank) return { taken: standIns[column.holds], fault: { zh: '必填的一格是空的，请补填。', en: 'A required cell is blank; fill it in.' } }
  const read = cellOf[column.holds](value, column)
  return read === undefined ? { taken: column.required && standIns[column.holds], fault: faultOf(column) } : { taken: read }
}

const standIns: Partial<Record<ProgrammeColumn['holds'], unknown>> = { text: '？', number: 0, date: '2000-01-01', choice: 'newSchool', window: {} }

const unreadable: Record<ProgrammeColumn['holds'], Fault> = {
  text: { zh: '读不出文字。', en: 'There is no text.' },
  number: { zh: '不是数字；改为数字。', en: 'Not a number; enter one.' },
  date: { zh: '不是日期；按2021-05-11的样式填写。', en: 'Not a date; write it as 2021-05-11.' },
  choice: { zh: '不在规定的选项内；', en: 'Not one of the choices: ' },
  choices: { zh: '不在规定的选项内；', en: 'Not one of the choices: ' },
  yesNo: { zh: '填“是”或“否”。', en: 'Enter 是 or 否.' },
  names: { zh: '读不出名称；用、隔开，名称里有、或+的放在英文引号内。', en: 'No list of names: part them by 、 and put names with 、 or + in quotes.' },
  after: { zh: '读不出环节编号；用、隔开，间隔天数写作 land+5。', en: 'No list of nodes: part them by 、 and write a lag as land+5.' },
  window: { zh: '读不出时段；写县日历的时段名称，或04-01～11-15，或09-01、03-01。', en: 'No window: name one of the county’s, or write 04-01～11-15 or 09-01、03-01.' },
  shown: { zh: '', en: '' },
}

function faultOf({ holds, choices }: ProgrammeColumn): Fault {
  const { zh, en } = unreadable[holds]
  const words = Object.values(choices ?? {}).join('、')
  return words === '' ? { zh, en } : { zh: `${zh}应为：${words}。`, en: `${en}${words}.` }
}

function wholeSheet(sheet: ProgrammeSheet, column: string | null, zh: string, en: string): PlacedFault {
  return { sheet: sheet.name, row: null, column, value: null, zh, en }
}

function strayFault({ sheet, row, cells }: ReadRow): PlacedFault {
  return { sheet, row, column: '项目编号', value: String(cells['project']), zh: '“项目”表里没有这个编号；补上该项目，或更正编号。', en: 'The sheet 项目 does not list this id; add the project or correct the id.' }
}

function draftsOf(projects: readonly ReadRow[], nodes: readonly ReadRow[], windows: readonly ReadRow[]): ProjectDraft[] {
  const nodesOf = byProject(nodes)
  const windowsOf = byProject(windows)
  return projects.map(({ row, cells: { project, version, ...cells } }) => {
    const id = String(project)
    const own = nodesOf.get(id) ?? []
    const named = Object.fromEntries((windowsOf.get(id) ?? []).map(({ cells }) => [String(cells['name']), cells['window']]))
    const known = { promisedGoal: null, township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [], ...cells }
    return {
      content: { ...known, ...(Object.keys(named).length > 0 && { windows: named }), id, nodes: own.map(nodeOf) },
      version: typeof version === 'number' ? version : null,
      row,
      nodeRows: own.map((each) => each.row),
    }
  })
}

function nodeOf({ cells: { project: _project, after, goal, planB, planBDays, ...cells } }: ReadRow): { readonly id: string } & Readonly<Record<string, unknown>> {
  const links = (after ?? []) as readonly Lag[]
  const lags = links.filter(({ plus }) => plus > 0).map(({ name, plus }) => [name, plus] as const)
  return {
    helpers: [], basis: null, evidenceNeeded: null,
    ...cells,
    id: String(cells['id']),
    after: links.map(({ name }) => name),
    ...(lags.length > 0 && { lag: Object.fromEntries(lags) }),
    ...(goal === true && { goal }),
    ...((planB ?? planBDays) !== undefined && { planB: { name: planB, days: planBDays } }),
  }
}

function byProject(rows: readonly ReadRow[]): ReadonlyMap<string, readonly ReadRow[]> {
  const groups = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const id = String(row.cells['project'])
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [row])
    else group.push(row)
  }
  return groups
}
