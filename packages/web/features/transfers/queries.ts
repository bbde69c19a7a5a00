import { getMySheet, getTransfer, listObjections, listTransferFaults, listTransferTeachers } from '@junheng/contract/transfers.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { query } from '../../app/api.ts'

export const transferQuery = (id: string) => query(getTransfer, { params: { id } })
export const teachersQuery = (id: string) => query(listTransferTeachers, { params: { id } })
export const faultsQuery = (id: string) => query(listTransferFaults, { params: { id } })
export const mineQuery = (id: string) => query(getMySheet, { params: { id } })
export const objectionsQuery = (id: string) => query(listObjections, { params: { id } })

/** A deed after which whatever is shown of the round is asked for again. */
export function useDeed<Said, Reply>(deed: (said: Said) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries() })
}
