import { monthsAfter } from '../schedule/day.ts'
import type { IsoDate, Premises } from './snapshot.ts'

/** 隐患 that the register of premises shows: used under a roof of grade C or D, used without a grade, or handed over and idle. */
export interface PremisesConcern {
  readonly premises: Premises['id']
  readonly kind: 'gradeD' | 'gradeC' | 'notGraded' | 'idle'
  /** Since when; null where the register does not say. */
  readonly since: IsoDate | null
}

/** After so many months without a use what was handed over counts as idle: an assumption. */
export const idleMonths = 18

/** Grades as of the appraisal of school buildings: C partly unsafe, D unsafe (危房). The gravest first, then in the order of the register. */
export function premisesConcerns(register: readonly Premises[], today: IsoDate): readonly PremisesConcern[] {
  const found = register.flatMap((each): readonly PremisesConcern[] => {
    const kind = concernOf(each, today)
    return kind === null ? [] : [{ premises: each.id, kind, since: kind === 'idle' ? each.handedOverOn! : null }]
  })
  return found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const order: readonly PremisesConcern['kind'][] = ['gradeD', 'gradeC', 'notGraded', 'idle']

function concernOf({ state, use, safetyGrade, handedOverOn }: Premises, today: IsoDate): PremisesConcern['kind'] | null {
  if (use !== undefined && state !== 'reclaimed') return ofUse(safetyGrade)
  return state !== 'reclaimed' && handedOverOn !== undefined && monthsAfter(handedOverOn, idleMonths) < today ? 'idle' : null
}

function ofUse(grade: Premises['safetyGrade']): PremisesConcern['kind'] | null {
  if (grade === undefined) return 'notGraded'
  return grade === 'D' ? 'gradeD' : grade === 'C' ? 'gradeC' : null
}
