import { zipSync, strToU8 } from 'fflate'
import type { busFormats } from '@junheng/contract/buses.ts'
import type { FileReply } from '@junheng/contract/route.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { busGeoJson, busGpx, busGtfs } from '@junheng/core/planning/buses/exports.ts'
import { plannedCounty, type BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import { timetableReply } from '../../documents/buses/timetable-sheet.ts'

interface Wish {
  readonly format: (typeof busFormats)[number]
  readonly county: string
  readonly snapshot: Snapshot
}

/** A plan as a file for other programs, or as a timetable to print. */
export async function planFile(view: BusPlanView, { format, county: name, snapshot: today }: Wish): Promise<FileReply> {
  if (format === 'xlsx') return timetableReply(view, name)
  const { snapshot, county } = plannedCounty(today, view)
  switch (format) {
    case 'gpx':
      return text(busGpx(county, view.plan), `${name}校车.gpx`, 'application/gpx+xml')
    case 'geojson':
      return text(busGeoJson(snapshot, county, view.plan), `${name}校车.geojson`, 'application/geo+json')
    case 'gtfs':
      return { bytes: gtfsZip(busGtfs(county, view.plan, datesOf(view, name))), name: `${name}校车 GTFS.zip`, mediaType: 'application/zip' }
  }
}

const text = (content: string, name: string, mediaType: string): FileReply => ({ bytes: strToU8(content), name, mediaType })

/** The same files give the same bytes: the archive knows no hour. */
export function gtfsZip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([file, content]) => [file, strToU8(content)])), { mtime: '1980-01-01T00:00:00' })
}

/** The school year of the snapshot: 1 September to 15 July. */
function datesOf({ date }: BusPlanView, county: string) {
  const year = Number(date.slice(0, 4))
  return { agency: `${county}教育局`, from: `${year}0901`, until: `${year + 1}0715` }
}
