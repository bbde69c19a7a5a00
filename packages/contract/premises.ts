import { z } from 'zod'
import type { Premises } from '@junheng/core/county/snapshot.ts'
import { Day, Id, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

const Site = z.custom<Premises>((value) => typeof value === 'object' && value !== null && 'vacatedOn' in value)

export const listPremises = route({
  method: 'GET',
  path: '/premises',
  summary: '腾出校舍台账和其中的隐患：乡镇只看本乡镇的 · Vacated premises and what is amiss with them: a township sees its own',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: z.strictObject({
    today: Day,
    /** The day of the register; null where there is none. */
    date: Day.nullable(),
    premises: z.array(Site),
    concerns: z.array(z.strictObject({ premises: Id, kind: z.enum(['gradeD', 'gradeC', 'notGraded', 'idle']), since: Day.nullable() })),
  }),
  problems: [],
})
