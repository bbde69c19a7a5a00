import { getGapWorkbook, listGaps as listGapsRoute } from '@junheng/contract/gaps.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { gapWork } from '../projects/gap-work.ts'
import { listGaps } from './queries.ts'
import { gapSheet } from './sheet.ts'
import { workbookReply } from '../../documents/sheets.ts'

export const gapRoutes = [
  endpoint(listGapsRoute, {
    allow: 'school.read',
    audit: ({ query }) => ({ action: 'gap.list', subject: 'gaps', details: query }),
    async handle({ tx, today, query }) {
      const found = await listGaps(tx, query)
      return {
        gaps: found.map(({ gap }) => gap),
        names: Object.fromEntries(found.map(({ gap, schoolName }) => [gap.school, schoolName])),
        work: await gapWork(tx, today, found.map(({ gap }) => gap.id)),
      }
    },
  }),

  endpoint(getGapWorkbook, {
    allow: 'school.read',
    audit: ({ query }) => ({ action: 'gap.export', subject: 'gaps', details: query }),
    async handle({ tx, query, today }) {
      const { code, name } = await findCounty(tx)
      return workbookReply(`${name}缺口台账 ${today}`, [gapSheet(await listGaps(tx, query), code)])
    },
  }),
]
