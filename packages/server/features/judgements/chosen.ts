import type { JudgementQuery } from '@junheng/contract/judgements.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import type { JudgeOptions } from '@junheng/core/standard/judgement.ts'
import type { Standard } from '@junheng/core/standard/standard.ts'
import type { Tx } from '../../db/database.ts'
import { findCounty } from '../county/queries.ts'
import { chosenSnapshot } from '../snapshots/queries.ts'
import { optionsOn, standardFor } from './standards.ts'

/** What a page's query names: a snapshot, a standard as it holds in the county, and the switches in force or turned. */
export interface Chosen {
  readonly snapshot: SnapshotSummary
  readonly standard: Standard
  readonly options: JudgeOptions
  readonly county: { readonly code: string; readonly name: string }
}

export async function choose(tx: Tx, query: JudgementQuery): Promise<Chosen> {
  const county = await findCounty(tx)
  const snapshot = await chosenSnapshot(tx, query.snapshot)
  if (snapshot === undefined) throw new Problem('not_found', { what: 'snapshot' })
  const { standard } = standardFor(query.standard, county.code)
  return { snapshot, standard, options: optionsOn(standard, snapshot.date, query), county }
}
