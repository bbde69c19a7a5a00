import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { exitCodes, Failure } from './command.ts'

/** The bytes of a file that a command was given; a Failure names the file and the remedy. */
export async function fileBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(
    await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new Failure(exitCodes.unreadable, `${basename(path)}：打不开（${error.code}），请检查路径与权限。 It cannot be opened (${error.code}); check the path and your permission.`, { cause: error })
    }),
  )
}
