import { Problem } from '@junheng/contract/problem.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { StaffingNorms } from '@junheng/core/planning/staffing/norms.ts'
import { staffingView, type Closure, type StaffingView } from '@junheng/core/planning/staffing/view.ts'
import { curriculumOn, staffingNorms } from '@junheng/standards/load-staffing.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'

export interface StaffingAsked {
  readonly snapshot?: string | undefined
  readonly close?: string | undefined
  readonly load?: string | undefined
}

/** Staffing of a snapshot; schools closed and loads changed in thought. Head-counts come from persons whom most readers may not see, and name none. */
export async function makeStaffing(tx: Tx, asked: StaffingAsked, today: string): Promise<StaffingView> {
  const chosen = await chosenSnapshot(tx, asked.snapshot)
  if (chosen === undefined) throw new Problem('not_found')
  const seen = await loadSnapshot(tx, chosen, { staff: false })
  const whole = await asProgram(tx, () => loadSnapshot(tx, chosen, { staff: true }))
  const schools = new Set(seen.schools.map(({ id }) => id))
  const snapshot: Snapshot = { ...seen, staff: (whole.staff ?? []).filter(({ school }) => schools.has(school)) }
  const closures = closuresIn(asked.close, schools)
  const year = Number(today.slice(0, 4))
  return staffingView(snapshot, { norms: withLoad(staffingNorms(), asked.load), plan: curriculumOn(today), retirementYears: [year, Math.max(year, 2035)] }, closures)
}

/** `A>B,C>B`. */
function closuresIn(text: string | undefined, schools: ReadonlySet<string>): readonly Closure[] {
  if (text === undefined || text === '') return []
  return knownClosures(text.split(',').map((pair) => pair.split('>')).map(([closed = '', into = '']) => ({ closed, into })), schools)
}

/** Every school known, none closed twice, none into one that is closed; throws the problem of those that are not so. */
export function knownClosures(closures: readonly Closure[], schools: ReadonlySet<string>): readonly Closure[] {
  const closed = new Set(closures.map((each) => each.closed))
  const wrong = closures.filter((each) => !schools.has(each.closed) || !schools.has(each.into) || closed.has(each.into))
  if (wrong.length > 0 || closed.size < closures.length) throw new Problem('staffing_faulty', { close: wrong.map((each) => `${each.closed}>${each.into}`) })
  return closures
}

function withLoad(norms: StaffingNorms, text: string | undefined): StaffingNorms {
  if (text === undefined || text === '') return norms
  const periods = text.split(',').map(Number)
  if (periods.length !== 4 || periods.some((each) => !(each >= 4 && each <= 30))) throw new Problem('staffing_faulty', { load: text })
  const [primaryMain, primaryOther, juniorMain, juniorOther] = periods as [number, number, number, number]
  return {
    ...norms,
    load: { primary: { ...norms.load.primary, mainPeriods: primaryMain, otherPeriods: primaryOther }, junior: { ...norms.load.junior, mainPeriods: juniorMain, otherPeriods: juniorOther } },
  }
}
