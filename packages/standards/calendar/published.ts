import type { HolidayYear } from '@junheng/core/schedule/county-calendar.ts'

/** What a library of 调休 says of one day: `name` is that of the holiday, null on ordinary days. */
export interface LibraryDay {
  readonly on: string
  readonly weekend: boolean
  readonly worked: boolean
  readonly name: string | null
}

/** A year as calendar/published.yaml holds it, without what is the same in all. */
export type PublishedYear = Pick<HolidayYear, 'year' | 'off' | 'worked'>

/** The notice of a year from its days: named days off, and the week-end days that are worked. */
export function publishedYear(year: number, days: readonly LibraryDay[]): PublishedYear {
  return {
    year,
    off: days.filter(({ worked, name }) => !worked && name !== null).map(({ on, name }) => ({ on, name: name! })),
    worked: days.filter(({ worked, weekend }) => worked && weekend).map(({ on }) => on),
  }
}

/** calendar/published.yaml: days off by holiday, one line each. */
export function publishedText(years: readonly PublishedYear[]): string {
  return `${heading}${years.map(yearText).join('')}`
}

const heading = `# 国务院办公厅历年放假调休安排。由 npx tsx scripts/holiday-years.ts 从 chinese-days 生成，测试逐日比对；不要手改。
# The State Council's yearly notices of days off, written by scripts/holiday-years.ts from chinese-days; a test compares every day.
`

function yearText({ year, off, worked }: PublishedYear): string {
  const names = [...new Set(off.map(({ name }) => name))]
  const lines = names.map((name) => `    ${name}: [${off.filter((day) => day.name === name).map(({ on }) => on).join(', ')}]\n`)
  return `- year: ${year}\n  off:\n${lines.join('')}  worked: [${worked.join(', ')}]\n`
}
