import type { SensitivityClass } from '@junheng/contract/permissions.ts'
import { addEvidence, addProject, changeProject, getProgramme, getProject, importProjects, listProjectChanges, listTemplates, reportNode } from '@junheng/contract/projects.ts'
import type { Route } from '@junheng/contract/route.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query } from '../../app/api.ts'

type BodyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer Body, infer _Reply> ? Body : never
type ReplyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer _Body, infer Reply> ? Reply : never

export type ProgrammeReply = ReplyOf<typeof getProgramme>
export type ProjectReply = ReplyOf<typeof getProject>
export type ProjectChanges = ReplyOf<typeof listProjectChanges>
export type ImportReply = ReplyOf<typeof importProjects>
export type NewProject = BodyOf<typeof addProject>
export type ProjectChange = BodyOf<typeof changeProject>
export type ReportBody = BodyOf<typeof reportNode>

export const programmeQuery = query(getProgramme)
export const projectQuery = (id: string) => query(getProject, { params: { id } })
export const changesQuery = (id: string) => query(listProjectChanges, { params: { id } })
export const templatesQuery = { ...query(listTemplates), staleTime: 60 * 60_000 }

export const useAddProject = () => useSettling((body: NewProject) => call(addProject, { body }))

export const useChangeProject = (id: string) => useSettling((body: ProjectChange) => call(changeProject, { params: { id }, body }))

export const useReport = (id: string, node: string) => useSettling((body: ReportBody) => call(reportNode, { params: { id, node }, body }))

export const useAddEvidence = (id: string, node: string) =>
  useSettling(async ({ file, sensitivity }: { readonly file: File; readonly sensitivity: SensitivityClass | undefined }) => call(addEvidence, { params: { id, node }, query: { fileName: file.name.slice(-200), sensitivity }, body: new Uint8Array(await file.arrayBuffer()) }))

/** A dry run writes nothing, so nothing is asked for again after it. */
export const useTryImport = () => useMutation({ mutationFn: (file: File) => sendImport(file, { dryRun: 'yes' }) })

export const useImport = () => useSettling(({ file, reason, decision }: { readonly file: File; readonly reason: string; readonly decision: string }) => sendImport(file, { dryRun: 'no', reason, decision }))

async function sendImport(file: File, asked: Readonly<Record<string, string>>): Promise<ImportReply> {
  return call(importProjects, { query: { fileName: file.name.slice(-200), ...asked }, body: new Uint8Array(await file.arrayBuffer()) })
}

/** A deed after which whatever is shown of projects and gaps is asked for again. */
function useSettling<Said, Reply>(deed: (said: Said) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries() })
}
