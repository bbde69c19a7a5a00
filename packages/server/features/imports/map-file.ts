import { Problem } from '@junheng/contract/problem.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { mapKindOf } from '../../documents/roads/read-road-map.ts'
import { mapPlacesOf, readRoadMapInWorker, roadWorkbook } from '../../documents/roads/road-sheet.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import type { WorkbookFile } from './load.ts'

/** A workbook as it came; a map of roads as the workbook of the roads that lead to the county's settlements and schools. */
export async function asWorkbook(tx: Tx, file: WorkbookFile): Promise<WorkbookFile> {
  if (mapKindOf(file.bytes) === undefined) return file
  const last = await chosenSnapshot(tx, undefined)
  if (last === undefined) throw faulty([{ zh: '还没有快照；请先导入学校和村屯，再导入地图。', en: 'There is no snapshot yet; import schools and settlements before the map.' }])
  return { fileName: workbookName(file.fileName), bytes: await workbookOfMap(await loadSnapshot(tx, last, { staff: false }), file.bytes) }
}

async function workbookOfMap(snapshot: Snapshot, bytes: Uint8Array): Promise<Uint8Array> {
  const reading = await readRoadMapInWorker(bytes, mapPlacesOf(snapshot))
  if (!('roads' in reading)) throw faulty(reading.refusals)
  return roadWorkbook(snapshot, reading)
}

const faulty = (faults: readonly { readonly zh: string; readonly en: string }[]): Problem => new Problem('map_faulty', { faults })

const workbookName = (map: string): string => `${map.replace(/(\.osm)?\.(pbf|gz|osm|geojson|json|xml)$/i, '').slice(0, 180)} 道路.xlsx`
