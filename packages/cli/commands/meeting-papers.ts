import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import { county } from '../county.ts'
import { orUnavailable, settings } from '../settings.ts'
import { exitCodes, readArguments, type Command } from './command.ts'
import { outFolder } from './out-folder.ts'

const help = `选项 Options
  --out DIR    写到哪个目录（必填；没有则新建） · folder to write to (required; made if it is not there)
  --json       以 JSON 列出写出的文件 · list the files written as JSON
  --data DIR   数据目录 · data folder

同一本台账、同一时刻的四种材料：挂图（A0，PDF）、调度会材料、通报草稿、跟进清单（Word 和 PDF）。与页面上的“生成调度会材料”相同。
The four papers of one ledger at one moment: wall chart (A0, PDF), dispatch pack, draft bulletin, follow-up list (Word and PDF). The same as the button on the page.

示例 Examples
  junheng meeting-papers --out 调度会
  junheng api /meeting-papers/pack       （需要决定的事项，JSON · what needs a decision, as JSON）`

const options = { out: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' } } as const

/** Writes all four papers of the dispatch meeting. */
export const meetingPapersCommand: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options)
    const config = settings(values, terminal)
    const folder = await outFolder(values.out, terminal)
    const files: Written[] = []
    for (const { paper, name, format } of papers) {
      const question = { method: 'GET', path: `/meeting-papers/file?paper=${paper}&format=${format}`, onProgress: (zh: string, en: string) => terminal.tell(`… ${zh} · ${en}`) } as const
      const { status, bytes } = await orUnavailable(config, askFromConsole(config, county, question))
      if (status >= 400) throw new Error(new TextDecoder().decode(bytes))
      const file = join(folder, `${name}.${format}`)
      await writeFile(file, bytes)
      files.push({ paper, format, file, bytes: bytes.byteLength })
    }
    if (values.json === true) terminal.print(JSON.stringify({ files }, null, 2))
    else for (const { file, bytes } of files) terminal.print(`${file}  ${(bytes / 1024).toFixed(0)} KB`)
    return exitCodes.ok
  },
}

interface Written {
  readonly paper: string
  readonly format: 'docx' | 'pdf'
  readonly file: string
  readonly bytes: number
}

const papers = [
  { paper: 'wall-chart', name: '挂图', format: 'pdf' },
  { paper: 'pack', name: '调度会材料', format: 'docx' },
  { paper: 'pack', name: '调度会材料', format: 'pdf' },
  { paper: 'bulletin', name: '通报草稿', format: 'docx' },
  { paper: 'bulletin', name: '通报草稿', format: 'pdf' },
  { paper: 'follow-ups', name: '跟进清单', format: 'docx' },
  { paper: 'follow-ups', name: '跟进清单', format: 'pdf' },
] as const
