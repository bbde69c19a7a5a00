import { askExtension, closeOrder, decideExtension, getDigest, issueOrder, listLapses, listOrders, replyToOrder } from '@junheng/contract/orders.ts'
import type { Route } from '@junheng/contract/route.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query } from '../../app/api.ts'

type ReplyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer _Body, infer Reply> ? Reply : never
type BodyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer Body, infer _Reply> ? Body : never

export type OrdersReply = ReplyOf<typeof listOrders>
export type LapsesReply = ReplyOf<typeof listLapses>

export const ordersQuery = query(listOrders, { query: {} })
export const digestQuery = (office: string) => query(getDigest, { query: { office } })
export const lapsesQuery = (of: { readonly project?: string; readonly office?: string }) => query(listLapses, { query: of })

export const useIssue = () => useDeed((body: BodyOf<typeof issueOrder>) => call(issueOrder, { body }))
export const useReply = (id: string) => useDeed((text: string) => call(replyToOrder, { params: { id }, body: { text } }))
export const useClose = (id: string) => useDeed((note: string) => call(closeOrder, { params: { id }, body: { note } }))
export const useAskExtension = () => useDeed((body: BodyOf<typeof askExtension>) => call(askExtension, { body }))
export const useDecideExtension = (id: string) => useDeed((body: BodyOf<typeof decideExtension>) => call(decideExtension, { params: { id }, body }))

/** A deed after which everything that is shown is asked for again. */
function useDeed<Said, Reply>(deed: (said: Said) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries() })
}
