import { checkSnapshot } from '@junheng/core/county/check.ts'
import type { Finding, Unread } from '@junheng/core/county/check-finding.ts'
import { factKey } from '@junheng/core/county/facts.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { UnreadNames, WorkbookReading } from './read-workbook.ts'

/** Everything wrong with a workbook: what its reading found, and what the checks find in the snapshot it makes, each with its cell. */
export function findingsOf(reading: WorkbookReading, snapshot: Snapshot, previous?: Snapshot): Finding[] {
  const checked = checkSnapshot(snapshot, { classBands: reading.classBands, unread: unreadOf(reading.unread), ...(previous && { previous }) })
  return [...reading.findings, ...checked.map((finding) => placed(finding, reading.sources))]
}

const unreadOf = (names: UnreadNames): Unread => ({
  facts: new Set(names.facts), schools: new Set(names.schools), townships: new Set(names.townships),
  settlements: new Set(names.settlements), staffOf: new Set(names.staffOf), classesOf: new Set(names.classesOf),
})

/** Led back to the first cell its fact was read from. */
function placed(finding: Finding, sources: WorkbookReading['sources']): Finding {
  const source = finding.fact && sources[factKey(finding.fact)]?.[0]
  if (source === undefined) return finding
  const { value, reported, whole, after } = finding.details
  const said = value ?? reported ?? whole ?? after
  return {
    ...finding, sheet: source.sheet, cell: source.cell, row: Number(/\d+$/.exec(source.cell)?.[0]), column: source.column,
    ...(said !== undefined && { value: String(said) }),
  }
}
