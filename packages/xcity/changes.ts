import type { SchoolChange } from '@junheng/core/county/snapshot.ts'
import { years, type Site, type Year } from './sites.ts'
import { streamOf } from './streams.ts'

/** Mergers of the years that end on 1 September 2018, 2019 and 2020, each on a day of the summer and with the decision it rests on. */
export function makeChanges(seed: number, sites: readonly Site[]): (year: Year) => readonly SchoolChange[] {
  const random = streamOf(seed, 'changes')
  const known = new Map(years.map((year) => [year, mergersOf(year)]))
  return (year) => known.get(year)!

  function mergersOf(year: Year): readonly SchoolChange[] {
    return sites.flatMap((site) => {
      if (site.merged?.year !== year) return []
      const number = random.integer(6, 40)
      const on = `${year}-${random.pick(['07-15', '07-20', '07-31', '08-10', '08-20', '08-25'])}`
      return [{ kind: 'merge' as const, on, from: [site.id], into: site.merged.into, basis: `X市人民政府关于农村学校布局调整的批复(X政复〔${year}〕${number}号)` }]
    })
  }
}
