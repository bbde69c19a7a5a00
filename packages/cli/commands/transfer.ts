import { resolve } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { compareWays, type Way } from '@junheng/core/planning/transfers/compare.ts'
import { roundFaults } from '@junheng/core/planning/transfers/check-round.ts'
import type { RoundFault } from '@junheng/core/planning/transfers/fault.ts'
import { recordOf, type RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import type { Round } from '@junheng/core/planning/transfers/round.ts'
import { runRound } from '@junheng/core/planning/transfers/run-round.ts'
import { decodeText } from '@junheng/server/documents/csv.ts'
import { sha256 } from '@junheng/server/documents/digest.ts'
import { verificationPage } from '@junheng/server/documents/transfers/verification-page.ts'
import { staffingNorms } from '@junheng/standards/load-staffing.ts'
import { onlyFile } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command, type ExitCode, type Terminal } from './command.ts'
import { fileBytes } from './file-bytes.ts'
import { verifyCommand } from './verify.ts'

const help = `用法 Usage
  junheng transfer run FILE [--out round.json] [--page page.html] [--json]
  junheng transfer verify FILE [--json]
  junheng transfer compare FILE [--quota 岗位=数,…] [--json]

选项 Options
  --out FILE          记录写入文件 · write the record to a file
  --page FILE         离线核验页写入文件 · write the verification page to a file
  --rules-published D 规则公布日 · the day the rules were published
  --applications-closed D  报名截止日 · the day applications closed
  --quota CELL=N,…    试算：改名额 · a trial with other quotas
  --json              记录或全部问题印为 JSON · print the record, or all faults, as JSON

run 的 FILE 是一轮的输入（core/planning/transfers/round.ts 的 Round，或 round.json，取其中的输入）。有问题时全部列出，不运行，退出码 1。
FILE of run is the input of a round (Round of core/planning/transfers/round.ts, or a round.json, whose input is taken). Faults are listed all at once and nothing runs; exit code 1.

compare 只是试算：现行规则、改名额、取消每一项均衡要求、改变“来一放一”、互换机制，逐行比较。
compare is a trial: the rules as they are, other quotas, each distribution target taken away, the other answer to replacement, the block exchange, a line each.

示例 Examples
  junheng transfer run round.json --out again.json --page page.html
  junheng transfer verify round.json
  junheng transfer compare round.json --quota 2199000105/primary/语文=2`

const options = { out: { type: 'string' }, page: { type: 'string' }, 'rules-published': { type: 'string' }, 'applications-closed': { type: 'string' }, quota: { type: 'string' }, json: { type: 'boolean' } } as const

/** Runs a transfer round from a file, or verifies its record. */
export const transferCommand: Command = {
  help,
  async run([deed, ...rest], terminal) {
    if (deed === 'verify') return verifyCommand.run(rest, terminal)
    if (deed === 'run') return runFile(rest, terminal)
    if (deed === 'compare') return compareFile(rest, terminal)
    throw new Failure(exitCodes.usage, '须写 transfer run、verify 或 compare，用 --help 查看。 Say transfer run, verify or compare; see --help.')
  },
}

async function runFile(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  const file = onlyFile(positionals)
  const given = inputIn(file, decodeText(await fileBytes(resolve(terminal.workingFolder, file))))
  const faults = roundFaults(given.round)
  if (faults.length > 0) {
    terminal.print(values.json === true ? JSON.stringify({ faults }, null, 2) : faults.map(faultLine).join('\n'))
    return exitCodes.notMet
  }
  const dates = { rulesPublishedOn: values['rules-published'] ?? given.rulesPublishedOn ?? '', applicationsClosedOn: values['applications-closed'] ?? given.applicationsClosedOn ?? '' }
  const record = recordOf(given.round, runRound(given.round, sha256)!, dates, sha256)
  if (values.out !== undefined) await writeFile(resolve(terminal.workingFolder, values.out), JSON.stringify(record))
  if (values.page !== undefined) await writeFile(resolve(terminal.workingFolder, values.page), verificationPage(record))
  terminal.print(values.json === true ? JSON.stringify(record, null, 2) : summaryLine(record))
  return exitCodes.ok
}

async function compareFile(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  const file = onlyFile(positionals)
  const { round } = inputIn(file, decodeText(await fileBytes(resolve(terminal.workingFolder, file))))
  const quotas = quotasIn(values.quota)
  const asked = quotas.size === 0 ? null : { ...round, cells: round.cells.map((cell) => ({ ...cell, vacancies: quotas.get(cell.id) ?? cell.vacancies })) }
  const cells = new Set(round.cells.map(({ id }) => id))
  const unknown = [...quotas.keys()].filter((cell) => !cells.has(cell))
  if (unknown.length > 0) throw new Failure(exitCodes.usage, `没有岗位 ${unknown.join('、')}。 There is no such cell.`)
  const faults = [...roundFaults(round), ...(asked === null ? [] : roundFaults(asked).filter(({ code }) => code === 'beyondNeed'))]
  if (faults.length > 0) {
    terminal.print(values.json === true ? JSON.stringify({ faults }, null, 2) : faults.map(faultLine).join('\n'))
    return exitCodes.notMet
  }
  const { yuan, movingYuan } = staffingNorms().yearlyCost
  const ways = compareWays(round, asked, { sha256, prices: { yuan, movingYuan } })
  terminal.print(values.json === true ? JSON.stringify(ways, null, 2) : ways.map(wayLine).join('\n'))
  return exitCodes.ok
}

/** `CELL=N,CELL=N`. */
function quotasIn(text: string | undefined): ReadonlyMap<string, number> {
  return new Map((text ?? '').split(',').filter((pair) => pair !== '').map((pair) => {
    const [, cell, posts] = /^(.+)=(\d{1,3})$/.exec(pair) ?? []
    if (cell === undefined) throw new Failure(exitCodes.usage, `${pair}：须写作 岗位=数。 Write it as CELL=N.`)
    return [cell, Number(posts)]
  }))
}

const wayLine = ({ way, figures: { voluntary, compulsory, postsLeft, surplusLeft, risen } }: Way): string =>
  `${way}：竞聘 ${voluntary}，调剂 ${compulsory}，空岗余 ${postsLeft}，富余余 ${surplusLeft}，差异系数上升 ${risen.length} 项。 ${voluntary} voluntary, ${compulsory} compulsory, ${postsLeft} posts and ${surplusLeft} surplus left, ${risen.length} coefficients rise.`

const faultLine = ({ sheet, row, field, value, zh, en }: RoundFault): string => `${sheet} · ${row} · ${field} · ${value} · ${zh} ${en}`

function summaryLine({ result: { placements, reached, left } }: RoundRecord): string {
  const open = left.reduce((sum, { vacancies }) => sum + vacancies, 0)
  return `录用 ${placements.length} 人，其中组织调剂 ${reached.length} 人，空岗余 ${open} 个。 ${placements.length} placed, ${reached.length} of them compulsory, ${open} posts left.`
}

interface Input {
  readonly round: Round
  readonly rulesPublishedOn?: string
  readonly applicationsClosedOn?: string
}

/** A round by itself, or that of a record. */
function inputIn(name: string, text: string): Input {
  const value = parsed(text)
  const input = value !== null && 'round' in value ? (value as Input) : { round: value as Round }
  const isRound = input.round !== null && ['schools', 'cells', 'teachers', 'journeys'].every((key) => Array.isArray(input.round[key as 'cells'])) && typeof input.round.rules === 'object'
  if (isRound) return input
  throw new Failure(exitCodes.unreadable, `${name}：不是一轮调配的输入。 It is not the input of a transfer round.`)
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
