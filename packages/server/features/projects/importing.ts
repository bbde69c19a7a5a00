import type { PlacedFault } from '@junheng/contract/placed-fault.ts'
import { isDeepStrictEqual } from 'node:util'
import type { CalendarReply } from '@junheng/contract/calendar.ts'
import type { importProjects } from '@junheng/contract/projects.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { checkProject, type ProjectFault } from '@junheng/core/schedule/check-project.ts'
import { checkReport } from '@junheng/core/schedule/check-report.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { redates, type FieldChange } from '@junheng/core/schedule/project-changes.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { changesTo, newGaps } from './changing.ts'
import { withWindows } from './gap-work.ts'
import { readImportFile, type Candidate, type ImportFile } from './import-file.ts'
import { reportsToAdd } from './import-reports.ts'
import { listProjects, listUnknownGaps, type VersionedProject } from './queries.ts'
import { addReports, type Report } from './reports.ts'
import { addProject, replaceProject, type Deed } from './writing.ts'

export type ImportReply = z.infer<Extract<typeof importProjects.reply, z.ZodType>>

export interface ImportWish {
  readonly file: ImportFile
  readonly today: IsoDate
  readonly dryRun: boolean
  readonly deed: Deed
}

/** Reads a file of projects, says all that is wrong with it, and writes it whole or not at all. */
export async function importProgramme(tx: Tx, { file, today, dryRun, deed }: ImportWish): Promise<ImportReply> {
  const { candidates, faults } = await readImportFile(file)
  const calendar = await countyCalendar(tx)
  const steps = stepsTo(candidates, await listProjects(tx), { calendar, today })
  const undecided = dryRun || deed.decision !== null ? [] : steps.flatMap(decisionFaults)
  const all = [...faults, ...repeatedIds(candidates), ...steps.flatMap((step) => faultsOf(step, { calendar, today })), ...(await gapFaults(tx, steps)), ...undecided]
  const written = !dryRun && all.length === 0
  if (written) for (const step of steps) await take(tx, step, deed)
  const named = (does: Step['does']) => steps.filter((step) => step.does === does).map(({ project }) => project.id)
  const redated = steps.filter(({ moved }) => moved.some(redates)).map(({ project }) => project.id)
  return { faults: all, added: named('add'), changed: named('change'), redated, unchanged: named('nothing'), written }
}

interface Ground {
  readonly calendar: CalendarReply
  readonly today: IsoDate
}

/** What one project of a file does to the ledger. */
interface Step extends Candidate {
  readonly before: VersionedProject | undefined
  readonly does: 'add' | 'change' | 'nothing'
  readonly reports: readonly Report[]
  /** What differs in the plan of a project that is known. */
  readonly moved: readonly FieldChange[]
}

function stepsTo(candidates: readonly Candidate[], ledger: readonly VersionedProject[], { calendar, today }: Ground): readonly Step[] {
  const known = new Map(ledger.map((found) => [found.project.id, found]))
  return candidates.map((candidate) => {
    const before = known.get(candidate.project.id)
    const project = withoutCountyWindows(candidate.project, before?.project, calendar)
    const reports = reportsToAdd(project, before?.project, today)
    const moved = before === undefined ? [] : changesTo(before, project)
    const isOther = reports.length > 0 || moved.length > 0
    return { ...candidate, project, before, reports, moved, does: before === undefined ? 'add' : isOther ? 'change' : 'nothing' }
  })
}

/** A file for `junheng schedule` carries the county's windows that its nodes name: as long as they are the county's, they stay the county's. */
function withoutCountyWindows({ windows, ...project }: CountyProject, before: CountyProject | undefined, calendar: CalendarReply): CountyProject {
  const county = windowsOf(calendar)
  const own = Object.entries(windows ?? {}).filter(([name, window]) => before?.windows?.[name] !== undefined || !isDeepStrictEqual(window, county[name]))
  return { ...project, ...(own.length > 0 && { windows: Object.fromEntries(own) }) }
}

async function take(tx: Tx, { project, before, reports, moved }: Step, deed: Deed): Promise<void> {
  if (before === undefined) await addProject(tx, project, deed)
  else if (moved.length > 0 && !(await replaceProject(tx, { project, version: before.version, redates: moved.some(redates) }, deed))) throw new Problem('changed_meanwhile')
  await addReports(tx, { county: deed.county, project: project.id, by: deed.by }, reports)
}

function repeatedIds(candidates: readonly Candidate[]): readonly PlacedFault[] {
  const seen = new Set<string>()
  return candidates.flatMap(({ project: { id }, placed }) => {
    if (!seen.has(id)) return (seen.add(id), [])
    return [placed({ node: null, field: 'id', value: id, zh: '这个项目编号在文件里出现了两次；删去一个，或改编号。', en: 'The file has this id twice; delete one of them, or change its id.' })]
  })
}

function faultsOf(step: Step, { calendar, today }: Ground): readonly PlacedFault[] {
  const held = checkProject(withWindows(step.project, calendar))
  return [...versionFault(step), ...held, ...step.reports.flatMap((report) => reportFaults(report, today))].map(step.placed)
}

function versionFault({ version, before }: Step): readonly ProjectFault[] {
  if (version === null || before === undefined || version === before.version) return []
  const zh = `项目在导出之后又被改过（现为第${before.version}版）；请重新导出，在新表上修改。`
  return [{ node: null, field: 'version', value: String(version), zh, en: `The project was changed after this export (it is at version ${before.version} now); export it again and edit that.` }]
}

/** One fault a date that moves or an item that goes, where the import names no decision. */
function decisionFaults({ moved, placed }: Step): readonly PlacedFault[] {
  return moved.filter(redates).map(({ field, after }) => {
    const [, node = null, part] = /^nodes\.(.+?)(?:\.([A-Za-z]+))?$/.exec(field) ?? []
    return placed({ node, field: part ?? (node === null ? field : 'id'), value: after, zh: '计划日期、环节的改动须有决定：写明决定文号再导入，或改回原样。', en: 'A date of the plan, or an item of it, is given up by a decision alone: import again with its number, or put back what was there.' })
  })
}

/** A report is measured by the day it was made, which is not to come. */
function reportFaults(report: Report, today: IsoDate): readonly ProjectFault[] {
  const ahead: ProjectFault = { node: report.node, field: 'reported', value: report.on, zh: '报告日期不能晚于今天。', en: 'A report cannot be of a day to come.' }
  return [...(report.on > today ? [ahead] : []), ...checkReport(report, report.on).map((fault) => ({ ...fault, node: report.node }))]
}

async function gapFaults(tx: Tx, steps: readonly Step[]): Promise<readonly PlacedFault[]> {
  const linked = steps.flatMap((step) => newGaps(step.before?.project, step.project).map((gap) => ({ gap, step })))
  const unknown = new Set(await listUnknownGaps(tx, linked.map(({ gap }) => gap)))
  return linked.filter(({ gap }) => unknown.has(gap)).map(({ gap, step }) => step.placed(unknownGap(gap)))
}

const unknownGap = (gap: string): ProjectFault => ({
  node: null, field: 'gaps', value: gap, zh: '缺口台账里没有这个编号；更正或删去。', en: 'The ledger of shortfalls has no such id; correct or delete it.',
})
