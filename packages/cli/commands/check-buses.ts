import { resolve } from 'node:path'
import { checkBuses, type BusViolation } from '@junheng/core/planning/buses/check.ts'
import { type CountyBuses, type CountyBusRules, countyBuses, usualRules } from '@junheng/core/planning/buses/county-buses.ts'
import type { BusPlan } from '@junheng/core/planning/buses/problem.ts'
import { decodeText } from '@junheng/server/documents/csv.ts'
import { busCounty } from './bus-source.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'
import { fileBytes } from './file-bytes.ts'

const help = `选项 Options
  --snapshot FILE  快照（.json）；不给则用样例县 X市 · a snapshot; X市 where absent
  --json           结果为 JSON：{ violations: [...] } · the result as JSON

PLAN.json 是 junheng plan buses --out 写出、或照其格式手编的方案。独立核查，与编制方法无关；有违规时退出码为 1。
PLAN.json is written by junheng plan buses --out, or by hand in its format. The check shares nothing with the planner; it ends with 1 where a rule is broken.

示例 Example
  junheng check buses plan.json`

const options = { snapshot: { type: 'string' }, json: { type: 'boolean' } } as const

/** Checks a plan of school buses. */
export const checkBusesCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const [what, file] = positionals
    if (what !== 'buses' || file === undefined) throw new Failure(exitCodes.usage, '用法：junheng check buses PLAN.json。 Usage: junheng check buses PLAN.json.')
    const { plan, rules = usualRules, closed = [] } = planIn(decodeText(await fileBytes(resolve(terminal.workingFolder, file))))
    const county = countyBuses(await busCounty({ snapshot: values.snapshot, closed }, terminal), rules)
    const violations = checkBuses(county.problem, plan)
    if (values.json) terminal.print(JSON.stringify({ violations }))
    else if (violations.length === 0) terminal.print('未发现违规。 Nothing is broken.')
    else for (const violation of violations) terminal.print(lineOf(county, violation))
    return violations.length === 0 ? exitCodes.ok : exitCodes.notMet
  },
}

interface PlanFile {
  readonly plan: BusPlan
  readonly rules?: CountyBusRules
  readonly closed?: readonly string[]
}

function planIn(text: string): PlanFile {
  const read = parsed(text)
  if (read?.plan && Array.isArray(read.plan.buses) && Array.isArray(read.plan.unserved)) return read as PlanFile
  throw new Failure(exitCodes.unreadable, '不是校车方案：须有 plan.buses 与 plan.unserved。 This is no bus plan: it needs plan.buses and plan.unserved.')
}

function parsed(text: string): Partial<PlanFile> | undefined {
  try {
    return JSON.parse(text) as Partial<PlanFile>
  } catch {
    return undefined
  }
}

const inMinutes = new Set(['rideTooLong', 'tooEarly', 'tooLate', 'tooFast', 'serviceTooShort', 'dutyTooLong', 'bellShift'])

const ruleWords: Readonly<Record<BusViolation['rule'], string>> = {
  unknown: '编号不存在 unknown number', servedTwice: '站点被两车服务 stop served twice', unaccounted: '站点既未服务也未列为无座 stop neither served nor listed', notDelivered: '学生未送到校 children not delivered',
  overloaded: '超员 overloaded', rideTooLong: '乘车超时 ride too long', tooEarly: '到校过早 too early', tooLate: '到校过晚 too late', tooFast: '行驶时间不足 too little time to drive', serviceTooShort: '上下车时间不足 too little time to board',
  mixed: '不得同车 may not ride together', largeBus: '道路不通大车 road unfit for a large bus', dutyTooLong: '工作时间过长 duty too long', tooManyTrips: '趟次过多 too many trips', tooManyBuses: '用车超过拥有 more buses than there are',
  tooFewChildren: '人数不足 too few children', bellShift: '到校时间不得这样调整 bell may not be moved so',
}

function lineOf({ stops, schools }: CountyBuses, { rule, bus, stop, school, excess }: BusViolation): string {
  const where = stop === undefined ? (school === undefined ? undefined : schools[school]?.name) : stops[stop]?.name
  const by = inMinutes.has(rule) ? `${(excess / 60_000).toFixed(1)} min` : String(excess)
  return [bus === undefined ? undefined : `车次 ${bus + 1}`, where, ruleWords[rule], by].filter((part) => part !== undefined).join(' · ')
}
