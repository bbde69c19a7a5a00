import type { Task } from '@junheng/core/dispatch/task.ts'
import { newId } from '../../db/ids.ts'
import { toJson } from '../../db/tables/json.ts'
import type { TestServer } from '../../testing.ts'

export const testTask = (id: string, more: Partial<Task> = {}): Task => ({
  id, year: 2021, category: 'ordinary', goal: '新建城东小学', measure: '按期完成前期', owner: '教育局', helpers: [], due: '2021-06-30', source: null, parent: null, project: null, field: null, ...more,
})

/** A row in every table of the dispatch loop, about a node and a task of the office given; others help with the task. */
export async function loadDispatchRows({ owner, countyCode: county_code }: TestServer, project_id: string, { office, helpers }: { readonly office: string; readonly helpers: readonly string[] }) {
  const [source, blocker, extension, order, report] = [newId(), newId(), newId(), newId(), newId()]
  const [by, on, node] = ['张三', '2021-05-01', { project_id, node_id: 'review' }] as const
  const task = `2021-${project_id}`
  await owner.insertInto('source_document').values({ county_code, id: source, year: 2021, kind: 'proposal', title: '建议', number: null, issued_on: on, reply_due: null, body: '要抓紧。', by }).execute()
  await owner.insertInto('source_sentence').values({ county_code, source_id: source, position: 0, text: '要抓紧。', demand: true, no_task_reason: null, by: null }).execute()
  await owner.insertInto('source_reply').values({ county_code, id: newId(), source_id: source, replied_on: on, number: null, office: '教育局', text: '已办', corrects: null, reason: null, by }).execute()
  const content = toJson(testTask(task, { owner: office, helpers, source: { document: source, sentence: 0 } }))
  await owner.insertInto('task').values({ county_code, id: task, year: 2021, source_id: source, sentence: 0, parent_id: null, version: 1, content, removed_on: null }).execute()
  await owner.insertInto('task_version').values({ county_code, task_id: task, version: 1, changed_on: on, by, reason: '分解', weighty: false, decision: null, content }).execute()
  await owner.insertInto('task_signature').values({ county_code, task_id: task, office, signed_on: on, by, note: null }).execute()
  await owner.insertInto('task_report').values({ county_code, id: report, task_id: task, reported_on: on, state: 'finished', finished_on: on, progress: 100, asked: null, satisfied: null, note: null, office, by }).execute()
  await owner.insertInto('handover').values({ county_code, id: newId(), ...node, happened_on: on, kind: 'submitted', from_office: '教育局', to_office: office, reason: null, by }).execute()
  await owner.insertInto('blocker').values({ county_code, id: blocker, ...node, kind: 'money', waits_for: office, level: null, document: null, what: '等资金', since: on, next_check_on: '2021-05-10', cleared_on: null, by }).execute()
  await owner.insertInto('confirmation').values({ county_code, id: newId(), project_id: null, node_id: null, task_id: task, report_id: report, confirmed_on: on, verdict: 'confirmed', reason: null, quality: 90, owner: office, office: '督考办', by }).execute()
  await owner.insertInto('extension').values({ county_code, id: extension, ...node, task_id: null, office, asked_on: on, until: '2021-06-01', reason: '补件', by, decided_on: null, granted: null, decision: null, decided_by: null }).execute()
  const order_content = toJson({ matter: '财政评审', facts: [], demands: ['抓紧'], rule: '失报' })
  await owner.insertInto('dispatch_order').values({ county_code, id: order, number: `〔2021〕督办${project_id}号`, kind: 'supervise', ...node, task_id: null, to_office: office, content: order_content, issued_on: on, reply_due: '2021-05-08', by }).execute()
  await owner.insertInto('order_reply').values({ county_code, id: newId(), order_id: order, office, replied_on: on, text: '已办', by }).execute()
  await owner.insertInto('office_contact').values({ county_code, office, person: '李四', delegate: null, by }).execute()
  return { source, task, blocker, extension, order }
}
