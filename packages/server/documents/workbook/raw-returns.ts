import type { Finding, FindingCode } from '@junheng/core/county/check-finding.ts'
import type { SchoolId } from '@junheng/core/county/snapshot.ts'
import { type CellRef, cellName, type CellValue, textOf } from './cell-values.ts'
import type { CellAddress } from './forms.ts'

/** One filled cell of a school's return, with where it stands. */
export interface RawCell {
  readonly value: CellValue
  readonly at: Place
}

export interface Place extends CellRef {
  /** Counted from 1. */
  readonly row: number
  /** Header path. */
  readonly column: string
}

/** What sheets gave before anything is made of it. Filled while they are read. */
export interface RawReturns {
  readonly cells: Map<SchoolId, Map<CellAddress, RawCell>>
  /** Where blank cells stand that a fact would be read from. */
  readonly blanks: Map<SchoolId, Map<CellAddress, Place>>
  readonly findings: Finding[]
}

export const placeOf = (sheet: string, row: number, column: number, path: string): Place => ({ sheet, row: row + 1, cell: cellName(row, column), column: path })

export const noReturns = (): RawReturns => ({ cells: new Map(), blanks: new Map(), findings: [] })

/** A finding about one cell. */
export function cellFinding(code: FindingCode, { sheet, row, cell, column }: Place, value?: CellValue, details: Finding['details'] = {}): Finding {
  const text = textOf(value)
  return { tier: 'reading', code, sheet, row, cell, column, ...(text !== '' && { value: text }), details }
}

export const sheetFinding = (code: FindingCode, sheet: string, details: Finding['details'] = {}): Finding => ({ tier: 'reading', code, sheet, details })
