import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB, 2 passes, 1 lane (OWASP Password Storage, and the library's default): about 10 ms here, in a thread of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'))
}

/** Takes the same time where nobody has this login, so that nobody learns who has one. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobodys()), password.normalize('NFKC'))
  return stored !== undefined && matches
}

let made: Promise<string> | undefined

function nobodys(): Promise<string> {
  made ??= hash('nobody has this password')
  return made
}
