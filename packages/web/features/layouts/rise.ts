import { count } from '../../ui/format.ts'

/** A difference with its sign: `+12`, `−3`, `0`; below a whole, three decimals. */
export function rise(value: number): string {
  const size = Math.abs(value) < 0.0005 ? 0 : Math.abs(value)
  const text = size > 0 && size < 1 ? size.toFixed(3) : count(Math.round(size))
  return size === 0 ? '0' : `${value < 0 ? '−' : '+'}${text}`
}
