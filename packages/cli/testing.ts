import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { main } from './main.ts'

/** What one command line printed and ended with. */
export interface Ran {
  readonly code: number
  readonly printed: string
  readonly told: string
}

/** Runs a command line in a folder, with nothing of the machine's own settings. */
export async function runIn(workingFolder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const printed: string[] = []
  const told: string[] = []
  const code = await main(args, { print: (line) => void printed.push(line), tell: (line) => void told.push(line), env, workingFolder, stopped: new Promise(() => {}) })
  return { code, printed: printed.join('\n'), told: told.join('\n') }
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new folder with these files, which goes with the tests of the file. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-cli-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
