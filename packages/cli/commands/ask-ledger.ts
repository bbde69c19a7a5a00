import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import { county } from '../county.ts'
import { orUnavailable, settings } from '../settings.ts'
import { exitCodes, Failure, type Terminal } from './command.ts'

interface LedgerValues {
  readonly data?: string | undefined
}

/** What the ledger says at a path of the API. A Failure says what was wrong with the question. */
export async function askLedger<Reply>(path: string, values: LedgerValues, terminal: Terminal): Promise<Reply> {
  return JSON.parse(new TextDecoder().decode(await askLedgerFile(path, values, terminal))) as Reply
}

/** The same where the ledger answers with a file. */
export async function askLedgerFile(path: string, values: LedgerValues, terminal: Terminal): Promise<Uint8Array> {
  const config = settings(values, terminal)
  const { status, bytes } = await orUnavailable(config, askFromConsole(config, county, { method: 'GET', path, onProgress: (zh, en) => terminal.tell(`… ${zh} · ${en}`) }))
  if (status < 400) return bytes
  const { title } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly title: { readonly zh: string; readonly en: string } }
  throw new Failure(exitCodes.usage, `${title.zh} ${title.en}`)
}
