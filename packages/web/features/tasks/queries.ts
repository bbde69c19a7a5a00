import type { Route } from '@junheng/contract/route.ts'
import { addSource, addTask, changeTask, confirmTask, excuseSentence, getSource, getTask, listSources, listTasks, replyToSource, reportTask, signTask, type TaskDraft } from '@junheng/contract/tasks.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query } from '../../app/api.ts'

type ReplyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer _Body, infer Reply> ? Reply : never
type BodyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer Body, infer _Reply> ? Body : never

export type TasksReply = ReplyOf<typeof listTasks>
export type SourcesReply = ReplyOf<typeof listSources>
export type NewReply = BodyOf<typeof replyToSource>
export type SourceReply = ReplyOf<typeof getSource>
export type TaskDetail = ReplyOf<typeof getTask>
export type NewSource = BodyOf<typeof addSource>

export const tasksQuery = (year?: number) => query(listTasks, { query: year === undefined ? {} : { year: String(year) } })
export const sourcesQuery = query(listSources, { query: {} })
export const sourceQuery = (id: string) => query(getSource, { params: { id } })
export const taskQuery = (id: string) => query(getTask, { params: { id } })

export const useAddSource = () => useDeed((body: NewSource) => call(addSource, { body }))
export const useAddTask = () => useDeed((body: TaskDraft & { readonly year: number }) => call(addTask, { body }))
export const useExcuse = (id: string) => useDeed(({ position, noTaskReason }: { readonly position: number; readonly noTaskReason: string | null }) => call(excuseSentence, { params: { id, position: String(position) }, body: { noTaskReason } }))
export const useReplyToSource = (id: string) => useDeed((body: NewReply) => call(replyToSource, { params: { id }, body }))
export const useChangeTask = (id: string) => useDeed((body: BodyOf<typeof changeTask>) => call(changeTask, { params: { id }, body }))
export const useSign = () => useDeed((id: string) => call(signTask, { params: { id }, body: { note: null } }))
export const useReportTask = (id: string) => useDeed((body: BodyOf<typeof reportTask>) => call(reportTask, { params: { id }, body }))
export const useConfirmTask = (id: string) => useDeed((body: BodyOf<typeof confirmTask>) => call(confirmTask, { params: { id }, body }))

/** A deed after which everything that is shown is asked for again. */
function useDeed<Said, Reply>(deed: (said: Said) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries() })
}
