import type { ProjectAndStanding } from '@junheng/contract/projects.ts'
import type { CountyNode } from '@junheng/core/schedule/programme.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { type CellContent, type SheetPlan, writeSheets } from '../workbook/write-sheets.ts'
import { listText, windowText } from './cell-text.ts'
import { headerRows, nodeSheet, type ProgrammeColumn, type ProgrammeSheet, projectSheet, windowSheet } from './columns.ts'

/** Projects as xlsx, for people and for `readProgramme`. Equal projects and standings give equal bytes. */
export async function writeProgramme(projects: readonly ProjectAndStanding[]): Promise<Uint8Array> {
  return writeSheets(programmePlans(projects))
}

/** The sheets of that workbook before they are written. */
export function programmePlans(projects: readonly ProjectAndStanding[]): readonly SheetPlan[] {
  return [
    planOf(projectSheet, projects.map(projectRow)),
    planOf(nodeSheet, projects.flatMap((each) => each.project.nodes.map((node) => nodeRow(node, each)))),
    planOf(windowSheet, projects.flatMap(({ project: { id, windows = {} } }) => Object.entries(windows).map(([name, window]) => ({ project: id, name, window: windowText(window) })))),
  ]
}

/** Cells by column key; what is absent stays empty. */
type Row = Readonly<Record<string, CellContent | undefined>>

function projectRow({ project, standing, version }: ProjectAndStanding): Row {
  const { id, name, kind, start, promisedGoal, township, school, stages, pupils, pupilsBasis, budgetYuan, gaps } = project
  return {
    project: id, name, kind, start, promisedGoal, township, school, pupils, pupilsBasis, budgetYuan, version,
    stages: stages?.map((stage) => wordOf(projectSheet, 'stages', stage)).join('、'),
    gaps: namesText(gaps),
    planGoal: goalText(standing.plan),
    forecastGoal: goalText(standing.forecast),
  }
}

function nodeRow(node: CountyNode, { project, standing }: ProjectAndStanding): Row {
  const planned = standing.plan.nodes.find(({ id }) => id === node.id)
  const forecast = standing.forecast.nodes.find(({ id }) => id === node.id)
  return {
    ...plannedCells(node),
    project: project.id,
    actualStart: node.actualStart,
    actualFinish: node.actualFinish,
    planStart: planned?.start ?? never,
    planFinish: planned?.finish ?? never,
    forecastFinish: forecast?.finish ?? never,
    daysToCliff: forecast?.daysToCliff,
  }
}

function plannedCells({ id, name, days, unit, after, lag = 0, window, season, terms, goal, owner, helpers, basis, evidenceNeeded, planB, pupils }: CountyNode): Row {
  return {
    id, name, days, unit, window, owner, basis, evidenceNeeded, pupils,
    planB: planB?.name,
    planBDays: planB?.days,
    after: listText(after.map((id) => ({ name: id, plus: typeof lag === 'number' ? lag : (lag[id] ?? 0) }))),
    season: season && windowText(season),
    terms: terms && windowText(terms),
    goal: goal ? '是' : null,
    helpers: namesText(helpers),
  }
}

const never = '永不'
const namesText = (names: readonly string[]) => listText(names.map((name) => ({ name })))
const goalText = ({ goals }: Schedule) => goals.map(({ date }) => date ?? never).join('、')

function planOf({ name, note, columns }: ProgrammeSheet, rows: readonly Row[]): SheetPlan {
  return {
    name,
    rows: [
      [note],
      columns.map(({ required, note = '' }) => [required ? '必填' : '', note].filter(Boolean).join('，')),
      columns.map(({ header }) => header),
      ...rows.map((row) => columns.map((column) => printed(column, row[column.key]))),
    ],
    merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: columns.length - 1 }],
    headerRows,
    widths: columns.map(({ key, header }) => (key === 'name' ? 28 : Math.max(12, header.length * 2 + 2))),
    choices: columns.flatMap((column, index) => {
      const words = column.holds === 'yesNo' ? ['是', '否'] : column.holds === 'choice' && column.choices && Object.values(column.choices)
      return words ? [{ column: index, words }] : []
    }),
  }
}

function printed({ holds, choices }: ProgrammeColumn, value: CellContent | undefined): CellContent {
  if (value === undefined || value === '') return null
  return holds === 'choice' ? (choices?.[String(value)] ?? value) : value
}

function wordOf({ columns }: ProgrammeSheet, key: string, value: string): string {
  return columns.find((column) => column.key === key)?.choices?.[value] ?? value
}
