import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askFromConsole, type ConsoleAnswer } from '@junheng/server/ask-from-console.ts'
import { familiesOf } from '@junheng/server/documents/fonts.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'
import { outFolder } from './out-folder.ts'

const help = `选项 Options
  --out DIR    写到哪个目录（必填；没有则新建） · folder to write to (required; made if it is not there)
  --id ID      已发通报的编号，原样取出；默认是按当前账目起草的草稿 · a published bulletin as it was published; default: the draft that the ledger gives now
  --data DIR   数据目录 · data folder

写出 Word（GB/T 9704 版式）和 PDF 各一份，并说明 PDF 实际使用的字体。JUNHENG_FONTS 可指定字体目录。
Writes a Word file (GB/T 9704 layout) and a PDF, and says in which fonts the PDF is really set. JUNHENG_FONTS names a folder of fonts.

示例 Examples
  junheng bulletin --out 通报
  junheng api /bulletins                 （已发通报及其编号 · published bulletins and their ids）`

const options = { out: { type: 'string' }, id: { type: 'string' }, data: { type: 'string' } } as const

/** Writes the draft, or a published bulletin, as Word and as PDF. */
export const bulletinCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const config = settings(values, terminal)
    const folder = await outFolder(values.out, terminal)
    const path = values.id === undefined ? '/bulletins/draft/file' : `/bulletins/${encodeURIComponent(values.id)}/file`
    for (const format of ['docx', 'pdf'] as const) {
      const question = { method: 'GET', path: `${path}?format=${format}`, onProgress: (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`) } as const
      const { bytes } = refuseProblem(await orUnavailable(config, askFromConsole(config, countyOf(config), question)))
      const file = join(folder, `${values.id ?? '通报草稿'}.${format}`)
      await writeFile(file, bytes)
      terminal.print(format === 'docx' ? file : `${file}  字体 fonts: ${familiesOf(bytes).join('、')}`)
    }
    return exitCodes.ok
  },
}

function refuseProblem(answer: ConsoleAnswer): ConsoleAnswer {
  if (answer.status === 404) throw new Failure(exitCodes.usage, '没有这个编号的通报；junheng api /bulletins 列出已发通报。 There is no bulletin of this id; junheng api /bulletins lists them.')
  if (answer.status >= 400) throw new Error(new TextDecoder().decode(answer.bytes))
  return answer
}
