import type { getOutlook } from '@junheng/contract/outlook.ts'
import type { Route } from '@junheng/contract/route.ts'

type ReplyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer _Body, infer Reply> ? Reply : never

export type OutlookReply = ReplyOf<typeof getOutlook>
