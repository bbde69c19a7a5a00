import {
  acceptImport, explainFindings, getImport, listImports, mapHeaders, startImport, stopImport,
  type ImportDetail, type ImportSummary,
} from '@junheng/contract/imports.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query } from '../../app/api.ts'

const isMoving = (state: ImportSummary['state'] | undefined): boolean => state === 'queued' || state === 'reading'

/** Polls while any import is being read. */
export const importsQuery = {
  ...query(listImports),
  refetchInterval: (latest: { readonly state: { readonly data: readonly ImportSummary[] | undefined } }) => (latest.state.data?.some((each) => isMoving(each.state)) ? 2_000 : false),
}

/** Polls until the file is read, then leaves it alone. */
export const importQuery = (id: string) => ({
  ...query(getImport, { params: { id } }),
  refetchInterval: (latest: { readonly state: { readonly data: ImportDetail | undefined } }) => (isMoving(latest.state.data?.state) ? 1_000 : false),
})

export const useSendWorkbook = () =>
  useSettling(async (file: File) => call(startImport, { query: { name: file.name.slice(0, 200) }, body: new Uint8Array(await file.arrayBuffer()) }))

export const useStop = (id: string) => useSettling<void, ImportSummary>(() => call(stopImport, { params: { id } }))

export const useMapHeaders = (id: string) =>
  useSettling((headers: readonly { form: string; found: string; means: string | null }[]) => call(mapHeaders, { params: { id }, body: { headers: [...headers] } }))

export const useExplain = (id: string) =>
  useSettling((explanations: readonly { key: string; text: string }[]) => call(explainFindings, { params: { id }, body: { explanations: [...explanations] } }))

export const useAccept = (id: string) =>
  useSettling((reason: string) => call(acceptImport, { params: { id }, body: reason === '' ? {} : { reason } }))

/** A deed after which whatever is shown of imports, snapshots and judgements is asked for again. */
function useSettling<Said, Reply>(deed: (said: Said) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: deed, onSettled: () => client.invalidateQueries() })
}
