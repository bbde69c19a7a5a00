/** What an address carries after the question mark: flat text, so that a link can be read and typed by a person. */
export type Search = Readonly<Record<string, unknown>>

/** A name said several times carries a list. */
export function parseSearch(text: string): Record<string, string | readonly string[]> {
  const said = new URLSearchParams(text)
  return Object.fromEntries([...new Set(said.keys())].map((name) => [name, said.getAll(name)] as const).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]))
}

export function stringifySearch(search: Search): string {
  const given = Object.entries(search).flatMap(([name, value]) => listed(value).map((each) => [name, each]))
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

/** Every value of a name that may be said several times. */
export function texts(search: Search, name: string): readonly string[] | undefined {
  const values = listed(search[name]).map((value) => value.slice(0, 200))
  return values.length === 0 ? undefined : values
}

/** The same record without its undefined entries, which exact optional types tell apart from absent ones. */
export function given<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

function listed(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((each) => (each === undefined || each === '' ? [] : [String(each)]))
}
