import { leastCover } from '../location/least-cover.ts'
import type { LayoutModel } from './layout-model.ts'
import type { LayoutProblem } from './problem.ts'

export interface NeededPoints {
  /** Points that together reach every group of children whom only points reach; as few as can be, and of those as few to build as can be. */
  readonly schools: readonly number[]
  /** Fewer than this are proven not to be enough; 0 where nothing is proven. */
  readonly least: number
}

/** To build one weighs a little beside opening one more. */
const building = 1e-4

/** Which points no plan can do without, by travel limits alone: rooms and all other rules are forgotten. */
export function neededPoints({ schools }: LayoutProblem, { customers, first, site }: LayoutModel): NeededPoints {
  const rows = Array.from({ length: customers }, (_, group) => Array.from(site.subarray(first[group]!, first[group + 1]!))).filter((own) => own.length > 0 && own.every((school) => schools[school]!.isPoint))
  if (rows.length === 0) return { schools: [], least: 0 }
  const { columns, isProven } = leastCover({ rows, weightOf: (school) => (schools[school]!.state === 'candidate' ? 1 + building : 1), precision: 1 - building * schools.length })
  return { schools: columns, least: isProven ? columns.length : 0 }
}
