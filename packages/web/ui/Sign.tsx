import { useWords } from '../app/language.tsx'

export type Sign = 'met' | 'short' | 'unknown' | 'none'

/** A verdict by shape, word and colour, so that colour is never the only sign. */
export function Sign({ verdict, quiet = false }: { readonly verdict: Sign; readonly quiet?: boolean }) {
  const words = useWords()
  return (
    <span className={`sign ${verdict}`}>
      <span aria-hidden="true">{marks[verdict]}</span>
      <span className={quiet ? 'unseen' : undefined}>{words.verdicts[verdict]}</span>
    </span>
  )
}

export const marks: Readonly<Record<Sign, string>> = { met: '✓', short: '✕', unknown: '?', none: '–' }
