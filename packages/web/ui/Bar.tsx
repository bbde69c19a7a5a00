import type { Sign } from './Sign.tsx'

interface BarProps {
  readonly value: number | null
  /** The line drawn across the bar. */
  readonly limit: number | null
  /** The value at the right end of the scale. */
  readonly most: number
  readonly verdict: Sign
}

/** A length with the line it is held against; the figures stand beside it in the table, so readers of those need no picture. */
export function Bar({ value, limit, most, verdict }: BarProps) {
  return (
    <span className={`bar ${verdict}`} aria-hidden="true">
      {value === null ? null : <span className="bar-fill" style={{ width: share(value, most) }} />}
      {limit === null ? null : <span className="bar-limit" style={{ left: share(limit, most) }} />}
    </span>
  )
}

const share = (value: number, most: number): string => `${Math.min(100, Math.max(0, (100 * value) / most))}%`
