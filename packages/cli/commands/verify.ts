import { basename, resolve } from 'node:path'
import { isVerified, recordFormat, verifyRecord, type RoundRecord, type Verdict } from '@junheng/core/planning/transfers/record.ts'
import { sha256 } from '@junheng/server/documents/digest.ts'
import { decodeText } from '@junheng/server/documents/csv.ts'
import { languageOf, onlyFile, type Language } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'
import { fileBytes } from './file-bytes.ts'

const help = `选项 Options
  --json              结果为 JSON · the verdict as JSON
  --lang zh|en        默认随 LANG · follows LANG

FILE 是一轮县管校聘的 round.json；不用数据库，也不联网。重算规则哈希、数据根哈希、得分、次序、结果和证书，列出不符之处；有不符时退出码为 1。
FILE is round.json of a transfer round; neither a database nor a network is used. Hashes, scores, order, result and certificates are recomputed; the exit code is 1 where anything does not hold.

示例 Examples
  junheng verify round.json
  junheng verify round.json --json`

const options = { json: { type: 'boolean' }, lang: { type: 'string' } } as const

/** Whether a transfer round holds what it says, from its record alone. */
export const verifyCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const language = languageOf(values.lang, terminal.env)
    const path = resolve(terminal.workingFolder, onlyFile(positionals))
    const verdict = verifyRecord(recordIn(path, decodeText(await fileBytes(path))), sha256)
    if (values.json === true) terminal.print(JSON.stringify({ verified: isVerified(verdict), ...verdict }, null, 2))
    else for (const line of linesOf(verdict, language)) terminal.print(line)
    return isVerified(verdict) ? exitCodes.ok : exitCodes.notMet
  },
}

/** The outline is looked at here; what stands in it is for the checks to find. */
function recordIn(path: string, text: string): RoundRecord {
  const record = parsed(text)
  if (record?.format === recordFormat && ['teachers', 'cells', 'schools', 'journeys'].every((key) => Array.isArray(record.round?.[key as 'teachers'])) && Array.isArray(record.result?.placements)) return record
  throw new Failure(exitCodes.unreadable, `${basename(path)}：不是一轮调配的记录（${recordFormat}），请从结果页下载。 It is no record of a transfer round; download it from the result page.`)
}

function parsed(text: string): RoundRecord | null {
  try {
    return JSON.parse(text) as RoundRecord
  } catch {
    return null
  }
}

const sealWords = {
  rulesHash: { zh: '规则与公布的哈希不符', en: 'The rules are not those whose hash was published.' },
  merkleRoot: { zh: '冻结的数据与公布的根哈希不符', en: 'The frozen data are not those of the published root.' },
  rulesAfterApplications: { zh: '规则在报名截止之后才公布', en: 'The rules were published after applications closed.' },
} as const

function linesOf(verdict: Verdict, language: Language): readonly string[] {
  const zh = language === 'zh'
  if (isVerified(verdict)) return [zh ? '核验通过：重算结果一致，没有一条规则被违反。' : 'Verified: it recomputes, and no rule is broken.']
  return [
    ...verdict.seals.map((seal) => sealWords[seal][language]),
    ...verdict.faults.map((fault) => `${fault.row} · ${fault.field} · ${fault.value} · ${fault[language]}`),
    ...verdict.violations.map(({ rule, teacher, cell, detail }) => [rule, teacher, cell, detail].filter(Boolean).join(' · ')),
    ...(verdict.reruns === false ? [zh ? '重新运行的结果与记录不同。' : 'Running it again gives another result.'] : []),
  ]
}
