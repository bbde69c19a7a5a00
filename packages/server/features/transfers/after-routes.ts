import * as contract from '@junheng/contract/transfers.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { sheetsOf } from '@junheng/core/planning/transfers/reasons.ts'
import { countBy } from '@junheng/core/planning/transfers/run-round.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { agreementsDocx } from './agreements.ts'
import { comparisonOf } from './comparison.ts'
import { enterFollowUp, followUp } from './follow-up.ts'
import { findRecord, listTeachers, pseudonyms } from './queries.ts'
import { requireState } from './steps.ts'
import { roundOr404 } from './view.ts'

/** What is thought of before a round and asked and done after it: trials, reasons, agreements, tasks. */
export const transferAfterRoutes = [
  endpoint(contract.compareTransfer, {
    allow: 'transfer.manage',
    audit: ({ params, body }) => ({ action: 'transfer.compare', subject: params.id, details: { vacancies: body.vacancies.length, close: body.close.map(({ closed, into }) => `${closed}>${into}`) } }),
    async handle({ tx, params, body }) {
      const change = { vacancies: new Map(body.vacancies.map(({ cell, vacancies }) => [cell, vacancies])), closures: body.close }
      return [...(await comparisonOf(tx, await roundOr404(tx, params.id), change))]
    },
  }),

  endpoint(contract.getTransferReasons, {
    allow: 'county.read',
    audit: ({ params, query }) => ({ action: 'transfer.reasons', subject: params.id, details: query }),
    async handle({ tx, params, query }) {
      const { state } = await roundOr404(tx, params.id)
      const record = await findRecord(tx, params.id)
      if (record === undefined) throw new Problem('transfer_state', { state })
      const sheet = query.code === undefined ? null : sheetsOf(record.round, record.result)(query.code.toUpperCase())
      return { refusals: Object.fromEntries(countBy(record.refusals.map(({ refusal }) => refusal.reason))), sheet }
    },
  }),

  endpoint(contract.getTransferAgreements, {
    allow: 'transfer.manage',
    audit: ({ params }) => ({ action: 'transfer.agreements', subject: params.id }),
    async handle({ tx, params }) {
      const round = await roundOr404(tx, params.id)
      requireState(round, 'decided', 'contracted')
      const code = await pseudonyms(tx, round.id)
      const people = new Map((await listTeachers(tx, round.id)).map(({ staff_no, name }) => [code(staff_no), { name, staffNo: staff_no }]))
      const bytes = await agreementsDocx({ county: (await findCounty(tx)).name, round, record: (await findRecord(tx, round.id))!, people })
      return { bytes, name: `${round.title}聘用合同.docx`, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }
    },
  }),

  endpoint(contract.taskTransfer, {
    allow: 'dispatch.manage',
    audit: ({ params, reply }) => ({ action: 'transfer.task', subject: params.id, details: reply }),
    async handle({ tx, scope, params, user, today }) {
      const round = await roundOr404(tx, params.id)
      requireState(round, 'decided', 'contracted')
      const record = await findRecord(tx, round.id)
      if (record === undefined) throw new Problem('not_found')
      return enterFollowUp(tx, followUp(round, record, today), { county: scope.countyCode, by: user.name, on: today, reason: `${round.title}已决定`, decision: round.decision })
    },
  }),
]
