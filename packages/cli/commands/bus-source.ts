import { resolve } from 'node:path'
import type { Road, Snapshot } from '@junheng/core/county/snapshot.ts'
import { readRoadMap } from '@junheng/server/documents/roads/read-road-map.ts'
import { mapPlacesOf } from '@junheng/server/documents/roads/road-sheet.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { county } from '../county.ts'
import { exitCodes, Failure, type Terminal } from './command.ts'
import { fileBytes } from './file-bytes.ts'
import { readSource } from './judge-source.ts'

export interface BusSource {
  /** A snapshot (.json); absent: X市. */
  readonly snapshot: string | undefined
  /** Schools taken as closed; they must be there. */
  readonly closed: readonly string[]
  /** A map of roads to drive on, instead of the snapshot's roads. */
  readonly roads?: string | undefined
}

/** The county whose buses are planned or checked. */
export async function busCounty({ snapshot: file, closed, roads: map }: BusSource, { workingFolder }: Terminal): Promise<Snapshot> {
  const booked = file === undefined ? generateXCity().snapshots.at(-1)! : await snapshotIn(resolve(workingFolder, file))
  const today = map === undefined ? booked : { ...booked, roads: await roadsIn(resolve(workingFolder, map), booked) }
  const unknown = closed.filter((id) => !today.schools.some((school) => school.id === id))
  if (unknown.length > 0) throw new Failure(exitCodes.usage, `--close：快照中没有学校 ${unknown.join('、')}。 The snapshot has no such schools.`)
  return today
}

async function roadsIn(path: string, snapshot: Snapshot): Promise<readonly Road[]> {
  const reading = await readRoadMap(await fileBytes(path), mapPlacesOf(snapshot))
  if ('roads' in reading) return reading.roads
  throw new Failure(exitCodes.unreadable, reading.refusals.map(({ zh, en }) => `${zh} ${en}`).join(' '))
}

async function snapshotIn(path: string): Promise<Snapshot> {
  const source = await readSource([path], county)
  if (source.kind === 'snapshot') return source.snapshot
  throw new Failure(exitCodes.unreadable, `${path}：须是快照（.json）。 It must be a snapshot (.json).`)
}
