import { sumOf } from '../../county/apportion.ts'
import { grouped } from '../../county/grouped.ts'
import type { SchoolId } from '../../county/snapshot.ts'

interface Moved {
  readonly from: SchoolId
  readonly to: SchoolId
  readonly children: number
}

/** For each closed school that anybody leaves, the school that takes most of its children; of equals the first by code. For staffing, which counts a closure as a whole. */
export function mainReceivers(closed: readonly SchoolId[], movements: readonly Moved[]): readonly { readonly closed: SchoolId; readonly into: SchoolId }[] {
  return closed.flatMap((school) => {
    const byReceiver = grouped(movements.filter(({ from }) => from === school), ({ to }) => to)
    const [most] = [...byReceiver]
      .map(([to, own]) => ({ to, children: sumOf(own.map(({ children }) => children)) }))
      .toSorted((a, b) => b.children - a.children || (a.to < b.to ? -1 : 1))
    return most === undefined ? [] : [{ closed: school, into: most.to }]
  })
}
