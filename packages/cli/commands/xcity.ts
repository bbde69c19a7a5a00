import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { generateXCity } from '@junheng/xcity/county.ts'
import { xCityWorkbooks } from '../x-city-workbooks.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --out DIR    写入的目录，必填 · the folder to write to, required
  --seed N     随机种子；同一种子得到逐字节相同的文件 · the same seed gives the same bytes

X市是虚构的样例县。每年写出教基统计工作簿与补充模板各一个，可用 junheng import 或导入页读回；另写出全部项目（JSON），由项目页读回；以及分村出生、住房与在建学校（JSON），供 junheng forecast 使用。
X市 does not exist. Each year is written as the official workbook and our own templates, which junheng import and the import page read; beside them all its projects as JSON, which the page of projects reads, and its births, homes and planned schools, which junheng forecast reads.

示例 Examples
  junheng xcity --out ./x-city
  junheng xcity --out ./another --seed 7`

/** Writes the sample county's workbooks and projects. */
export const xcityCommand: Command = {
  help,
  async run(args, { print, workingFolder }) {
    const { values } = readArguments(args, { out: { type: 'string' }, seed: { type: 'string' } })
    if (values.out === undefined) throw new Failure(exitCodes.usage, '请用 --out 指定目录。 Name a folder with --out. Example: junheng xcity --out ./x-city')
    const folder = resolve(workingFolder, values.out)
    const seed = values.seed === undefined ? undefined : wholeNumber(values.seed)
    await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => refuse(folder, error))
    const city = generateXCity(seed === undefined ? {} : { seed })
    for await (const { fileName, bytes } of xCityWorkbooks(city)) await write(join(folder, fileName), bytes)
    await write(join(folder, `${city.county.name}-项目.json`), `${JSON.stringify(city.projects, undefined, 2)}\n`)
    await write(join(folder, `${city.county.name}-人口住房.json`), `${JSON.stringify(city.population, undefined, 2)}\n`)
    return exitCodes.ok

    async function write(path: string, content: Uint8Array | string): Promise<void> {
      await writeFile(path, content).catch((error: NodeJS.ErrnoException) => refuse(path, error))
      print(path)
    }
  },
}

function wholeNumber(text: string): number {
  const seed = Number(text)
  if (/^\d{1,9}$/.test(text)) return seed
  throw new Failure(exitCodes.usage, `--seed 须为不超过九位的非负整数，而不是 ${text}。 --seed must be a whole number of at most nine digits, not ${text}.`)
}

function refuse(path: string, error: NodeJS.ErrnoException): never {
  throw new Failure(exitCodes.unavailable, `写不进 ${path}（${error.code}），请换目录或检查权限。 ${path} cannot be written (${error.code}); choose another folder or check the permission.`, { cause: error })
}
