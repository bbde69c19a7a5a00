import type { SourcedTrace } from '@junheng/contract/judgements.ts'
import { factKey } from '@junheng/core/county/facts.ts'
import type { Trace } from '@junheng/core/standard/judgement.ts'
import type { SchoolCells } from '../../db/tables/snapshots.ts'

/** A trace whose leaves name the workbook cells behind them; a fact without a cell was entered otherwise, and has none. */
export function withCells(trace: Trace, cells: ReadonlyMap<string, SchoolCells>): SourcedTrace {
  const { fact } = trace
  return {
    ...trace,
    inputs: trace.inputs.map((input) => withCells(input, cells)),
    cells: fact === null ? [] : [...(cells.get(fact.school)?.[factKey(fact)] ?? [])],
  }
}
