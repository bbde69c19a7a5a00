import type { Stage } from '../../county/kinds.ts'
import { dispersionOf } from '../../standard/dispersion.ts'
import type { Placement, Round } from './round.ts'

/** The coefficients of the three teacher indicators: teachers, above the required degree, backbone, each a pupil, over the schools of a stage. */
export const balanceIndicators = ['teachers', 'aboveDegree', 'backbone'] as const
export type BalanceIndicator = (typeof balanceIndicators)[number]

export interface BalanceRow {
  readonly stage: Stage
  readonly indicator: BalanceIndicator
  /** Null where it is not defined: no pupil, or none of it anywhere. */
  readonly before: number | null
  readonly after: number | null
}

/** Before any move, and after the placements, stage by stage. Schools without pupils in a stage are not counted in it. */
export function balanceOf(round: Pick<Round, 'schools' | 'cells' | 'teachers'>, placements: readonly Placement[]): readonly BalanceRow[] {
  const stages = [...new Set(round.schools.flatMap(({ stages }) => Object.keys(stages) as Stage[]))].toSorted()
  const moved = movesOf(round, placements)
  return stages.flatMap((stage) => balanceIndicators.map((indicator) => ({
    stage, indicator,
    before: coefficient(round, [stage, indicator], () => 0),
    after: coefficient(round, [stage, indicator], (school) => moved.get(`${school} ${stage} ${indicator}`) ?? 0),
  })))
}

/** By school, stage and indicator: how many more. */
function movesOf(round: Pick<Round, 'cells' | 'teachers'>, placements: readonly Placement[]): ReadonlyMap<string, number> {
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  const teachers = new Map(round.teachers.map((teacher) => [teacher.id, teacher]))
  const moved = new Map<string, number>()
  for (const placement of placements) {
    const teacher = teachers.get(placement.teacher)!
    for (const [id, more] of [[teacher.cell, -1], [placement.cell, 1]] as const) {
      const { school, stage } = cells.get(id)!
      for (const indicator of balanceIndicators) {
        if (indicator !== 'teachers' && !teacher[indicator]) continue
        const key = `${school} ${stage} ${indicator}`
        moved.set(key, (moved.get(key) ?? 0) + more)
      }
    }
  }
  return moved
}

function coefficient({ schools }: Pick<Round, 'schools'>, [stage, indicator]: readonly [Stage, BalanceIndicator], more: (school: string) => number): number | null {
  const counted = schools.flatMap(({ id, stages }) => {
    const counts = stages[stage]
    return counts === undefined || counts.pupils === 0 ? [] : [{ id, ...counts }]
  })
  const stock = Float64Array.from(counted, (school) => school[indicator] + more(school.id))
  return dispersionOf({ stock, pupils: Float64Array.from(counted, ({ pupils }) => pupils), scale: 100 })?.cv ?? null
}

/** Those whose coefficient is higher after than before. */
export function risenIn(rows: readonly BalanceRow[]): readonly BalanceRow[] {
  return rows.filter(({ before, after }) => before !== null && (after === null || after > before + 1e-9))
}
