import { type FactKey, factKey } from '@junheng/core/county/facts.ts'
import type { FactRef } from '@junheng/core/standard/judgement.ts'
import type { CellRef } from './cell-values.ts'

/** Where facts came from, collected while a workbook is read. */
export interface Sources {
  readonly add: (fact: FactRef, at: SourceCell) => void
  readonly all: () => Record<FactKey, readonly SourceCell[]>
}

export interface SourceCell extends CellRef {
  /** Header path of the cell's column. */
  readonly column: string
}

export function collectSources(): Sources {
  const cells = new Map<FactKey, SourceCell[]>()
  return {
    add: (fact, { sheet, cell, column }) => {
      const key = factKey(fact)
      const list = cells.get(key)
      if (list) list.push({ sheet, cell, column })
      else cells.set(key, [{ sheet, cell, column }])
    },
    all: () => Object.fromEntries(cells),
  }
}
