import { Problem } from '@junheng/contract/problem.ts'
import { roundFaults } from '@junheng/core/planning/transfers/check-round.ts'
import type { Way } from '@junheng/core/planning/transfers/compare.ts'
import type { Round } from '@junheng/core/planning/transfers/round.ts'
import { changedRound, type Change } from '@junheng/core/planning/transfers/what-if.ts'
import { curriculumOn, staffingNorms } from '@junheng/standards/load-staffing.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { inThread } from '../jobs/in-thread.ts'
import { findSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { knownClosures } from '../staffing/view.ts'
import type { CompareInput } from './compare-thread.ts'
import { assembleRound, type StoredRound } from './queries.ts'

const inOwnThread = inThread<CompareInput, readonly Way[]>(new URL('compare-thread.ts', import.meta.url))
const longest = 60_000

/** A round in several ways, the asked one among them; in a thread, for a minute at the most. */
export async function comparisonOf(tx: Tx, stored: StoredRound, change: Change): Promise<readonly Way[]> {
  const round = await assembleRound(tx, stored)
  const asked = change.vacancies.size === 0 && change.closures.length === 0 ? null : await changed(tx, stored, { round, change })
  const { yuan, movingYuan } = staffingNorms().yearlyCost
  return inOwnThread({ round, asked, prices: { yuan, movingYuan } }, { signal: AbortSignal.timeout(longest), onProgress: () => undefined })
}

async function changed(tx: Tx, stored: StoredRound, { round, change }: { readonly round: Round; readonly change: Change }): Promise<Round> {
  const known = new Set(round.cells.map(({ id }) => id))
  const unknown = [...change.vacancies.keys()].filter((cell) => !known.has(cell))
  if (unknown.length > 0) throw new Problem('transfer_faulty', { faults: unknown.map((cell) => ({ sheet: 'cells', row: cell, code: 'cellUnknown', field: 'cell', value: cell, zh: '没有这个岗位，请改正', en: 'There is no such cell: correct it.' })) })
  knownClosures(change.closures, new Set(round.schools.map(({ id }) => id)))
  const summary = await findSnapshot(tx, stored.snapshot_id)
  const snapshot = await asProgram(tx, () => loadSnapshot(tx, summary!, { staff: change.closures.length > 0 }))
  const asked = changedRound(round, change, snapshot, { norms: staffingNorms(), plan: curriculumOn(stored.rules_published_on) })
  const faults = roundFaults(asked).filter(({ code }) => !harmless.has(code))
  if (faults.length > 0) throw new Problem('transfer_faulty', { faults })
  return asked
}

/** What does not keep a trial from running: values not revealed yet, scores to be corrected, wishes for posts that the trial takes away. */
const harmless = new Set(['noPublicValue', 'pointsDiffer', 'preferenceClosed', 'subjectWithoutPosts'])
