import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BenchLine } from '@junheng/server/solver/bench/bench-line.ts'
import { benchFamilies } from '@junheng/server/solver/bench/families.ts'
import { runBench } from '@junheng/server/solver/bench/run-bench.ts'
import { benchBuses } from './bench-buses.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'

const families = [...Object.keys(benchFamilies), 'sbrp']

const help = `选项 Options
  --seconds N    每个算例至多 N 秒，默认 60 · seconds an instance, 60 unless said otherwise
  --cpu          按处理器时间计秒（各线程合计；cvrp、sbrp 除外） · count processor time of all threads (not cvrp, sbrp)
  --json         每个算例一行 JSON · one line of JSON an instance
  只用于 sbrp · sbrp only
  --ride N       最长乘车秒数，默认 2700 · longest ride in seconds, 2700 unless said otherwise
  --loads WORD   single（默认，一车一时只载一校）或 mixed · one school at a time, or mixed
  --window WORD  early（single 的默认，到校卸完恰为窗口之初）或 whole · the start of the bell window, or all of it
  --out ROUTES   把路线写入文件（docs/bench-routes.md） · write the routes to a file

FAMILY：${families.join('、')}。FILE 是公开算例文件；下界与差距是证明过的，未证明的写 null。
FILE is a public benchmark instance; bound and gap are proven, null where nothing was.

示例 Examples
  junheng bench pmedian pmed1.txt --seconds 10 --json
  junheng bench sscflp p1 p2 --json
  junheng bench sbrp RSRB01 --ride 2700 --loads single --seconds 60 --json --out routes.tsv`

const word = { type: 'string' } as const
const options = { seconds: word, cpu: { type: 'boolean' }, json: { type: 'boolean' }, ride: word, loads: word, window: word, out: word } as const

/** Solves benchmark instances and says what was found and proven. */
export const benchCommand: Command = {
  help,
  async run(args, terminal) {
    const { print, workingFolder } = terminal
    const { values, positionals } = readArguments(args, options)
    const [name = '', ...files] = positionals
    if (name === 'sbrp') {
      const { seconds, json = false, ride, loads, window, out } = values
      return benchBuses({ folders: files, seconds: secondsOf(seconds), json, ride, loads, window, out }, terminal)
    }
    const family = Object.hasOwn(benchFamilies, name) ? benchFamilies[name] : undefined
    if (!family) throw new Failure(exitCodes.usage, `FAMILY 须是 ${families.join('、')} 之一。 FAMILY is one of these.`)
    for (const path of present(files, workingFolder)) {
      const line = await runBench(family, path, secondsOf(values.seconds), values.cpu ? 'cpu' : 'wall')
      print(values.json ? JSON.stringify(line) : sentence(line))
    }
    return exitCodes.ok
  },
}

function present(files: readonly string[], workingFolder: string): readonly string[] {
  if (files.length === 0) throw new Failure(exitCodes.unreadable, '没有给出算例文件。 No instance was given.')
  const paths = files.map((file) => resolve(workingFolder, file))
  const missing = paths.filter((path) => !existsSync(path))
  if (missing.length > 0) throw new Failure(exitCodes.unreadable, `找不到 ${missing.join('、')}。 Not found.`)
  return paths
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
