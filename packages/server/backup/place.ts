import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { County } from '../db/open.ts'
import { newId } from '../db/ids.ts'
import { Unavailable } from '../db/postgres-programs.ts'

/** Where a backup goes, and which files of that folder are its elder brothers. */
export interface BackupPlace {
  readonly folder: string
  readonly path: string
  /** Written first; of a name that nobody else writes to. */
  readonly part: string
  readonly isOfSeries: (name: string) => boolean
}

/** A folder holds a series, `junheng-990181-2026-11-24-020000.backup` by the clock of China; any other path is one file. */
export function backupPlace(out: string, { code }: Pick<County, 'code'>, now: Date): BackupPlace {
  if (!isFolder(out)) return placeOf(out, (name) => name === basename(out))
  mkdirSync(out, { recursive: true, mode: 0o700 })
  const series = new RegExp(`^junheng-${code}-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.backup$`)
  return placeOf(join(out, `junheng-${code}-${stamp(now)}.backup`), (name) => series.test(name))
}

/** Removes the older backups of the series beyond the newest `count`; answers their names. */
export function keepNewest({ folder, isOfSeries }: BackupPlace, count: number): string[] {
  const older = readdirSync(folder).filter(isOfSeries).toSorted().toReversed().slice(count)
  for (const name of older) rmSync(join(folder, name))
  return older
}

/** What killed backups of the series left. A part that was written to within a day may be another's work under way. */
export function removeAbandonedParts({ folder, isOfSeries }: BackupPlace, now: Date): void {
  for (const name of readdirSync(folder)) {
    const [, whole] = /^(.*)\.[0-9a-f]{12}\.part$/.exec(name) ?? []
    const path = join(folder, name)
    if (whole !== undefined && isOfSeries(whole) && now.getTime() - statSync(path).mtimeMs > 86_400_000) rmSync(path)
  }
}

export function isFolder(out: string): boolean {
  return out.endsWith('/') || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false)
}

function placeOf(path: string, isOfSeries: BackupPlace['isOfSeries']): BackupPlace {
  if (existsSync(path)) throw new Unavailable(`${path} 已存在；请另选文件名，或给出目录。 ${path} exists already; choose another name, or a folder.`)
  return { folder: dirname(path), path, part: `${path}.${newId().slice(-12)}.part`, isOfSeries }
}

function stamp(now: Date) {
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(now).split(' ')
  return `${day}-${time.replaceAll(':', '')}`
}
