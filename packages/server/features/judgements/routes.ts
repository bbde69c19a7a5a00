import * as contract from '@junheng/contract/judgements.ts'
import { seesEverySchool } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { splitChange } from '@junheng/core/standard/change.ts'
import { traceOf } from '@junheng/core/standard/trace.ts'
import { workbookReply } from '../../documents/sheets.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findSnapshot, listCells, loadSnapshot } from '../snapshots/queries.ts'
import { choose, type Chosen } from './chosen.ts'
import { findJudgement } from './queries.ts'
import { judgementSheets } from './sheet.ts'
import { withCells } from './sourced-trace.ts'
import { standardSummary } from './standards.ts'
import type { Tx } from '../../db/database.ts'

export const judgementRoutes = [
  endpoint(contract.getJudgement, {
    allow: 'county.read',
    audit: ({ reply, query }) => ({ action: 'judgement.read', subject: reply.snapshot.id, details: query }),
    async handle({ tx, query }) {
      const chosen = await choose(tx, query)
      return { snapshot: chosen.snapshot, standard: summaryOf(chosen), judgement: await storedJudgement(tx, chosen) }
    },
  }),

  endpoint(contract.getJudgementWorkbook, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'judgement.export', subject: query.standard, details: query }),
    async handle({ tx, query }) {
      const chosen = await choose(tx, query)
      const { county, snapshot, standard } = chosen
      const sheets = judgementSheets(summaryOf(chosen), await storedJudgement(tx, chosen), snapshot)
      return workbookReply(`${county.name}${standard.title.zh}体检表 ${snapshot.date}`, sheets)
    },
  }),

  endpoint(contract.getTrace, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'judgement.trace', subject: query.school ?? 'county', details: query }),
    async handle({ tx, user, query }) {
      // A county figure opens to every school's facts, which a school or a township may not read.
      if (!seesEverySchool(user.role) && query.school === undefined) throw new Problem('not_found')
      const { snapshot, standard, options } = await choose(tx, query)
      const content = await loadSnapshot(tx, snapshot, { staff: false })
      const trace = traceOf(standard, content, query, options)
      if (trace === null) throw new Problem('not_found')
      return withCells(trace, await listCells(tx, snapshot.id))
    },
  }),

  endpoint(contract.getChange, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'judgement.change', subject: query.from, details: query }),
    async handle({ tx, user, query }) {
      if (!seesEverySchool(user.role)) throw new Problem('not_found')
      const { snapshot: to, standard, options } = await choose(tx, query)
      const from = await findSnapshot(tx, query.from)
      if (from === undefined) throw new Problem('not_found', { what: 'snapshot' })
      const before = await loadSnapshot(tx, from, { staff: false })
      const after = await loadSnapshot(tx, to, { staff: false })
      return { from, to, changes: [...splitChange(standard, before, after, options)] }
    },
  }),
]

function summaryOf({ standard, snapshot }: Chosen) {
  return standardSummary(standard.id as contract.StandardName, standard, snapshot.date)
}

async function storedJudgement(tx: Tx, { snapshot, standard, options }: Chosen) {
  const judgement = await findJudgement(tx, { snapshotId: snapshot.id, name: standard.id as contract.StandardName, options })
  if (judgement === undefined) throw new Problem('not_found', { what: 'judgement' })
  return judgement
}
