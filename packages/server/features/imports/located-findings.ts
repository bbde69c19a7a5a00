import type { ImportFinding } from '@junheng/contract/imports.ts'
import type { Finding } from '@junheng/core/county/check-finding.ts'
import { factKey } from '@junheng/core/county/facts.ts'
import type { SchoolId } from '@junheng/core/county/snapshot.ts'
import type { SchoolCells } from '../../db/tables/snapshots.ts'
import { sha256 } from '../../documents/digest.ts'

/** What is known of places and schools, to say where a finding is. */
export interface Whereabouts {
  /** Of what is booked for the date, by school: where a fact stands that this workbook does not hold. */
  readonly bookedCells: ReadonlyMap<SchoolId, SchoolCells>
  readonly schoolNames: ReadonlyMap<SchoolId, string>
  /** What clerks said of findings, by key. */
  readonly explanations: ReadonlyMap<string, string>
}

/** Leads a finding back to its school and cell, and to what a clerk said of it. */
export function locateFinding(finding: Finding, whereabouts: Whereabouts): ImportFinding {
  const { tier, code, value = null, column = null, details } = finding
  const key = keyOf(finding)
  return {
    key,
    tier,
    code,
    column,
    value,
    details: { ...details },
    ...placeOf(finding, whereabouts),
    ...schoolOf(finding, whereabouts),
    explanation: whereabouts.explanations.get(key) ?? null,
  }
}

/** The same finding has the same key in every workbook of a date, so that an explanation holds. */
function keyOf({ code, fact, sheet, cell, details }: Finding): string {
  const place = fact ? factKey(fact) : `${sheet ?? ''}!${cell ?? ''}`
  return sha256(JSON.stringify([code, place, Object.entries(details).toSorted()])).slice(0, 24)
}

/** Where the workbook has no cell for it, what is booked may have one. */
function placeOf({ sheet, row, cell, fact }: Finding, { bookedCells }: Whereabouts): Pick<ImportFinding, 'sheet' | 'row' | 'cell'> {
  if (sheet !== undefined) return { sheet, row: row ?? null, cell: cell ?? null }
  const source = fact && bookedCells.get(fact.school)?.[factKey(fact)]?.[0]
  return source ? { sheet: source.sheet, row: Number(/\d+$/.exec(source.cell)?.[0]), cell: source.cell } : { sheet: null, row: null, cell: null }
}

function schoolOf({ fact }: Finding, { schoolNames }: Whereabouts) {
  if (!fact?.school) return { school: null, schoolName: null }
  return { school: fact.school, schoolName: schoolNames.get(fact.school) ?? null }
}
