import { checkSnapshot } from '@junheng/core/county/check.ts'
import type { Finding, Unread } from '@junheng/core/county/check-finding.ts'
import { factKey } from '@junheng/core/county/facts.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { UnreadNames, WorkbookReading } from './read-workbook.ts'

/** Everything wrong with a workbook, in the order of its cells: what its reading found, and what the checks find in the snapshot it makes. */
export function findingsOf(reading: WorkbookReading, snapshot: Snapshot, previous?: Snapshot): Finding[] {
  const checked = checkSnapshot(snapshot, { classBands: reading.classBands, unread: unreadOf(reading.unread), ...(previous && { previous }) })
  const order = new Map(reading.sheets.map(({ sheet }, index) => [sheet, index]))
  return [...reading.findings, ...checked.map((finding) => placed(finding, reading.sources))].toSorted(
    (a, b) => (order.get(a.sheet ?? '') ?? -1) - (order.get(b.sheet ?? '') ?? -1) || (a.row ?? 0) - (b.row ?? 0) || columnOf(a) - columnOf(b))
}

/** Letters as a number, so that AA comes after Z. */
const columnOf = ({ cell = '' }: Finding): number => [...cell.replaceAll(/\d/g, '')].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0)

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
