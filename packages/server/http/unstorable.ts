/** What is wrong with a piece of a request, and where. */
export interface Issue {
  readonly path: string
  readonly message: string
  readonly code: string
}

const message = '含有无法保存的字符（空字符或残缺的字符）。 Holds a character that cannot be stored: a NUL, or half of a character.'

/** Every text in a value, keys included, that PostgreSQL could not store: with a NUL in it, or with half a surrogate pair. */
export function unstorable(value: unknown, path: string): readonly Issue[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [{ path, message, code: 'unstorable' }]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([key, inner]) => [...unstorable(key, path), ...unstorable(inner, path === '' ? key : `${path}.${key}`)])
}

function isStorable(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text)
}
