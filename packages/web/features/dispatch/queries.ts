import { addBlocker, addHandover, checkBlocker, confirmNode, getRope } from '@junheng/contract/dispatch.ts'
import type { Route } from '@junheng/contract/route.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query } from '../../app/api.ts'

type ReplyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer _Body, infer Reply> ? Reply : never
type BodyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer Body, infer _Reply> ? Body : never

export type RopeReply = ReplyOf<typeof getRope>
export type RopeProject = RopeReply['projects'][number]

/** Who holds the rope in a period; without one, since the projects began. */
export const ropeQuery = (asked: { readonly from?: string; readonly to?: string } = {}) => query(getRope, { query: asked })

/** An entry of a node: papers that passed, a blocker, a confirmation. */
export type NodeEntry =
  | { readonly kind: 'handover'; readonly body: BodyOf<typeof addHandover> }
  | { readonly kind: 'blocker'; readonly body: BodyOf<typeof addBlocker> }
  | { readonly kind: 'confirmation'; readonly body: BodyOf<typeof confirmNode> }

export function useNodeEntry(id: string, node: string) {
  const client = useQueryClient()
  const params = { id, node }
  const send = async (entry: NodeEntry): Promise<void> => {
    if (entry.kind === 'handover') await call(addHandover, { params, body: entry.body })
    else if (entry.kind === 'blocker') await call(addBlocker, { params, body: entry.body })
    else await call(confirmNode, { params, body: entry.body })
  }
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries() })
}

export function useCheckBlocker() {
  const client = useQueryClient()
  return useMutation({ mutationFn: ({ id, ...body }: BodyOf<typeof checkBlocker> & { readonly id: string }) => call(checkBlocker, { params: { id }, body }), onSuccess: () => client.invalidateQueries() })
}
