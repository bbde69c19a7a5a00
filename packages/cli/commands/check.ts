import { leversOf } from '@junheng/core/planning/layout/lever-text.ts'
import { effectsOf, type Effects, type EffectScene } from '@junheng/core/planning/layout/effects.ts'
import { estimateAttendance } from '@junheng/core/planning/layout/attendance.ts'
import { checkLevers } from '@junheng/core/planning/layout/levers.ts'
import { teachersBySubject } from '@junheng/core/planning/layout/subjects.ts'
import { kindergartenScene, usualKindergartens } from '@junheng/core/planning/layout/kindergarten-problem.ts'
import { travelMinutes } from '@junheng/core/planning/layout/travel.ts'
import { datesAfter } from '@junheng/server/features/layouts/scene.ts'
import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import { loadStandard, standardIds } from '@junheng/standards/load.ts'
import { county } from '../county.ts'
import { orUnavailable, settings } from '../settings.ts'
import { languageOf } from './arguments.ts'
import { checkBusesCommand } from './check-buses.ts'
import { checkReport } from './check-report.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'
import { countyFiles, type CountyFiles } from './forecast-source.ts'

const help = `选项 Options
  --closed ID,ID…                撤并的学校（标识码） · schools to close
  --extended ID:N,…              扩建几个单元 · schools to extend, with modules
  --assigned FROM:STAGE:ID,…     某村或某乡镇的 primary|junior 学生改去某校 · send a settlement or township to a school
  --kindergartens WORDS          close:ID,extend:ID:N,build:村居:N，或 look 只看现状 · kindergartens to close, extend or build; look: as they are
  --sample, --seed N             用样例县 X市 · X市 instead of a database
  --year YYYY                    样例县用哪一年的快照，默认最后一年 · which snapshot of the sample
  --population FILE              与快照文件同用 · with snapshot files
  --json                         结果为 JSON（docs/cli.md） · the result as JSON
  --lang zh|en                   默认随 LANG · follows LANG
  --data DIR                     数据目录 · data folder

检查一个手工的布局方案：谁换学校、路程、座位、教师、班额、校舍、经费、均衡（真实与口径）、四种不得强行撤并的情形。什么都不给就是全部保留。
Checks a layout drawn by hand. Exit code 1 where a child has no school, a blocker stands, or kindergartens that are decided break a rule.

junheng check buses PLAN.json [--snapshot FILE]：独立核查一份校车方案；有违规时退出码 1。 Checks a plan of the school buses; 1 where a rule is broken.

示例 Examples
  junheng check --sample
  junheng check --sample --closed 2199000500,2199000508
  junheng check --sample --year 2017 --json
  junheng check --sample --kindergartens look
  junheng check buses plan.json`

const options = {
  closed: { type: 'string' },
  extended: { type: 'string' },
  assigned: { type: 'string' },
  kindergartens: { type: 'string' },
  population: { type: 'string' },
  sample: { type: 'boolean' },
  seed: { type: 'string' },
  year: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  data: { type: 'string' },
} as const

interface Wanted {
  readonly closed?: string | undefined
  readonly extended?: string | undefined
  readonly assigned?: string | undefined
  readonly kindergartens?: string | undefined
}

/** Check-my-plan: everything that follows from levers moved by hand, and what forbids them. */
export const checkCommand: Command = {
  help,
  async run(args, terminal) {
    if (args[0] === 'buses') return checkBusesCommand.run(args, terminal)
    const { values, positionals } = readArguments(args, options)
    const files = await countyFiles(positionals, values, terminal)
    const effects = files === undefined ? await fromDatabase(values, terminal) : fromFiles(files, values.year, values, terminal)
    terminal.print(values.json ? JSON.stringify(effects, null, 2) : checkReport(effects, languageOf(values.lang, terminal.env)))
    return isRefused(effects) ? exitCodes.notMet : exitCodes.ok
  },
}

function isRefused({ roster, blockers, kindergartens }: Effects): boolean {
  return roster.difference.length > 0 || blockers.some(({ standing }) => standing === 'blocks') || (kindergartens?.broken.length ?? 0) > 0
}

// eslint-disable-next-line max-params -- the files, which of them, what is wanted, and where to complain
function fromFiles({ snapshots, population }: CountyFiles, year: string | undefined, wanted: Wanted, { tell }: Terminal): Effects {
  const snapshot = year === undefined ? snapshots.at(-1) : snapshots.find(({ date }) => date.startsWith(year))
  if (snapshot === undefined) throw new Failure(exitCodes.usage, `没有 ${year} 年的快照。 There is no snapshot of ${year}.`)
  const levers = leversOf(wanted)
  const faults = checkLevers(levers, snapshot)
  for (const { lever, zh, en } of faults) tell(`${lever} · ${zh} ${en}`)
  if (faults.length > 0) throw new Failure(exitCodes.unreadable, `方案有 ${faults.length} 处不能成立，见上。 ${faults.length} levers cannot be moved so; see above.`)
  const travel = travelMinutes(snapshot)
  const kindergartens = levers.kindergartens === undefined ? {} : { kindergartens: kindergartenScene(snapshot, population, usualKindergartens) }
  const scene: EffectScene = {
    ...kindergartens,
    snapshot,
    travel,
    attendance: estimateAttendance(snapshot, population, travel),
    teachers: teachersBySubject(snapshot.staff ?? []),
    standards: standardIds.map((id) => ({ standard: loadStandard(id, { county: snapshot.county.code }), options: {} })),
    dates: datesAfter(snapshot),
  }
  return effectsOf(levers, scene)
}

async function fromDatabase(values: Wanted & { readonly data?: string | undefined }, terminal: Terminal): Promise<Effects> {
  const asked = (['closed', 'extended', 'assigned', 'kindergartens'] as const).flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))
  const config = settings({ data: values.data }, terminal)
  const question = { method: 'GET', path: `/layout/effects?${new URLSearchParams(asked)}`, onProgress: (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`) } as const
  const { status, bytes } = await orUnavailable(config, askFromConsole(config, county, question))
  const answer: unknown = JSON.parse(new TextDecoder().decode(bytes))
  if (status >= 400) throw new Failure(exitCodes.notMet, `不能推演：${JSON.stringify(answer)} 。 It cannot be tried.`)
  return answer as Effects
}
