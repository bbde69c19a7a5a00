import type { MonthDay, SeasonDates, TermDates } from '@junheng/core/schedule/project.ts'

/** Names in one cell, each with the days that follow it, if any: `land、design+5`. A name that holds a separator stands in quotes. */
export function listText(items: readonly { readonly name: string; readonly plus?: number }[]): string {
  return items.map(({ name, plus = 0 }) => `${bareName.test(name) ? name : JSON.stringify(name)}${plus === 0 ? '' : `+${plus}`}`).join('、')
}

/** The names of a cell and their days; undefined where something in it is neither. */
export function readList(text: string): readonly { readonly name: string; readonly plus: number }[] | undefined {
  if (text.replaceAll(listItem, '').replaceAll(separators, '') !== '') return undefined
  const items = [...text.matchAll(listItem)].map(([, quoted, bare, plus = '0']) => ({ name: quoted === undefined ? bare : unquoted(quoted), plus: Number(plus) }))
  return items.every((item): item is { name: string; plus: number } => item.name !== undefined) ? items : undefined
}

const bareName = /^[^、,，;；\s+＋"]+$/
const listItem = /(?:"((?:[^"\\]|\\.)*)"|([^、,，;；\s+＋"]+))(?:\s*[+＋]\s*(\d{1,4}))?/g
const separators = /[、,，;；\s]/g

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return undefined
  }
}

/** The windows that every county has, as clerks call them; any other goes by its own name. */
const windowWords: Readonly<Record<string, string>> = {
  autumnTerm: '秋季开学日', springTerm: '春季开学日', eitherTerm: '任一学期开学日', outdoor: '室外施工期', summer: '暑假', winter: '寒假',
}

/** A season or opening days as a cell has them: `室外施工期`, `04-01～11-15`, `09-01、2021-03-05`; 无 for a window that never opens. */
export function windowText(window: string | readonly unknown[] | SeasonDates | TermDates): string {
  if (typeof window === 'string') return windowWords[window] ?? window
  const { yearly = [], dated = [] } = (Array.isArray(window) ? { yearly: window } : window) as SeasonDates | TermDates
  const spans = dated.length === 0 ? yearly.length === 2 : Array.isArray(dated[0])
  const days = yearly.map((day) => day.map((part) => String(part).padStart(2, '0')).join('-'))
  const items = [...(spans && days.length > 0 ? [days.join('～')] : days), ...dated.map((each) => (typeof each === 'string' ? each : each.join('～')))]
  return items.join('、') || '无'
}

/** What a cell says of a season or of opening days: dates where all of it is dates, else the name of a window. Undefined where days and spans are mixed. */
export function readWindow(text: string): string | SeasonDates | TermDates | undefined {
  if (text === '无') return {}
  const items = text.split(/[、,，;；\s]+/).filter(Boolean).map((item) => item.split(/[～~至]/))
  if (!items.flat().every((day) => /^(\d{4}-)?\d{1,2}-\d{1,2}$/.test(day))) return nameOf(text)
  const yearly = items.filter(([day = '']) => day.length < 8)
  const dated = items.filter(([day = '']) => day.length >= 8)
  const spans = items.filter(({ length }) => length === 2).length
  if (spans === items.length && yearly.length <= 1) return windowOf(yearly.flat(), dated)
  return spans === 0 ? windowOf(yearly.flat(), dated.flat()) : undefined
}

function windowOf(yearly: readonly string[], dated: readonly (string | readonly string[])[]) {
  const days = yearly.map((day) => day.split('-').map(Number) as unknown as MonthDay)
  return { ...(days.length > 0 && { yearly: days }), ...(dated.length > 0 && { dated }) } as SeasonDates | TermDates
}

const nameOf = (word: string): string => Object.keys(windowWords).find((name) => windowWords[name] === word) ?? word
