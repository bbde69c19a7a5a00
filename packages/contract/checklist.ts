import { z } from 'zod'
import { Day, Id, noParams, noQuery, nothing, Words } from './county.ts'
import { route } from './route.ts'

const Verdict = z.enum(['met', 'short', 'unknown'])

/** The further items of a standard (15 + 9 + 1): what the snapshot can measure, and what a person answers with evidence. */
export const ChecklistItem = z.strictObject({
  id: Id,
  group: z.enum(['government', 'quality', 'recognition', 'veto']),
  title: Words,
  document: z.string(),
  clause: z.string(),
  /** Measured from the snapshot. Null where it cannot be, or where the reader sees one school only. */
  measured: z
    .strictObject({
      verdict: Verdict,
      /** Schools that fail or are not known; `found` is null where it is not known, `easement` a special case that eased the line. */
      failing: z.array(z.strictObject({ school: Id, name: z.string(), found: Words.nullable(), line: Words, easement: z.string().nullable() })),
    })
    .nullable(),
  answer: z.strictObject({ verdict: Verdict, evidence: z.string(), on: Day, by: z.string() }).nullable(),
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

export const getChecklist = route({
  method: 'GET',
  path: '/checklist',
  summary: '优质均衡其余各项清单 · The further items of the quality standard',
  params: noParams,
  query: z.strictObject({ snapshot: Id.optional() }),
  body: nothing,
  reply: z.array(ChecklistItem),
  problems: ['not_found'],
})

export const answerChecklistItem = route({
  method: 'PUT',
  path: '/checklist/:item',
  summary: '填报一项并附佐证说明 · Answer an item with its evidence',
  params: z.strictObject({ item: Id }),
  query: noQuery,
  body: z.strictObject({ verdict: Verdict, evidence: z.string().trim().min(4).max(2000), on: Day }),
  reply: ChecklistItem,
  problems: ['not_found'],
})
