import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import { countyOf, orUnavailable, settings } from '../settings.ts'
import { languageOf, type Language } from './arguments.ts'
import { exitCodes, Failure, readArguments, type Command } from './command.ts'

const help = `用法 Usage
  junheng audit verify      校验审计链，找出被改、被删、被插入的记录；有则退出码为 1 · name every row that was changed, removed or inserted; exit code 1 then
  junheng audit anchor      当日锚点（编号:哈希），打印留存 · the newest number and hash, to be printed and kept

选项 Options
  --anchor N:HASH   链仍须经过这个打印留存的锚点 · the chain must still pass through this printed anchor
  --json            结果为 JSON · the result as JSON
  --data DIR        数据目录 · data folder
  --lang zh|en      默认随 LANG · follows LANG

示例 Examples
  junheng audit verify
  junheng audit anchor >> 锚点.txt`

const options = { anchor: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' }, lang: { type: 'string' } } as const

/** Proves the audit, or prints what it will be proved with. */
export const auditCommand: Command = {
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options)
    const language = languageOf(values.lang, terminal.env)
    const what = pathOf(positionals, values.anchor)
    const config = settings(values, terminal)
    const onProgress = (zh: string, en: string) => terminal.tell(`… ${language === 'zh' ? zh : en}`)
    const { status, bytes } = await orUnavailable(config, askFromConsole(config, countyOf(config), { method: 'GET', path: what, onProgress }))
    const answer: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (status >= 400) throw new Failure(exitCodes.usage, '锚点须写作 编号:64位哈希。 Write the anchor as NUMBER:HASH, 64 hexadecimal digits.')
    terminal.print(values.json ? JSON.stringify(answer, null, 2) : what.startsWith('/audit/anchor') ? anchorLine(answer as Anchor) : report(answer as Verification, language))
    return (answer as Partial<Verification> | null)?.faults?.length ? exitCodes.notMet : exitCodes.ok
  },
}

function pathOf([what, ...more]: readonly string[], anchor: string | undefined): string {
  if (more.length === 0 && what === 'verify') return `/audit/verification${anchor === undefined ? '' : `?anchor=${encodeURIComponent(anchor)}`}`
  if (more.length === 0 && what === 'anchor') return '/audit/anchor'
  throw new Failure(exitCodes.usage, '请写 junheng audit verify 或 junheng audit anchor。 Write junheng audit verify or junheng audit anchor.')
}

type Anchor = { readonly seq: number; readonly hash: string } | null

function anchorLine(anchor: Anchor): string {
  return anchor === null ? '' : `${anchor.seq}:${anchor.hash}`
}

interface Verification {
  readonly links: number
  readonly hash: string | null
  readonly faults: readonly { readonly kind: keyof typeof faultWords; readonly seq: number | null; readonly row: string | null }[]
}

const faultWords = {
  changed: { zh: '被改动', en: 'changed' },
  removed: { zh: '被删除', en: 'removed' },
  inserted: { zh: '被事后插入', en: 'inserted afterwards' },
  linksRemoved: { zh: '连同链节被删除', en: 'removed together with their links' },
  changesAltered: { zh: '改动前后的值与封存的不符', en: 'its changes are not those that were sealed' },
  anchorMissed: { zh: '链不再经过这个锚点', en: 'the chain no longer passes through this anchor' },
} as const

function report({ links, hash, faults }: Verification, language: Language): string {
  const zh = language === 'zh'
  const lines = faults.map(({ kind, seq, row }) => [seq === null ? '' : `#${seq}`, row ?? '', faultWords[kind][language]].filter(Boolean).join(' '))
  const verdict = faults.length > 0 ? (zh ? `${faults.length} 处不符` : `${faults.length} faults`) : zh ? '完好' : 'intact'
  return [...lines, zh ? `审计链 ${links} 节：${verdict}。最新哈希 ${hash ?? '—'}` : `${links} links: ${verdict}. Newest hash ${hash ?? '—'}`].join('\n')
}
