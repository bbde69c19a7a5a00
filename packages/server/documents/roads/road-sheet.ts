import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { MapPlace, MappedRoads } from '@junheng/core/planning/roads/road-map.ts'
import { runInWorker } from '../workbook/run-in-worker.ts'
import { templateSheets } from '../workbook/write-templates.ts'
import { writeSheets } from '../workbook/write-sheets.ts'
import type { MapRefusal, RoadMapReading } from './read-road-map.ts'

const bounds = { seconds: 240, heapMegabytes: 2048 } as const

/** The places of a snapshot that roads lead to. */
export function mapPlacesOf({ settlements = [], schools }: Pick<Snapshot, 'settlements' | 'schools'>): readonly MapPlace[] {
  return [...settlements, ...schools].map(({ id, location }) => (location === undefined ? { id } : { id, location }))
}

/** Reads a map in a thread of its own: one that would take more time or memory than it may is refused. */
export async function readRoadMapInWorker(bytes: Uint8Array, places: readonly MapPlace[]): Promise<RoadMapReading> {
  const outcome = await runInWorker<RoadMapReading>({ kind: 'roads', bytes, places }, bounds)
  return 'reply' in outcome ? outcome.reply : { refusals: [tooLarge] }
}

const tooLarge: MapRefusal = { zh: '地图太大；请只截取本县范围。', en: 'The map is too large; cut it to the county.' }

/**
 * The roads as the sheet 道路 of our template, dated as the snapshot they belong to, so that they go the way of every import: tried out first,
 * booked by a person. A second sheet, which no reader takes in, names the places that they do not reach.
 */
export async function roadWorkbook(snapshot: Snapshot, { roads, apart }: MappedRoads): Promise<Uint8Array> {
  const named = new Map([...(snapshot.settlements ?? []), ...snapshot.schools].map(({ id, name }) => [id, name]))
  const sheets = templateSheets({ ...snapshot, townships: [], schools: [], changes: [], staff: [], settlements: [], vehicles: [], premises: [], roads })
  const rest = { name: '未接上路网', headerRows: 1, rows: [['编号', '名称', '离最近道路（米）'], ...apart.map(({ id, metres }) => [id, named.get(id) ?? '', metres ?? '没有经纬度'])] }
  return writeSheets([...sheets, rest])
}
