import { longDate } from '@junheng/contract/words/official-paper.ts'
import type { Tx } from '../../db/database.ts'
import { listDecisions } from '../meetings/queries.ts'
import type { Programme } from '../projects/programme.ts'
import type { OwnCheck } from './follow-ups.ts'

/** What is followed up by a date of its own: decisions of meetings that are not carried out yet. */
export async function ownChecks(tx: Tx, { projects }: Programme): Promise<readonly OwnCheck[]> {
  const finished = new Set(projects.flatMap(({ project }) => project.nodes.filter(({ actualFinish }) => actualFinish !== undefined).map(({ id }) => `${project.id}/${id}`)))
  const open = (await listDecisions(tx)).filter(({ project, node }) => project === null || !finished.has(`${project}/${node}`))
  return open.map((decision) => ({
    kind: 'decision',
    project: decision.project,
    projectName: decision.projectName,
    node: decision.node,
    office: decision.owner,
    what: `${decision.projectName === null ? '' : `${decision.projectName}：${decision.nodeName}：`}${decision.text}（${longDate(decision.dueOn)}前）`,
    nextCheckOn: decision.checkOn,
    source: `会议决定${decision.number}`,
  }))
}
