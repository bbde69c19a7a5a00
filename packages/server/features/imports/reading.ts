import type { DryRun, ImportFinding, UnmappedHeader } from '@junheng/contract/imports.ts'
import type { WorkbookReading } from '../../documents/workbook/read-workbook.ts'

/** What a reader made of a workbook, kept as it came. */
export type ImportReading = WorkbookReading

/** What booking an import would mean, against what is booked now. */
export interface ImportAssessment {
  readonly date: string | null
  readonly findings: readonly ImportFinding[]
  readonly unmapped: readonly UnmappedHeader[]
  readonly dryRun: DryRun | null
  readonly open: OpenCounts
  /** Ids of the snapshots it was compared with. */
  readonly against: { readonly sameDate?: string; readonly earlier?: string }
}

/** What stands between an import and its booking. */
export interface OpenCounts {
  readonly toMap: number
  readonly toFix: number
  readonly toExplain: number
}
