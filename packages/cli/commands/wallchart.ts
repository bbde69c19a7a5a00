import { stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { askFromConsole, type ConsoleAnswer } from '@junheng/server/ask-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { choice, languageOf } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --out FILE.pdf   写到哪个文件，必填 · the file to write, required
  --size A0|A3     A0 一张，或 A3 九张拼成同一幅；默认 A0 · one A0 sheet, or nine A3 sheets that tile to the same picture; default A0
  --lang zh|en     语言 · language
  --data DIR       数据目录 · data folder

矢量 PDF：项目按再慢一天的代价排序，有今日线、冰冻期、假期、图例与数据日期。A3 各张带裁切线与张号。服务运行与否都可以用。
Vector PDF: projects in the order of what one day more would cost, with today, frost, vacations, legend and the day of the data. A3 sheets have crop marks and numbers. Works whether the server runs or not.

示例 Examples
  junheng wallchart --out 挂图.pdf
  junheng wallchart --out wall-chart.pdf --size A3 --lang en`

const options = { out: { type: 'string' }, size: { type: 'string' }, lang: { type: 'string' }, data: { type: 'string' } } as const

/** Writes the wall chart of the county's projects for the wall. */
export const wallchartCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    if (values.out === undefined) throw new Failure(exitCodes.usage, '请用 --out 指定文件。 Name a file with --out. Example: junheng wallchart --out wall-chart.pdf')
    const size = choice('size', values.size, ['A0', 'A3']) ?? 'A0'
    const language = languageOf(values.lang, terminal.env)
    const path = resolve(terminal.workingFolder, values.out)
    await requireFolder(dirname(path))
    const config = settings(values, terminal)
    const onProgress = (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`)
    const bytes = printed(await orUnavailable(config, askFromConsole(config, countyOf(config), { method: 'GET', path: `/programme/wall-chart?size=${size}&lang=${language}`, onProgress })))
    await writeFile(path, bytes).catch((error: NodeJS.ErrnoException) => refuse(path, error))
    const pages = pagesOf(bytes)
    terminal.print(`${path} · ${size} · ${pages} 页 ${pages === 1 ? 'page' : 'pages'} · ${(bytes.byteLength / 1024).toFixed(0)} KB`)
    return exitCodes.ok
  },
}

/** Asked before the chart is made, so that nobody waits for what cannot be written. */
async function requireFolder(folder: string): Promise<void> {
  const isFolder = await stat(folder).then((found) => found.isDirectory(), () => false)
  if (!isFolder) throw new Failure(exitCodes.unavailable, `目录 ${folder} 不存在，请先建好或换一个。 There is no folder ${folder}; make it first or choose another.`)
}

function printed({ status, mediaType, bytes }: ConsoleAnswer): Uint8Array {
  if (status < 400 && mediaType.startsWith('application/pdf')) return bytes
  throw new Failure(exitCodes.internal, `挂图没有印成：${new TextDecoder().decode(bytes)} The wall chart was not made.`)
}

const pagesOf = (pdf: Uint8Array) => [...new TextDecoder('latin1').decode(pdf).matchAll(/\/MediaBox/g)].length

function refuse(path: string, error: NodeJS.ErrnoException): never {
  throw new Failure(exitCodes.unavailable, `写不进 ${path}（${error.code}），请换目录或检查权限。 ${path} cannot be written (${error.code}); choose another folder or check the permission.`, { cause: error })
}
