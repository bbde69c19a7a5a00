import { extname, resolve } from 'node:path'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { type CountyBuses, usualRules } from '@junheng/core/planning/buses/county-buses.ts'
import { type BusPlanView, type NamedViolation, plannedCounty, violationsIn } from '@junheng/core/planning/buses/plan-view.ts'
import { readWrittenRuns } from '@junheng/core/planning/buses/written-runs.ts'
import { placedFaults, violationLines } from '@junheng/server/documents/buses/in-words.ts'
import { readTimetableInWorker } from '@junheng/server/documents/buses/timetable-sheet.ts'
import { decodeText } from '@junheng/server/documents/csv.ts'
import { languageOf, type Language } from './arguments.ts'
import { busCounty } from './bus-source.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'
import { fileBytes } from './file-bytes.ts'

const help = `选项 Options
  --snapshot FILE  快照（.json）；不给则用样例县 X市 · a snapshot; X市 where absent
  --lang zh|en     默认随 LANG · follows LANG
  --json           结果为 JSON：{ faults: [...], violations: [...] } · the result as JSON

FILE 是 junheng plan buses --out 写出的方案（.json），或时刻表（.xlsx，可手编）。独立核查，与编制方法无关；有违规时退出码为 1，读不懂时为 3。
FILE is a plan (.json) of junheng plan buses --out, or a timetable (.xlsx), which may be written by hand. The check shares nothing with the planner; it ends with 1 where a rule is broken, with 3 where a line cannot be read.

示例 Examples
  junheng check buses plan.json
  junheng check buses 时刻表.xlsx`

const options = { snapshot: { type: 'string' }, lang: { type: 'string' }, json: { type: 'boolean' } } as const

/** Checks a plan of school buses, also one written by hand. */
export const checkBusesCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const [what, file] = positionals
    if (what !== 'buses' || file === undefined) throw new Failure(exitCodes.usage, '用法：junheng check buses FILE。 Usage: junheng check buses FILE.')
    const language = languageOf(values.lang, terminal.env)
    const bytes = await fileBytes(resolve(terminal.workingFolder, file))
    const given = extname(file) === '.json' ? planIn(decodeText(bytes)) : { closed: [], rules: usualRules }
    const { snapshot, county } = plannedCounty(await busCounty({ snapshot: values.snapshot, closed: given.closed }, terminal), given)
    const checked = 'plan' in given ? { faults: [], violations: violationsIn(county, given.plan) } : await checkTimetable({ snapshot, county, bytes, language })
    if (values.json) terminal.print(JSON.stringify(checked))
    else for (const line of wordsOf(checked, language)) terminal.print(line)
    if (checked.faults.length > 0) return exitCodes.unreadable
    return checked.violations.length === 0 ? exitCodes.ok : exitCodes.notMet
  },
}

interface Checked {
  /** What cannot be read, each with its place. */
  readonly faults: readonly string[]
  readonly violations: readonly NamedViolation[]
}

function wordsOf({ faults, violations }: Checked, language: Language): readonly string[] {
  if (faults.length + violations.length > 0) return [...faults, ...violationLines(violations, language)]
  return [language === 'zh' ? '未发现违规。' : 'No rule is broken.']
}

interface TimetableTask {
  readonly snapshot: Snapshot
  readonly county: CountyBuses
  readonly bytes: Uint8Array
  readonly language: Language
}

async function checkTimetable({ snapshot, county, bytes, language }: TimetableTask): Promise<Checked> {
  const reading = await readTimetableInWorker(bytes)
  const { faults, plan } = readWrittenRuns(county, snapshot.vehicles ?? [], reading.lines)
  const said = placedFaults(reading, faults).map(({ sheet, row, column, value, ...words }) => [sheet, row, column, value === null ? null : `“${value}”`, words[language]].filter((part) => part !== null).join(' '))
  return { faults: said, violations: said.length > 0 ? [] : violationsIn(county, plan) }
}

type PlanFile = Pick<BusPlanView, 'plan' | 'rules' | 'closed' | 'withheld' | 'runs'>

/** A plan as it is written by `plan buses`, or by hand in that format. */
export function planIn(text: string): PlanFile {
  const read = parsed(text)
  if (read?.plan && Array.isArray(read.plan.buses) && Array.isArray(read.plan.unserved)) return { plan: read.plan, rules: read.rules ?? usualRules, closed: read.closed ?? [], withheld: read.withheld ?? [], runs: read.runs ?? [] }
  throw new Failure(exitCodes.unreadable, '不是校车方案：须有 plan.buses 与 plan.unserved。 This is no bus plan: it needs plan.buses and plan.unserved.')
}

function parsed(text: string): Partial<PlanFile> | undefined {
  try {
    return JSON.parse(text) as Partial<PlanFile>
  } catch {
    return undefined
  }
}
