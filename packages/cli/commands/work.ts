import { work } from '@junheng/server/work.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --jobs N       同时做几项，默认 1 · jobs at the same time (default 1)
  --until-idle   没有到期的任务就结束 · end when no job is due
  --data DIR     数据目录 · data folder

  DATABASE_URL=postgres://…  另一台机器上的数据库 · the database of another machine

任务是数据库里的行：进程被杀，任务由别的进程接着做，结果只写一次。服务本身也做任务；JUNHENG_WORKERS=0 时只由本命令做。
Jobs are rows of the database: when a process is killed another takes its job on, and the effect is written once. The server works on jobs too, unless JUNHENG_WORKERS=0.

示例 Examples
  junheng work --jobs 2
  junheng work --until-idle`

const options = { jobs: { type: 'string' }, 'until-idle': { type: 'boolean' }, data: { type: 'string' } } as const

/** A worker process. Ends by Ctrl-C, giving back what it has under way. */
export const workCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const places = Number(values.jobs ?? '1')
    if (!Number.isInteger(places) || places < 1 || places > 99) throw new Failure(exitCodes.usage, `--jobs 须为 1–99 的整数，而不是 ${values.jobs}。 --jobs takes a whole number from 1 to 99, not ${values.jobs}.`)
    const config = settings(values, terminal)
    const untilIdle = values['until-idle'] === true
    const working = {
      county: countyOf(config),
      places,
      untilIdle,
      stopped: terminal.stopped,
      onProgress: (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`),
      onError: (error: unknown) => terminal.tell(`内部错误 Internal error: ${error instanceof Error ? error.stack : String(error)}`),
    }
    const taken = await orUnavailable(config, work(config, working))
    if (untilIdle) terminal.print(`做了 ${taken} 次 · ${taken} attempts`)
    return exitCodes.ok
  },
}
