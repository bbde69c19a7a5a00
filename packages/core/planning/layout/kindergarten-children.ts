import type { Snapshot } from '../../county/snapshot.ts'
import { areaByTownship, entryAge, yearOf } from '../forecast/grades.ts'
import { birthsByArea, birthsIn, everyArea, rollsOf } from '../forecast/history.ts'
import type { Population } from '../forecast/population.ts'

/** Children of three to five who are to have a place, by settlement. No return lists them by village, so they are estimated from births. */
export interface KindergartenChildren {
  readonly known: ReadonlyMap<string, number>
  /** Settlements whose births of these years are not on record: not zero. */
  readonly unknown: readonly string[]
}

/** 学前三年毛入园率 ≥ 85 % (教督〔2020〕1号; rules.md §3): the share of the children of three to five who are to have a place. */
export const enrolmentWanted = 0.85
/** Three, four and five years old. */
const cohorts = 3

/**
 * Births of the three cohorts that come to school in the next three years × what of the last cohort came to school where it was born
 * (first grade today ÷ births six years ago, for the town and the country apart) × the share that is to have a place. Whole children.
 */
export function kindergartenChildren(snapshot: Snapshot, population: Population | null, enrolment: number): KindergartenChildren {
  const { settlements = [] } = snapshot
  if (population === null) return { known: new Map(), unknown: settlements.map(({ id }) => id) }
  const year = yearOf(snapshot.date)
  const staying = stayingBy(snapshot, population, year)
  const areaOf = areaByTownship(snapshot)
  const bornIn = birthsIn(population)
  const rows = settlements.map(({ id, township }) => {
    const born = Array.from({ length: cohorts }, (_, i) => bornIn(id, year - entryAge + 1 + i))
    const share = staying[areaOf.get(township) ?? 'rural']
    return { id, children: share === null || born.includes(null) ? null : Math.round(born.reduce<number>((sum, each) => sum + each!, 0) * share * enrolment) }
  })
  return { known: new Map(rows.flatMap(({ id, children }) => (children === null ? [] : [[id, children] as const]))), unknown: rows.flatMap(({ id, children }) => (children === null ? [id] : [])) }
}

/** First grade ÷ births six years before; null where those births are not known. */
function stayingBy(snapshot: Snapshot, population: Population, year: number) {
  const [rolls, births] = [rollsOf(snapshot), birthsByArea(population, snapshot).get(year - entryAge)]
  return everyArea((area) => (births === undefined || births[area] === 0 ? null : rolls.areas[area][0]! / births[area]))
}
