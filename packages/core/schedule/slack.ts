import { never } from './day.ts'
import { lastWithin } from './last-within.ts'
import { type Dates, finishOf, fiveYears, type Network } from './network.ts'

/**
 * The largest slip of each node that moves no goal; null where none up to five years does, and for finished nodes.
 * The latest finishes that leave every goal where it is, from the goals backwards; functions that never fall are
 * searched by halving.
 */
export function slacksOf(network: Network, dates: Dates): readonly (number | null)[] {
  const { works, longer } = network
  const { ready, finish } = dates
  const latest = latestFinishes(network, dates)
  return works.map((work, i) => {
    if (work.isFinished || finish[i]! >= never || latest[i]! >= never) return null
    const most = Math.min(fiveYears, latest[i]! - Math.min(ready[i]!, finish[i]!))
    const slack = lastWithin(0, most, (slip) => finishOf(work, ready[i]!, longer[i]!, slip) <= latest[i]!)
    return slack === fiveYears ? null : slack
  })
}

/** By node; `never` where no goal waits for it. */
function latestFinishes(network: Network, dates: Dates): Int32Array {
  const { goals, order, successors: { first, node, lag } } = network
  const { finish } = dates
  const latest = new Int32Array(order.length).fill(never)
  for (const goal of goals) latest[goal] = finish[goal]!
  for (const i of order.toReversed()) {
    for (let link = first[i]!; link < first[i + 1]!; link++) {
      const ready = latestReady(network, dates, node[link]!, latest[node[link]!]!)
      if (ready < never) latest[i] = Math.min(latest[i]!, ready - lag[link]!)
    }
  }
  return latest
}

/** The last day on which a node may be ready to finish by a day. */
function latestReady({ works, longer }: Network, { ready, finish }: Dates, j: number, latest: number): number {
  const work = works[j]!
  if (!work.waits || finish[j]! >= never || latest >= never) return never
  if (work.plain !== null) return latest - work.plain.days - longer[j]!
  return lastWithin(ready[j]!, latest, (day) => finishOf(work, day, longer[j]!, 0) <= latest)
}
