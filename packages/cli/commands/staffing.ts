import { staffingView, type Closure, type StaffingView } from '@junheng/core/planning/staffing/view.ts'
import { curriculumOn, staffingNorms } from '@junheng/standards/load-staffing.ts'
import { county } from '../county.ts'
import { textTable } from '../tables/text-table.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'
import { readSource } from './judge-source.ts'

const help = `选项 Options
  --close A>B         试算把 A 校并入 B 校，可重复 · close school A into B in thought; may be repeated
  --json              全部结果为 JSON · everything as JSON

FILE 是统计工作簿及同一日期的补充模板，或快照 .json；不用数据库。按编制和课时两种口径算出需要，与名册对照余缺。
FILE is a workbook of the statistics with the templates of its date, or a snapshot as .json; no database is needed.

示例 Examples
  junheng staffing snapshot.json
  junheng staffing snapshot.json --close '2199000126>2199000131' --json`

const options = { close: { type: 'string', multiple: true }, json: { type: 'boolean' } } as const

/** Staffing need by both rules beside who is there. */
export const staffingCommand: Command = {
  help,
  async run(args, { print }) {
    const { values, positionals } = readArguments(args, options)
    const source = await readSource(positionals, county)
    if (source.kind !== 'snapshot') throw new Failure(exitCodes.unreadable, '须是统计工作簿或快照，而不是普通表格。 It must be a workbook of the statistics or a snapshot, not a plain table.')
    const { snapshot } = source
    const known = new Set(snapshot.schools.map(({ id }) => id))
    const year = Number(snapshot.date.slice(0, 4))
    const closures = (values.close ?? []).map((text) => closureOf(text, known))
    const view = staffingView(snapshot, { norms: staffingNorms(), plan: curriculumOn(snapshot.date), retirementYears: [year, Math.max(year, 2035)] }, closures)
    print(values.json === true ? JSON.stringify(view, null, 2) : table(view))
    return exitCodes.ok
  },
}

function closureOf(text: string, known: ReadonlySet<string>): Closure {
  const [closed = '', into = ''] = text.split('>')
  if (known.has(closed) && known.has(into) && closed !== into) return { closed, into }
  throw new Failure(exitCodes.usage, `--close ${text} 应写作 撤并学校>接收学校，都用标识码。 --close ${text} should be CLOSED>RECEIVER, by their codes.`)
}

function table({ schools, needs, cells }: StaffingView): string {
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  const rows = needs.map(({ school, stage, pupils, classes, teachersByStaff, teachersByPeriods, teachers, rule }) => {
    const own = cells.filter((cell) => cell.school === school && cell.stage === stage)
    const have = own.reduce((sum, cell) => sum + cell.have, 0)
    return [names.get(school) ?? school, stage, String(pupils), String(classes), teachersByStaff.toFixed(1), teachersByPeriods?.toFixed(1) ?? '—', String(teachers), rule, own.length === 0 ? '—' : String(have - teachers)]
  })
  return textTable(['学校 school', '学段 stage', '学生 pupils', '班 classes', '编制口径 by staff', '课时口径 by periods', '需要 need', '口径 rule', '余缺 balance'], rows)
}
