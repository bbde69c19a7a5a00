import type { ReactNode } from 'react'

interface NamesProps {
  readonly title: string
  readonly names: readonly ReactNode[]
  /** The rest is an ellipsis. */
  readonly most?: number
}

const openUpTo = 10

/** Names in columns below how many they are, folded away where they are many; nothing where there is none. */
export function Names({ title, names, most = Infinity }: NamesProps) {
  if (names.length === 0) return null
  return (
    <details open={names.length <= openUpTo}>
      <summary>
        {title} ({names.length})
      </summary>
      <ul className="columns">
        {names.slice(0, most).map((name, at) => (
          <li key={at}>{name}</li>
        ))}
        {names.length > most ? <li>…</li> : null}
      </ul>
    </details>
  )
}
