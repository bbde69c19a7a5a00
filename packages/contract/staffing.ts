import { z } from 'zod'
import type { StaffingView } from '@junheng/core/planning/staffing/view.ts'
import { Id, noParams, nothing } from './county.ts'
import { route } from './route.ts'

const View = z.custom<StaffingView>((value) => typeof value === 'object' && value !== null && 'needs' in value && 'cells' in value)

/** Schools to be closed in thought, the receiver of each; loads changed in thought. */
const asked = z.strictObject({
  snapshot: Id.optional(),
  /** `CLOSED>INTO`, several with commas between. */
  close: z.string().max(2000).optional(),
  /** Weekly periods of a main and of another subject in primary and junior, instead of the county's own: `14,16,12,14`. */
  load: z.string().max(40).optional(),
})

export const getStaffing = route({
  method: 'GET',
  path: '/staffing',
  summary: '核编定岗：两种口径的需要、余缺、退休、教非所学，可试算撤并 · Staffing: need by both rules, surplus and shortage, retirements, what a closure changes',
  params: noParams,
  query: asked,
  body: nothing,
  reply: View,
  problems: ['not_found', 'staffing_faulty'],
})

export const getStaffingWorkbook = route({ method: 'GET', path: '/staffing/workbook', summary: '余缺表（xlsx） · Surplus and shortage as a workbook', params: noParams, query: asked, body: nothing, reply: 'file', problems: ['not_found', 'staffing_faulty'] })

export const listCellStaff = route({
  method: 'GET',
  path: '/staffing/people',
  summary: '一所学校一个学段一个学科的教师名单 · The teachers of a school, stage and subject',
  params: noParams,
  query: z.strictObject({ snapshot: Id.optional(), school: Id, stage: z.string().min(1).max(20), subject: z.string().max(40) }),
  body: nothing,
  reply: z.array(z.strictObject({ id: Id, name: z.string(), birthYear: z.int(), title: z.string(), degree: z.string(), backbone: z.boolean() })),
  problems: ['not_found'],
})
