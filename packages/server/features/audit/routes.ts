import { getAuditAnchor, getAuditWorkbook, listAudit, listAuditChanges, verifyAudit } from '@junheng/contract/audit.ts'
import { workbookReply } from '../../documents/sheets.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { lastLink } from './chain.ts'
import { findAudit, listAudit as readAudit, listChanges } from './queries.ts'
import { auditSheet } from './sheet.ts'
import { verifyAudit as verify, type Anchor } from './verify.ts'

/** What a workbook holds before it is no longer opened with pleasure. */
const exportRows = 100_000

export const auditRoutes = [
  endpoint(listAudit, {
    allow: 'audit.read',
    audit: ({ query }) => ({ action: 'audit.read', subject: query.before ?? 'newest', details: query }),
    handle: ({ tx, query }) => readAudit(tx, query),
  }),

  endpoint(listAuditChanges, {
    allow: 'audit.read',
    audit: ({ params }) => ({ action: 'audit.changes', subject: params.id }),
    handle: ({ tx, params }) => listChanges(tx, params.id, 1000),
  }),
  endpoint(getAuditWorkbook, {
    allow: 'audit.read',
    audit: ({ query }) => ({ action: 'audit.export', subject: 'audit', details: query }),
    async handle({ tx, query, today }) {
      const { name } = await findCounty(tx)
      return workbookReply(`${name}审计记录 ${today}`, [auditSheet(await findAudit(tx, query, exportRows))])
    },
  }),

  endpoint(getAuditAnchor, {
    allow: 'audit.read',
    audit: () => ({ action: 'audit.anchor', subject: 'audit' }),
    async handle({ tx }) {
      const last = await lastLink(tx)
      return last === undefined ? null : { seq: last.seq, hash: last.hash, algorithm: last.algorithm, sealedAt: last.sealedAt.toISOString() }
    },
  }),

  endpoint(verifyAudit, {
    allow: 'audit.read',
    audit: ({ query, reply }) => ({ action: 'audit.verify', subject: query.anchor ?? 'audit', details: { links: reply.links, faults: reply.faults.length } }),
    handle: ({ tx, query }) => verify(tx, query.anchor === undefined ? undefined : anchorOf(query.anchor)),
  }),
]

function anchorOf(text: string): Anchor {
  const [seq, hash] = text.split(':')
  return { seq: Number(seq), hash: hash! }
}
