import type { PaperTable } from './official-paper.ts'

export const bandNames = { lower: '1–3年级', upper: '4–6年级', junior: '7–9年级' } as const
export const stageNames = { primary: '小学', junior: '初中' } as const

/** To a tenth, as on the page; a dash where it is not known. */
export const minutes = (value: number | null): string => (value === null ? '—' : value.toFixed(1))

/** With its sign, also where it is more. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? text : `${value > 0 ? '+' : '−'}${text}`
}

/** Columns by title and width; all but the first are centred. */
export function tableOf(columns: readonly (readonly [title: string, width: number])[], rows: readonly (readonly string[])[]): PaperTable {
  return { columns: columns.map(([title, width], at) => ({ title, width, ...(at === 0 ? {} : { centred: true }) })), rows: rows.map((cells) => ({ cells })) }
}
