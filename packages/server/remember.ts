/** Keeps what was made under its key among at most so many; the oldest make room. */
export function remember<T>(known: Map<string, T>, most: number, key: string, made: T): T {
  if (known.size >= most) known.delete(known.keys().next().value!)
  known.set(key, made)
  return made
}
