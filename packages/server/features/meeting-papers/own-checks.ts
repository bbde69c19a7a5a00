import type { Decision } from '@junheng/contract/meetings.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import { byNextCheck, type Blocker } from '@junheng/core/dispatch/node-ledger.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import type { Tx } from '../../db/database.ts'
import { listLedgers } from '../dispatch/ledger.ts'
import { listDecisions } from '../meetings/queries.ts'
import type { Programme } from '../projects/programme.ts'
import type { OwnCheck } from './follow-ups.ts'

/** What is followed up by a date of its own: blockers that hold, and decisions of meetings that are not carried out yet. */
export async function ownChecks(tx: Tx, { projects, today }: Pick<Programme, 'projects' | 'today'>): Promise<readonly OwnCheck[]> {
  const ledgers = await listLedgers(tx)
  const blocked = projects.flatMap(({ project }) => byNextCheck(ledgers.get(project.id)?.blockers ?? [], today).map((blocker) => blockerCheck(project, blocker)))
  const finished = new Set(projects.flatMap(({ project }) => project.nodes.filter(({ actualFinish }) => actualFinish !== undefined).map(({ id }) => `${project.id}/${id}`)))
  const open = (await listDecisions(tx)).filter(({ project, node }) => project === null || !finished.has(`${project}/${node}`))
  return [...blocked, ...open.map(decisionCheck)]
}

function blockerCheck(project: CountyProject, { node, waitsFor, what, since, nextCheckOn }: Blocker): OwnCheck {
  const named = project.nodes.find(({ id }) => id === node)
  return {
    kind: 'blocker',
    project: project.id,
    projectName: project.name,
    node,
    office: named?.owner ?? waitsFor,
    what: `${project.name}：${named?.name ?? node}：自${longDate(since)}等待${waitsFor}，${what}`,
    nextCheckOn,
    source: '卡点登记',
  }
}

function decisionCheck(decision: Decision): OwnCheck {
  return {
    kind: 'decision',
    project: decision.project,
    projectName: decision.projectName,
    node: decision.node,
    office: decision.owner,
    what: `${decision.projectName === null ? '' : `${decision.projectName}：${decision.nodeName}：`}${decision.text}（${longDate(decision.dueOn)}前）`,
    nextCheckOn: decision.checkOn,
    source: `会议决定${decision.number}`,
  }
}
