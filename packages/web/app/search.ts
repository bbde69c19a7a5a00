/** What an address carries after the question mark: flat text, so that a link can be read and typed by a person. */
export type Search = Readonly<Record<string, unknown>>

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Search): string {
  const given = Object.entries(search).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/** One of the allowed words, or undefined: an address typed wrongly opens the page without that filter. */
export function oneOf<const Choice extends string>(search: Search, name: string, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === search[name])
}

export function text(search: Search, name: string): string | undefined {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined
}

/** The same record without its undefined entries, which exact optional types tell apart from absent ones. */
export function given<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
