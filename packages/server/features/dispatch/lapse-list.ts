import type { listLapses } from '@junheng/contract/orders.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { lapsesOf, type NodePast, type SaidOn } from '@junheng/core/dispatch/lapses.ts'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { programmeOf } from '../projects/programme.ts'

export type LapsesReply = z.infer<Extract<typeof listLapses['reply'], z.ZodType>>

/** 失报 and 逾期 of nodes until today, the longest first; of one project or of one office's nodes where they are named. */
export async function lapseList(tx: Tx, today: IsoDate, { project: only, office }: { readonly project?: string | undefined; readonly office?: string | undefined }): Promise<LapsesReply> {
  const { projects, rule } = await programmeOf(tx, today)
  const pasts = await pastsOf(tx, only)
  const chosen = projects.filter(({ project }) => only === undefined || project.id === only)
  const lapses = chosen.flatMap(({ project, standing }) =>
    project.nodes.flatMap(({ id, name, owner }, i) => {
      if (office !== undefined && owner !== office) return []
      const { start, finish } = standing.plan.nodes[i]!
      const past = { start, finish, ...(pasts.get(`${project.id} ${id}`) ?? { reports: [], extensions: [] }) }
      return lapsesOf(past, { today, cycleDays: rule.cycleDays }).map((lapse) => ({ project: project.id, projectName: project.name, node: id, nodeName: name, owner, lapse }))
    }),
  )
  return { today, lapses: lapses.toSorted((a, b) => b.lapse.days - a.lapse.days || (`${a.project} ${a.node}` < `${b.project} ${b.node}` ? -1 : 1)) }
}

type Told = Pick<NodePast, 'reports' | 'extensions'>

/** Reports and granted extensions of every node, by project and node. */
async function pastsOf(tx: Tx, project: string | undefined): Promise<ReadonlyMap<string, Told>> {
  const ofProject = <Q extends { where: (column: 'project_id', is: '=', id: string) => Q }>(query: Q) => (project === undefined ? query : query.where('project_id', '=', project))
  const reports = await ofProject(tx.selectFrom('node_report').select(['project_id', 'node_id', 'reported_on', 'actual_finish']).orderBy('reported_on').orderBy('at').orderBy('id')).execute()
  const granted = await ofProject(tx.selectFrom('extension').select(['project_id', 'node_id', 'decided_on', 'until']).where('granted', '=', true).where('project_id', 'is not', null).orderBy('decided_on').orderBy('id')).execute()
  const pasts = new Map<string, { readonly reports: SaidOn[]; readonly extensions: NodePast['extensions'][number][] }>()
  const pastOf = ({ project_id, node_id }: { readonly project_id: string | null; readonly node_id: string | null }) => {
    const key = `${project_id} ${node_id}`
    const past = pasts.get(key) ?? { reports: [], extensions: [] }
    pasts.set(key, past)
    return past
  }
  for (const row of reports) pastOf(row).reports.push({ on: row.reported_on, actualFinish: row.actual_finish })
  for (const row of granted) pastOf(row).extensions.push({ decidedOn: row.decided_on!, until: row.until })
  return pasts
}
