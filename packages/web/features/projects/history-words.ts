import type { Catalogue } from '../../app/words/zh.ts'

type HistoryWords = Catalogue['history']

/** `nodes.land.days` as 用地预审 · 天数; a field without words keeps its key. */
export function fieldText(field: string, nodeName: (id: string) => string, words: HistoryWords): string {
  const [first = '', ...rest] = field.split('.')
  const names: Readonly<Record<string, string>> = words.fields
  if (first !== 'nodes' || rest.length === 0) return [first, ...rest].map((part) => names[part] ?? part).join(' · ')
  const [id = '', ...parts] = rest
  return [nodeName(id), ...parts.map((part) => names[part] ?? part)].join(' · ')
}

/** A value kept as JSON, as a person writes it: text without quotes, lists with commas, nodes by their name. */
export function valueText(json: string | null, nodeName: (id: string) => string, words: HistoryWords): string {
  if (json === null) return words.absent
  return textOf(JSON.parse(json), nodeName, words)
}

function textOf(value: unknown, nodeName: (id: string) => string, words: HistoryWords): string {
  if (Array.isArray(value)) return value.length === 0 ? words.absent : value.map((each) => textOf(each, nodeName, words)).join('、')
  if (typeof value === 'object' && value !== null) return wholeText(value as Readonly<Record<string, unknown>>, nodeName, words)
  const text = String(value)
  const values: Readonly<Record<string, string>> = words.values
  return values[text] ?? nodeName(text)
}

/** A node that came or went is called by its name; other things by all they hold. */
function wholeText(whole: Readonly<Record<string, unknown>>, nodeName: (id: string) => string, words: HistoryWords): string {
  if (typeof whole['name'] === 'string') return whole['name']
  const names: Readonly<Record<string, string>> = words.fields
  return Object.entries(whole)
    .map(([key, value]) => `${names[key] ?? nodeName(key)} ${textOf(value, nodeName, words)}`)
    .join('，')
}

