import { fsyncSync, openSync, closeSync } from 'node:fs'
import { Unavailable } from '../db/postgres-programs.ts'

/** A file or a folder is on the disk, not only in memory. */
export function syncToDisk(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

/** Turns what the disk refuses into a line that names the place; PostgreSQL's word for a full disk is 53100. */
export function explainDisk(place: string): (error: Error & { code?: string }) => never {
  return (error) => {
    if (!diskCodes.includes(error.code ?? '')) throw error
    throw new Unavailable(`${place} 写不下或写不了（${error.code}）；请腾出空间、检查权限或另选地方。 ${place} cannot be written (${error.code}); make room, check permissions, or choose another place.`, { cause: error })
  }
}

const diskCodes = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENOTDIR', '53100']
