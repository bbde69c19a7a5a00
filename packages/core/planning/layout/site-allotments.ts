import type { LayoutProblem } from './problem.ts'

/**
 * By school: how many children it may have so that the schools of its site together keep the site's largest size. Each is given what it has now, at least what it must have; what
 * is left is shared alike, and what is too much is taken from those above their least. Infinity where the site has no largest size.
 */
export function siteAllotments({ schools }: LayoutProblem, children: readonly number[]): Float64Array {
  const allotted = new Float64Array(schools.length).fill(Infinity)
  for (const site of new Set(schools.map((school) => school.site))) {
    const onSite = Array.from(schools.keys()).filter((index) => schools[index]!.site === site)
    const most = schools[onSite[0]!]!.mostChildren
    if (most !== null) divide(onSite.map((index) => ({ index, least: schools[index]!.leastChildren, has: children[index]! })), most, allotted)
  }
  return allotted
}

interface Part {
  readonly index: number
  readonly least: number
  readonly has: number
}

function divide(parts: readonly Part[], most: number, allotted: Float64Array): void {
  const wanted = parts.map(({ least, has }) => Math.max(least, has))
  const slack = most - wanted.reduce((sum, each) => sum + each, 0)
  const above = parts.map(({ least }, at) => wanted[at]! - least)
  const aboveAll = above.reduce((sum, each) => sum + each, 0)
  parts.forEach(({ index }, at) => {
    const cut = aboveAll > 0 ? Math.min(1, -slack / aboveAll) * above[at]! : 0
    allotted[index] = Math.floor(wanted[at]! + (slack >= 0 ? slack / parts.length : -cut))
  })
}
