import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { exitCodes, Failure, type Terminal } from './command.ts'

/** The folder that `--out` names, made if it is not there; a Failure where it names none. */
export async function outFolder(out: string | undefined, { workingFolder }: Terminal): Promise<string> {
  if (out === undefined) throw new Failure(exitCodes.usage, '请用 --out 指定写到哪个目录。 Say with --out which folder to write to.')
  const folder = resolve(workingFolder, out)
  await mkdir(folder, { recursive: true })
  return folder
}
