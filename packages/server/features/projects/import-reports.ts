import { isDeepStrictEqual } from 'node:util'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { reportsIn, type Report } from './reports.ts'

/**
 * The reports that a file makes by what it says of its nodes. A report in the file that the ledger does not have is taken as it is;
 * dates without one are the importer's own report of today. What the ledger has already is not said again, and a file that says
 * nothing of a report takes none away.
 */
export function reportsToAdd(after: CountyProject, before: CountyProject | undefined, today: IsoDate): readonly Report[] {
  const known = new Map(before?.nodes.map((node) => [node.id, node]))
  const said = new Map(reportsIn(after).map((report) => [report.node, report]))
  return after.nodes.flatMap((node) => {
    const former = known.get(node.id)
    if (node.reported !== undefined && !isDeepStrictEqual(node.reported, former?.reported)) return said.get(node.id) ?? []
    return sameDates(node, former) ? [] : [reportOfToday(node, former, today)]
  })
}

const sameDates = (a: CountyNode, b: CountyNode | undefined) => a.actualStart === b?.actualStart && a.actualFinish === b?.actualFinish

/** Goes by the dates. What was expected stays expected while it lies ahead: the newest report holds wholly. */
function reportOfToday({ id, actualStart = null, actualFinish = null }: DatedNode, former: CountyNode | undefined, today: IsoDate): Report {
  const expected = former?.reported?.finish ?? null
  const kept = actualFinish === null && expected !== null && expected >= today ? expected : null
  return { node: id, on: today, state: stateOf(actualStart, actualFinish), actualStart, actualFinish, expectedFinish: kept, blocker: null, note: null }
}

type DatedNode = Pick<CountyNode, 'id'> & { readonly actualStart?: IsoDate | null; readonly actualFinish?: IsoDate | null }

function stateOf(start: IsoDate | null, finish: IsoDate | null): Report['state'] {
  if (finish !== null) return 'finished'
  return start === null ? 'notStarted' : 'underWay'
}
