import { problems } from '@junheng/contract/problem.ts'
import { ApiProblem } from '../../app/api.ts'
import type { Language } from '../../app/language.tsx'
import type { Catalogue } from '../../app/words/zh.ts'
import { instant } from '../../ui/format.ts'

/** Why somebody was not let in, in words that say no more than the server does; undefined for what is no refusal. */
export function refusal(error: unknown, withCode: boolean, words: Catalogue, language: Language): string | undefined {
  if (!(error instanceof ApiProblem) || error.code === 'code_needed') return undefined
  const until = lockedUntil(error)
  if (until !== undefined) return words.signIn.lockedUntil(instant(wholeMinute(until)))
  if (error.code === 'sign_in_refused' && withCode) return words.signIn.wrongCode
  return problems[error.code][language]
}

/** Shown to the minute, a lock must not seem over before it is. */
function wholeMinute(iso: string): string {
  return new Date(Math.ceil(Date.parse(iso) / 60_000) * 60_000).toISOString()
}

function lockedUntil({ details }: ApiProblem): string | undefined {
  const until = (details as { readonly until?: unknown } | undefined)?.until
  return typeof until === 'string' ? until : undefined
}
