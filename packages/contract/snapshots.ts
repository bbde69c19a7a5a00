import { z } from 'zod'
import { Day, Id, noQuery, noParams, nothing } from './county.ts'
import { route } from './route.ts'

/** One booked state of the county. `id` is its content hash; content never changes, only its standing does. */
export const SnapshotSummary = z.strictObject({
  id: Id,
  date: Day,
  state: z.enum(['current', 'corrected', 'withdrawn']),
  /** The successor that corrected it. */
  correctedBy: Id.nullable(),
  /** Why it corrects its predecessor, or why it was withdrawn. */
  reason: z.string().nullable(),
  bookedAt: z.iso.datetime(),
  bookedBy: z.string(),
  fileNames: z.array(z.string()),
  schools: z.int(),
  pupils: z.int(),
  staff: z.int().nullable(),
})
export type SnapshotSummary = z.infer<typeof SnapshotSummary>

export const listSnapshots = route({
  method: 'GET',
  path: '/snapshots',
  summary: '快照与其沿革，新的在前 · Snapshots and their history, newest first',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.array(SnapshotSummary),
  problems: [],
})

export const withdrawSnapshot = route({
  method: 'POST',
  path: '/snapshots/:id/withdrawal',
  summary: '撤回快照并写明原因 · Withdraw a snapshot, with the reason',
  params: z.strictObject({ id: Id }),
  query: noQuery,
  body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
  reply: SnapshotSummary,
  problems: ['snapshot_withdrawn'],
})
