import * as contract from '@junheng/contract/tasks.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { taskChanges, treeChanges } from '@junheng/core/dispatch/task-changes.ts'
import { dispatchRule } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { endpoint } from '../../http/endpoint.ts'
import { addConfirmation } from '../dispatch/confirmations.ts'
import { officeOf } from '../dispatch/offices.ts'
import { newestTaskReport, refuseStranger, report, sign } from './answers.ts'
import { changeTask, makeTask } from './changing.ts'
import { findTask, listTasks, listTaskVersions, listYears, treeOn } from './queries.ts'
import { enterSource, excuse, listSources, reply, sourceDetail } from './sources.ts'
import { viewsOf } from './view.ts'

export const taskRoutes = [
  endpoint(contract.listSources, {
    allow: 'county.read',
    audit: () => ({ action: 'source.list', subject: 'sources' }),
    handle: ({ tx, today, query }) => listSources(tx, today, query.year),
  }),

  endpoint(contract.addSource, {
    allow: 'dispatch.manage',
    audit: ({ reply, body: { body: _text, ...rest } }) => ({ action: 'source.add', subject: reply.id, details: rest }),
    async handle({ tx, today, scope, user, body }) {
      const id = await enterSource(tx, body, { county: scope.countyCode, by: user.name })
      return (await sourceDetail(tx, today, id)) ?? notFound()
    },
  }),

  endpoint(contract.getSource, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'source.read', subject: params.id }),
    handle: async ({ tx, today, params }) => (await sourceDetail(tx, today, params.id)) ?? notFound(),
  }),

  endpoint(contract.replyToSource, {
    allow: 'dispatch.manage',
    audit: ({ params, body }) => ({ action: body.corrects === null ? 'source.reply' : 'source.reply_correct', subject: params.id, details: body }),
    async handle({ tx, today, scope, user, params, body }) {
      await reply(tx, params.id, body, { county: scope.countyCode, by: user.name, today })
      return (await sourceDetail(tx, today, params.id)) ?? notFound()
    },
  }),

  endpoint(contract.excuseSentence, {
    allow: 'dispatch.manage',
    audit: ({ params, body }) => ({ action: 'sentence.excuse', subject: `${params.id}/${params.position}`, details: body }),
    async handle({ tx, today, user, params, body }) {
      await excuse(tx, params.id, params.position, { reason: body.noTaskReason, by: user.name })
      return (await sourceDetail(tx, today, params.id)) ?? notFound()
    },
  }),

  endpoint(contract.listTasks, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'task.list', subject: 'tasks', details: query }),
    async handle({ tx, today, user, query }) {
      const years = await listYears(tx)
      const year = query.year ?? years[0] ?? Number(today.slice(0, 4))
      const tasks = await viewsOf(tx, today, await listTasks(tx, year))
      const { signDays, digestDays } = dispatchRule()
      return { today, year, years: [...years], signDays, digestDays, tasks, office: await officeOf(tx, user) }
    },
  }),

  endpoint(contract.getTask, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'task.read', subject: params.id }),
    async handle({ tx, today, params }) {
      const versions = await listTaskVersions(tx, params.id)
      const told = versions.map(({ version, changed_on, by, reason, decision, content }, i) => ({ version, on: changed_on, by, reason, decision, changes: i === 0 ? [] : [...taskChanges(versions[i - 1]!.content ?? undefined, content ?? undefined)] }))
      return { ...(await taskView(tx, today, params.id)), versions: told.toReversed() }
    },
  }),

  endpoint(contract.addTask, {
    allow: 'dispatch.manage',
    audit: ({ reply, body }) => ({ action: 'task.add', subject: reply.task.id, details: body }),
    async handle({ tx, today, scope, user, body }) {
      const { id } = await makeTask(tx, body, { county: scope.countyCode, by: user.name, on: today, reason: '分解任务', decision: null })
      return taskView(tx, today, id)
    },
  }),

  endpoint(contract.changeTask, {
    allow: 'dispatch.manage',
    audit: ({ params, body }) => ({ action: body.task === null ? 'task.remove' : 'task.change', subject: params.id, details: { reason: body.reason, decision: body.decision } }),
    async handle({ tx, today, scope, user, params, body: { version, reason, decision, task } }) {
      await changeTask(tx, params.id, { version, draft: task }, { county: scope.countyCode, by: user.name, on: today, reason, decision })
      return taskView(tx, today, params.id)
    },
  }),

  endpoint(contract.compareTasks, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'task.compare', subject: 'tasks', details: query }),
    async handle({ tx, query: { from, to, year = Number(to.slice(0, 4)) } }) {
      return { from, to, changes: [...treeChanges(await treeOn(tx, year, from), await treeOn(tx, year, to))] }
    },
  }),

  endpoint(contract.signTask, {
    allow: 'task.answer',
    audit: ({ params }) => ({ action: 'task.sign', subject: params.id }),
    async handle({ tx, today, scope, user, params, body }) {
      const office = await officeOf(tx, user)
      refuseStranger((await openTask(tx, params.id)).record.task, office, user.role)
      await sign(tx, params.id, { county: scope.countyCode, office, by: user.name, on: today }, body.note)
      return taskView(tx, today, params.id)
    },
  }),

  endpoint(contract.reportTask, {
    allow: 'task.answer',
    audit: ({ params, body }) => ({ action: 'task.report', subject: params.id, details: body }),
    async handle({ tx, today, scope, user, params, body }) {
      const office = await officeOf(tx, user)
      refuseStranger((await openTask(tx, params.id)).record.task, office, user.role)
      await report(tx, params.id, { county: scope.countyCode, office, by: user.name, on: today }, body)
      return taskView(tx, today, params.id)
    },
  }),

  endpoint(contract.confirmTask, {
    allow: 'dispatch.manage',
    audit: ({ params, body }) => ({ action: 'task.confirm', subject: params.id, details: body }),
    async handle({ tx, today, scope, user, params, body: { verdict, reason, quality } }) {
      const { task } = (await openTask(tx, params.id)).record
      if (verdict === 'refused' && (reason ?? '') === '') throw new Problem('refusal_reason_missing')
      const newest = await newestTaskReport(tx, params.id)
      if (newest === undefined || newest.finished_on === null) throw new Problem('not_finished')
      const office = await officeOf(tx, user)
      await addConfirmation(tx, { county: scope.countyCode, subject: { task: params.id }, owner: task.owner, office, report: newest.id, on: today, verdict, reason, quality, by: user.name })
      return taskView(tx, today, params.id)
    },
  }),
]

async function openTask(tx: Tx, id: string) {
  const found = await findTask(tx, id)
  if (found === undefined || found.record.removedOn !== null) notFound()
  return found
}

async function taskView(tx: Tx, today: string, id: string): Promise<contract.TaskView> {
  const found = (await findTask(tx, id)) ?? notFound()
  return (await viewsOf(tx, today, [found]))[0]!
}

function notFound(): never {
  throw new Problem('not_found')
}
