import { askFromConsole } from '@junheng/server/ask-from-console.ts'
import { county } from '../county.ts'
import { orUnavailable, settings } from '../settings.ts'
import { exitCodes, Failure, type Terminal } from './command.ts'

/** What the ledger says at a path of the API. A Failure says what was wrong with the question. */
export async function askLedger<Reply>(path: string, values: { readonly data?: string | undefined }, terminal: Terminal): Promise<Reply> {
  const config = settings(values, terminal)
  const { status, bytes } = await orUnavailable(config, askFromConsole(config, county, { method: 'GET', path, onProgress: (zh, en) => terminal.tell(`… ${zh} · ${en}`) }))
  const reply = JSON.parse(new TextDecoder().decode(bytes)) as Reply & { readonly zh?: string; readonly en?: string }
  if (status >= 400) throw new Failure(exitCodes.usage, `${reply.zh} ${reply.en}`)
  return reply
}
