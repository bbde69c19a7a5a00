import { listAudit } from '@junheng/contract/audit.ts'
import { endpoint } from '../../http/endpoint.ts'
import { listAudit as readAudit } from './queries.ts'

export const auditRoutes = [
  endpoint(listAudit, {
    allow: 'audit.read',
    audit: ({ query }) => ({ action: 'audit.read', subject: query.before ?? 'newest' }),
    handle: ({ tx, query }) => readAudit(tx, query),
  }),
]
