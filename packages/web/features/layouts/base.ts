import type { getLayout } from '@junheng/contract/layouts.ts'
import type { z } from 'zod'

/** What stands today, as the server said it. */
export type LayoutBase = z.infer<Extract<(typeof getLayout)['reply'], z.ZodType>>
