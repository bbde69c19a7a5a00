import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { askFromConsole, type ConsoleAnswer } from '@junheng/server/ask-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { choice } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command, type Terminal } from './command.ts'
import { fileBytes } from './file-bytes.ts'

const help = `选项 Options
  --method GET|POST|PUT|DELETE   默认 GET · default GET
  --body JSON                    请求内容 · the body
  --file FILE                    以文件为请求内容 · a file as the body
  --out FILE                     把下载写入文件 · write a download to a file
  --data DIR                     数据目录 · data folder

页面能做的，这里都能做：同样的权限、校验与操作记录。地址见 /api/openapi.json。服务运行与否都可以用。
Whatever a page can do, with the same permissions, checks and audit rows; /api/openapi.json lists the paths. Works whether the server runs or not.

示例 Examples
  junheng api /snapshots
  junheng api '/gaps?standard=quality-2017&state=open'
  junheng api '/judgement/workbook?standard=quality-2017' --out 体检表.xlsx
  junheng api /templates --out 补充模板.xlsx
  junheng api /checklist/government-01 --method PUT --body '{"verdict":"met","evidence":"见规划批复","on":"2021-05-11"}'`

const options = { method: { type: 'string' }, body: { type: 'string' }, file: { type: 'string' }, out: { type: 'string' }, data: { type: 'string' } } as const

/** Asks the API from the console: every capability as JSON or a file. Exit code 1 where the answer is a problem. */
export const apiCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const [path] = positionals
    if (path === undefined || positionals.length > 1 || !path.startsWith('/')) throw new Failure(exitCodes.usage, '请给出一个以 / 开头的地址，例如 /snapshots。 Give one path that begins with /, for example /snapshots.')
    const config = settings(values, terminal)
    const question = {
      method: choice('method', values.method, ['GET', 'POST', 'PUT', 'DELETE']) ?? 'GET',
      path,
      body: values.file === undefined ? values.body : await fileBytes(resolve(terminal.workingFolder, values.file)),
      onProgress: (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`),
    } as const
    return give(await orUnavailable(config, askFromConsole(config, countyOf(config), question)), values.out, terminal)
  },
}

async function give({ status, mediaType, bytes }: ConsoleAnswer, out: string | undefined, { print, tell, workingFolder }: Terminal) {
  if (mediaType.startsWith('application/json')) {
    print(JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 2))
    return status < 400 ? exitCodes.ok : exitCodes.notMet
  }
  if (out === undefined) throw new Failure(exitCodes.usage, `这是文件（${bytes.byteLength} 字节），请用 --out 指定写到哪里。 This is a file of ${bytes.byteLength} bytes; say with --out where to write it.`)
  await writeFile(resolve(workingFolder, out), bytes)
  tell(`${out} ${bytes.byteLength}`)
  return exitCodes.ok
}
