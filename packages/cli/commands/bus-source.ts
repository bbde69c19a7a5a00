import { resolve } from 'node:path'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { county } from '../county.ts'
import { exitCodes, Failure, type Terminal } from './command.ts'
import { readSource } from './judge-source.ts'

export interface BusSource {
  /** A snapshot (.json); absent: X市. */
  readonly snapshot: string | undefined
  /** Schools taken as closed; they must be there. */
  readonly closed: readonly string[]
}

/** The county whose buses are planned or checked. */
export async function busCounty({ snapshot: file, closed }: BusSource, { workingFolder }: Terminal): Promise<Snapshot> {
  const today = file === undefined ? generateXCity().snapshots.at(-1)! : await snapshotIn(resolve(workingFolder, file))
  const unknown = closed.filter((id) => !today.schools.some((school) => school.id === id))
  if (unknown.length > 0) throw new Failure(exitCodes.usage, `--close：快照中没有学校 ${unknown.join('、')}。 The snapshot has no such schools.`)
  return today
}

async function snapshotIn(path: string): Promise<Snapshot> {
  const source = await readSource([path], county)
  if (source.kind === 'snapshot') return source.snapshot
  throw new Failure(exitCodes.unreadable, `${path}：须是快照（.json）。 It must be a snapshot (.json).`)
}
