import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BenchLine } from '@junheng/server/solver/bench/bench-line.ts'
import { benchFamilies } from '@junheng/server/solver/bench/families.ts'
import { runBench } from '@junheng/server/solver/bench/run-bench.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'

const help = `选项 Options
  --seconds N    每个算例至多 N 秒，默认 60 · seconds an instance, 60 unless said otherwise
  --json         每个算例一行 JSON · one line of JSON an instance

FAMILY：${Object.keys(benchFamilies).join('、')}。FILE 是公开算例文件；下界与差距是证明过的，未证明的写 null。
FILE is a public benchmark instance; bound and gap are proven, null where nothing was.

示例 Examples
  junheng bench pmedian pmed1.txt --seconds 10 --json
  junheng bench sscflp p1 p2 --json`

const options = { seconds: { type: 'string' }, json: { type: 'boolean' } } as const

/** Solves benchmark instances and says what was found and proven. */
export const benchCommand: Command = {
  help,
  async run(args, { print, workingFolder }) {
    const { values, positionals } = readArguments(args, options)
    const [name = '', ...files] = positionals
    const family = Object.hasOwn(benchFamilies, name) ? benchFamilies[name] : undefined
    if (!family) throw new Failure(exitCodes.usage, `FAMILY 须是 ${Object.keys(benchFamilies).join('、')} 之一。 FAMILY is one of these.`)
    const paths = files.map((file) => resolve(workingFolder, file))
    const missing = paths.filter((path) => !existsSync(path))
    if (files.length === 0 || missing.length > 0) throw new Failure(exitCodes.unreadable, files.length === 0 ? '没有给出算例文件。 No instance was given.' : `找不到 ${missing.join('、')}。 Not found.`)
    for (const path of paths) {
      const line = await runBench(family, path, secondsOf(values.seconds))
      print(values.json ? JSON.stringify(line) : sentence(line))
    }
    return exitCodes.ok
  },
}

function secondsOf(given = '60'): number {
  const seconds = Number(given)
  if (!(seconds > 0)) throw new Failure(exitCodes.usage, `--seconds ${given} 应为正数。 --seconds ${given} should be a positive number.`)
  return seconds
}

function sentence({ instance, status, objective, bound, gap, seconds, peakMb }: BenchLine): string {
  const share = gap === null ? '–' : `${(100 * gap).toFixed(3)} %`
  return `${instance}  ${status}  ${objective ?? '–'}  ≥ ${bound ?? '–'}  ${share}  ${seconds.toFixed(1)} s  ${peakMb} MB`
}
