import { join } from 'node:path'
import { startServer, Stopped, type Opened } from '@junheng/server/server.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { exitCodes, readArguments, type Command } from './command.ts'

const help = `  --port N     端口，默认 $PORT 或 8080 · port (default $PORT or 8080)
  --host H     监听地址，默认 127.0.0.1 · address to listen on
  --data DIR   数据目录，默认 $JUNHENG_DATA 或 ./data · data folder
  --empty      不载入样例县 · without the sample county

  JUNHENG_CLOCK=today        用真实日期；默认停在 2021-05-11（X市演示） · the real date; X市's clock stands at 2021-05-11
  JUNHENG_FONTS=/…/fonts     打印公文所用字体（仿宋、小标宋、黑体、楷体）的目录 · folder of fonts for printed papers
  JUNHENG_DIGEST=sm3         审计链用国密 SM3，默认 sha256 · the audit is sealed with SM3 instead of SHA-256
  DATABASE_URL=postgres://…  使用已有的 PostgreSQL 15+ · use a given PostgreSQL 15 or later

示例 Examples:
  junheng serve
  JUNHENG_CLOCK=today junheng serve --port 8081 --data ./demo`

const options = { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' }, empty: { type: 'boolean' } } as const

const pages = join(import.meta.dirname, '..', '..', 'web', 'dist')

/** Serves until it is told to stop. `sample` fills an empty county the first time. */
export function serveCommand(sample?: (opened: Opened) => Promise<void>): Command {
  return {
    help,
    async run(args, terminal) {
      const { values } = readArguments(args, options)
      const config = settings(values, terminal)
      const onProgress = (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`)
      const onError = (error: unknown) => terminal.tell(`内部错误 Internal error: ${error instanceof Error ? error.stack : String(error)}`)
      const { stopped } = terminal
      const starting = startServer(config, { county: countyOf(config), webRoot: pages, ...(sample && !values.empty && config.county === undefined && { sample }), stopped, onProgress, onError })
      const server = await orUnavailable(config, starting).catch(unlessStopped)
      if (!server) return exitCodes.ok
      const { address, signInLink, close } = server
      terminal.print(`均衡已启动 Junheng is running: ${address}`)
      terminal.print(`一次性登录链接（24 小时内有效） Sign in once, within a day: ${signInLink}`)
      terminal.print('按 Ctrl-C 停止 · Ctrl-C stops it')
      await stopped
      terminal.tell('… 正在停止 · Stopping')
      await close()
      return exitCodes.ok
    },
  }
}

function unlessStopped(error: unknown): undefined {
  if (!(error instanceof Stopped)) throw error
}
