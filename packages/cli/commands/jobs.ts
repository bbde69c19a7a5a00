import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { askFromConsole, type ConsoleAnswer } from '@junheng/server/ask-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'

const help = `选项 Options
  --parameters JSON   start 的参数，默认 {} · parameters of start (default {})
  --out FILE          show 时把产生的文件写到此处 · with show: where to write the file that came of it
  --state STATE       列表只含 queued|running|done|failed|stopped · list only those
  --data DIR          数据目录 · data folder
  --json              结果为 JSON · the result as JSON

谁做：正在运行的服务，或 junheng work。 Done by the running server, or by junheng work.

示例 Examples
  junheng jobs
  junheng jobs start wallChart.print --parameters '{"size":"A3"}'
  junheng work --until-idle
  junheng jobs show 编号ID --out 挂图.pdf`

const options = { parameters: { type: 'string' }, out: { type: 'string' }, state: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const

/** Lists runs, and starts, shows, stops or repeats one. Exit code 1 where the server refuses. */
export const jobsCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const [deed = 'list', subject] = positionals
    const config = settings(values, terminal)
    const onProgress = (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`)
    const ask = (method: 'GET' | 'POST', path: string, body?: string) => orUnavailable(config, askFromConsole(config, countyOf(config), { method, path, body, onProgress }))

    const { status, bytes } = await askFor({ deed, subject, parameters: values.parameters ?? '{}', state: values.state }, ask)
    const reply: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (status >= 400) {
      terminal.tell(JSON.stringify(reply))
      return exitCodes.notMet
    }
    if (values.out !== undefined) await download(reply as Run, resolve(terminal.workingFolder, values.out), ask)
    report(reply as Run | readonly Run[], values.json === true, terminal)
    return exitCodes.ok
  },
}

/** What is printed of a run. */
interface Run {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly progress: number
  readonly attempts: number
  readonly askedBy: string
  readonly askedAt: string
  readonly fault: string | null
}

interface Deed {
  readonly deed: string
  readonly subject: string | undefined
  readonly parameters: string
  readonly state: string | undefined
}

type Ask = (method: 'GET' | 'POST', path: string, body?: string) => Promise<ConsoleAnswer>

function askFor({ deed, subject, parameters, state }: Deed, ask: Ask): Promise<ConsoleAnswer> {
  if (deed === 'list') return ask('GET', `/jobs${state === undefined ? '' : `?state=${encodeURIComponent(state)}`}`)
  if (subject === undefined || !['start', 'show', 'stop', 'retry'].includes(deed)) throw new Failure(exitCodes.usage, '用法：jobs、jobs start KIND、jobs show|stop|retry ID。 Use: jobs, jobs start KIND, jobs show|stop|retry ID.')
  if (deed === 'start') return ask('POST', '/jobs', JSON.stringify({ kind: subject, parameters: parsed(parameters) }))
  const path = `/jobs/${encodeURIComponent(subject)}`
  return deed === 'show' ? ask('GET', path) : ask('POST', `${path}/${deed}`)
}

function parsed(parameters: string): unknown {
  try {
    return JSON.parse(parameters)
  } catch (error) {
    throw new Failure(exitCodes.usage, `--parameters 不是 JSON：${(error as Error).message}。 --parameters is no JSON.`, { cause: error })
  }
}

async function download({ id, state }: Run, path: string, ask: Ask) {
  const { status, bytes } = await ask('GET', `/jobs/${id}/file`)
  if (status !== 200) throw new Failure(exitCodes.notMet, `这次运行没有文件（状态 ${state}）。 There is no file of this run (${state}).`)
  await writeFile(path, bytes)
}

function report(reply: Run | readonly Run[], asJson: boolean, { print }: Terminal) {
  if (asJson) return print(JSON.stringify(reply, null, 2))
  const jobs = 'id' in reply ? [reply] : reply
  if (jobs.length === 0) return print('没有运行过任务。 No runs.')
  for (const job of jobs) print(lineOf(job))
}

function lineOf({ id, kind, state, progress, attempts, askedBy, askedAt, fault }: Run) {
  const percent = `${Math.round(progress * 100)}%`.padStart(4)
  return [id, state.padEnd(8), percent, `×${attempts}`, askedAt, kind, askedBy, ...(fault === null ? [] : [`! ${fault}`])].join('  ')
}
