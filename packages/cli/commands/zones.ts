import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { judgeZones, type ZonesFigures } from '@junheng/core/planning/zones/judge-zones.ts'
import { zoneAddresses, type ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { zoneViolationLines } from '@junheng/server/documents/zones/in-words.ts'
import { textTable } from '../tables/text-table.ts'
import { languageOf, type Language } from './arguments.ts'
import { askLedger, askLedgerFile } from './ask-ledger.ts'
import { exitCodes, Failure, readArguments, type Command, type ExitCode, type Terminal } from './command.ts'
import { outFolder } from './out-folder.ts'

const help = `用法 Use
  zones              各版划片方案 · the versions of the zones
  zones show ID      一版：各片区与村居归属 · one version: its zones, and who belongs where
  zones find WORDS   按住址查学校，只含已公布的 · the school of an address, published zones alone
  zones papers ID    写出划片公告（Word、PDF，附片区图）；已公布的还有致家长书 · writes the notice with its map; of published zones the letters too

选项 Options
  --out DIR          papers 写到哪个目录（没有则新建） · the folder for papers, made if it is not there
  --json             结果为 JSON · the result as JSON
  --lang zh|en       默认随 LANG · follows LANG
  --data DIR         数据目录 · data folder

find 没有查到时退出码为 1。 find ends with 1 where nothing was found.

示例 Examples
  junheng zones --json
  junheng zones find 平苑社区
  junheng plan zones --ledger --stage junior`

const options = { out: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' }, data: { type: 'string' } } as const

/** What is printed of a version, and of an address. */
interface ZonePlanHead {
  readonly id: string
  readonly stage: string
  readonly version: number
  readonly name: string
  readonly state: string
  readonly publication: { readonly decisionNumber: string } | null
  readonly figures: ZonesFigures
}

interface ZoneAddress {
  readonly stage: string
  readonly township: string
  readonly place: string
  readonly schools: string
  readonly decisionNumber: string
  readonly effectiveFrom: string
}

interface Answer {
  readonly reply: unknown
  readonly text: (language: Language) => string
  readonly isEmpty?: boolean
}

/** Attendance zones in the county's database: their versions, one of them, or the school of an address. */
export const zonesCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const [deed = 'list', ...rest] = positionals
    if (deed === 'papers' && rest.length === 1) return writePapers(rest[0]!, values, terminal)
    const answer = await answerTo(deed, rest, (path) => askLedger(path, values, terminal))
    terminal.print(values.json ? JSON.stringify(answer.reply, null, 2) : answer.text(languageOf(values.lang, terminal.env)))
    return answer.isEmpty ? exitCodes.notMet : exitCodes.ok
  },
}

async function answerTo(deed: string, rest: readonly string[], ask: <Reply>(path: string) => Promise<Reply>): Promise<Answer> {
  const subject = rest.join(' ')
  if (deed === 'list' && rest.length === 0) return listed(await ask('/zone-plans'))
  if (deed === 'show' && rest.length === 1) return shown(await ask(`/zone-plans/${encodeURIComponent(subject)}`))
  if (deed === 'find' && rest.length > 0) return found(await ask(`/zone-addresses?address=${encodeURIComponent(subject)}`))
  throw new Failure(exitCodes.usage, '用法：zones、zones show ID、zones find WORDS、zones papers ID。 Use: zones, zones show ID, zones find WORDS, zones papers ID.')
}

/** The notice, and of published zones the letters, as files. */
async function writePapers(id: string, values: { readonly out?: string | undefined; readonly json?: boolean | undefined; readonly data?: string | undefined }, terminal: Terminal): Promise<ExitCode> {
  const plan = encodeURIComponent(id)
  const { head } = await askLedger<{ readonly head: ZonePlanHead }>(`/zone-plans/${plan}`, values, terminal)
  const folder = await outFolder(values.out, terminal)
  const papers = [{ path: 'notice?format=docx', name: '划片公告.docx' }, { path: 'notice?format=pdf', name: '划片公告.pdf' }, ...(head.publication === null ? [] : [{ path: 'letters', name: '致家长书.docx' }])]
  const files: string[] = []
  for (const { path, name } of papers) {
    const file = join(folder, name)
    await writeFile(file, await askLedgerFile(`/zone-plans/${plan}/${path}`, values, terminal))
    files.push(file)
  }
  terminal.print(values.json ? JSON.stringify({ files }, null, 2) : files.join('\n'))
  return exitCodes.ok
}

const pick = (language: Language, zh: readonly string[], en: readonly string[]) => (language === 'zh' ? zh : en)

function listed(heads: readonly ZonePlanHead[]): Answer {
  const rows = heads.map(({ id, stage, version, name, state, publication, figures }) => [id, stage, String(version), name, state, publication?.decisionNumber ?? '', String(figures.childrenMoved), String(figures.violations)])
  return { reply: heads, text: (language) => textTable(pick(language, ['编号', '学段', '版', '名称', '状态', '文号', '换校', '不合规则'], ['Id', 'Stage', 'Version', 'Name', 'State', 'Decision', 'Moved', 'Broken']), rows) }
}

function shown(reply: { readonly head: ZonePlanHead; readonly view: ZonesView }): Answer {
  const { head, view } = reply
  const { zones, violations, figures } = judgeZones(view.county, view.plan)
  const settlements = zoneAddresses(view).map(({ township, place, schools }) => ({ township, place, schools }))
  const rows = zones.map(({ name, pupils, places, meanMinutes, farthestMinutes, connected }) => [name, `${pupils}/${places}`, meanMinutes?.toFixed(0) ?? '–', farthestMinutes?.toFixed(0) ?? '–', connected ? '✓' : '✕'])
  return {
    reply: { ...head, figures, bound: view.bound, zones, violations, settlements },
    text: (language) => [textTable(pick(language, ['片区', '学生/学位', '平均分钟', '最远分钟', '相连'], ['Zone', 'Pupils/places', 'Mean min', 'Farthest min', 'Together']), rows), ...zoneViolationLines(violations, language)].join('\n'),
  }
}

function found(addresses: readonly ZoneAddress[]): Answer {
  const rows = addresses.map(({ township, place, stage, schools, decisionNumber, effectiveFrom }) => [`${township} ${place}`, stage, schools, decisionNumber, effectiveFrom])
  const none = { zh: '没有查到已公布的片区。', en: 'Nothing published was found.' }
  return { reply: addresses, isEmpty: rows.length === 0, text: (language) => (rows.length === 0 ? none[language] : textTable(pick(language, ['村、社区', '学段', '学校', '文号', '施行'], ['Settlement', 'Stage', 'School', 'Decision', 'From']), rows)) }
}
