import type { TaskDraft } from '@junheng/contract/tasks.ts'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import type { Tx } from '../../db/database.ts'
import { makeTask, type TaskDeed } from '../tasks/changing.ts'
import { listTasks } from '../tasks/queries.ts'
import type { StoredRound } from './queries.ts'

interface Step {
  readonly goal: string
  readonly measure: string
  readonly owner: string
  readonly helpers: readonly string[]
  readonly due: string
}

/** What is left to do once a round is decided: contracts, papers, who is on the spot in September, posts that stay open. */
export function followUp({ title, decision }: Pick<StoredRound, 'title' | 'decision'>, { result }: Pick<RoundRecord, 'result'>, from: string): readonly TaskDraft[] {
  const open = result.left.reduce((sum, { vacancies }) => sum + vacancies, 0)
  const term = from.slice(5) < '09-01' ? `${from.slice(0, 4)}-09-01` : `${Number(from.slice(0, 4)) + 1}-03-01`
  const steps: readonly Step[] = [
    { goal: `${title}：${result.placements.length} 名教师签订聘用合同`, measure: `按${decision}，由用人学校与教师逐人签订，报人事科备案。`, owner: '人事科', helpers: [], due: addDays(from, 30) },
    { goal: `${title}：编制、岗位、工资关系随人划转`, measure: `${result.placements.length} 人逐人办结，无在编不在岗、在岗不在编。`, owner: '人事科', helpers: ['编办', '人社局', '财政局'], due: addDays(from, 60) },
    { goal: `${title}：开学到岗和开课核查`, measure: '逐校核对到岗名单；调出学校各学科课程开齐。', owner: '人事科', helpers: ['基教科'], due: term },
    ...(open === 0 ? [] : [{ goal: `${title}：余下 ${open} 个空岗的补充方案`, measure: '逐岗说明用招聘、走教或下一轮竞聘补充。', owner: '人事科', helpers: ['编办'], due: addDays(from, 45) }]),
  ]
  return steps.map((step) => ({ category: 'ordinary', ...step, helpers: [...step.helpers], source: null, parent: null, project: null, field: null }))
}

/** Enters them in the ledger of the year; those that stand there already, by their goal, are left alone. */
export async function enterFollowUp(tx: Tx, drafts: readonly TaskDraft[], deed: TaskDeed): Promise<{ added: string[]; known: string[] }> {
  const year = Number(deed.on.slice(0, 4))
  const standing = new Map((await listTasks(tx, year)).filter(({ record }) => record.removedOn === null).map(({ record: { task } }) => [task.goal, task.id]))
  const added: string[] = []
  for (const draft of drafts.filter(({ goal }) => !standing.has(goal))) added.push((await makeTask(tx, { year, ...draft }, deed)).id)
  return { added, known: drafts.flatMap(({ goal }) => standing.get(goal) ?? []) }
}
