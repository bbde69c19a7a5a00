import { getSensitiveReadsWorkbook, listSensitiveReads } from '@junheng/contract/sensitive-reads.ts'
import { workbookReply } from '../../documents/sheets.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { listSensitiveReads as readLog } from './queries.ts'
import { sensitiveReadsSheet } from './sheet.ts'

const exportRows = 100_000

export const sensitiveReadRoutes = [
  endpoint(listSensitiveReads, {
    allow: 'audit.read',
    audit: ({ query }) => ({ action: 'sensitive_read.list', subject: query.class ?? 'all', details: query }),
    handle: ({ tx, query: { before, limit, ...search } }) => readLog(tx, search, { before, limit }),
  }),
  endpoint(getSensitiveReadsWorkbook, {
    allow: 'audit.read',
    audit: ({ query }) => ({ action: 'sensitive_read.export', subject: query.class ?? 'all', details: query }),
    async handle({ tx, query, today }) {
      const { name } = await findCounty(tx)
      return workbookReply(`${name}涉敏查阅记录 ${today}`, [sensitiveReadsSheet(await readLog(tx, query, { limit: exportRows }))])
    },
  }),
]
