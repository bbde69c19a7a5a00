import { approveScenario, getEffects, getLayout, getScenario, listScenarios, recordProcedure, saveScenario, submitScenario, type ProcedureBody } from '@junheng/contract/layouts.ts'
import { leverQuery } from '@junheng/core/planning/layout/lever-text.ts'
import type { Levers } from '@junheng/core/planning/layout/levers.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query } from '../../app/api.ts'

export const layoutQuery = (snapshot: string | undefined) => query(getLayout, { query: { snapshot } })
export const effectsQuery = (levers: Levers, snapshot: string | undefined) => query(getEffects, { query: { snapshot, ...leverQuery(levers) } })
export const scenariosQuery = query(listScenarios)
export const scenarioQuery = (id: string) => query(getScenario, { params: { id } })

/** What changes scenarios makes lists and pages of them old. */
function useRefresh() {
  const client = useQueryClient()
  return () => Promise.all([client.invalidateQueries({ queryKey: [listScenarios.path] }), client.invalidateQueries({ queryKey: [getScenario.path] })])
}

export function useSave() {
  const refresh = useRefresh()
  return useMutation({ mutationFn: (body: { readonly name: string; readonly snapshot?: string | undefined; readonly levers: Levers }) => call(saveScenario, { body }), onSuccess: refresh })
}

export function useRecord(id: string) {
  const refresh = useRefresh()
  return useMutation({ mutationFn: (body: ProcedureBody) => call(recordProcedure, { params: { id }, body }), onSuccess: refresh })
}

export function useDecide(id: string) {
  const refresh = useRefresh()
  return useMutation({ mutationFn: (deed: 'submit' | 'approve') => call(deed === 'submit' ? submitScenario : approveScenario, { params: { id }, body: {} }), onSuccess: refresh })
}
