import * as contract from '@junheng/contract/transfers.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { rulesFaults } from '@junheng/core/planning/transfers/check-rules.ts'
import { rulesHash } from '@junheng/core/planning/transfers/record.ts'
import type { TransferRules } from '@junheng/core/planning/transfers/round.ts'
import { transferRules } from '@junheng/standards/load-staffing.ts'
import { newId } from '../../db/ids.ts'
import { sha256 } from '../../documents/digest.ts'
import { endpoint } from '../../http/endpoint.ts'
import { startJob } from '../jobs/start.ts'
import { chosenSnapshot } from '../snapshots/queries.ts'
import { applicationFaults, roundFaultsOf } from './checks.ts'
import { addApplications, addRound, addStep, addTeachers, listRounds, listTeachers, staffNoOf } from './queries.ts'
import { runTransferJob } from './run-job.ts'
import { revealLottery, stepOn, requireState } from './steps.ts'
import { mineOf, roundOr404, summaryOf, viewOf } from './view.ts'

/** The procedure: publish, step on, correct, run; and what each role sees of it. */
export const transferRoutes = [
  endpoint(contract.listTransfers, {
    allow: 'county.read',
    audit: () => ({ action: 'transfer.list', subject: 'transfers' }),
    handle: async ({ tx }) => (await listRounds(tx)).map(summaryOf),
  }),

  endpoint(contract.getTransferRules, {
    allow: 'transfer.manage',
    audit: () => ({ action: 'transfer.rules', subject: 'rules' }),
    handle: async () => transferRules(),
  }),

  endpoint(contract.publishTransfer, {
    allow: 'transfer.manage',
    audit: ({ reply }) => ({ action: 'transfer.publish', subject: reply.id, details: { title: reply.title, rulesHash: reply.rulesHash } }),
    async handle({ tx, scope, user, today, body }) {
      const faults = [...rulesFaults(body.rules), ...publicationFaults(body, today)]
      if (faults.length > 0) throw new Problem('transfer_faulty', { faults })
      const snapshot = await chosenSnapshot(tx, undefined)
      if (snapshot === undefined) throw new Problem('not_found')
      const rules = JSON.parse(JSON.stringify(body.rules)) as TransferRules
      const round = {
        county_code: scope.countyCode, id: newId(), title: body.title, snapshot_id: snapshot.id, rules, rules_hash: rulesHash({ rules }, sha256), rules_published_on: today, applications_until: body.applicationsUntil,
        lottery: { parties: body.parties.map((party) => ({ ...party, reveal: null })), publicValue: '', publicSource: body.publicSource },
      }
      await addRound(tx, round)
      await addStep(tx, round, { step: 'published', day: today, by: user.name, hash: round.rules_hash })
      return viewOf(tx, round.id, user)
    },
  }),

  endpoint(contract.getTransfer, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'transfer.read', subject: params.id }),
    handle: ({ tx, params, user }) => viewOf(tx, params.id, user),
  }),

  endpoint(contract.stepTransfer, {
    allow: 'transfer.manage',
    audit: ({ params, body }) => ({ action: 'transfer.step', subject: params.id, details: body }),
    async handle({ tx, params, body, user, today }) {
      await stepOn(tx, await roundOr404(tx, params.id), { ...body, day: today, by: user.name })
      return viewOf(tx, params.id, user)
    },
  }),

  endpoint(contract.listTransferFaults, {
    allow: 'transfer.inspect',
    audit: ({ params, reply }) => ({ action: 'transfer.check', subject: params.id, details: { faults: reply.length } }),
    handle: async ({ tx, params }) => roundFaultsOf(tx, await roundOr404(tx, params.id)),
  }),

  endpoint(contract.correctScore, {
    allow: 'transfer.manage',
    audit: ({ params, body }) => ({ action: 'transfer.correct', subject: params.id, details: { staffNo: body.staffNo, points: body.points, reason: body.reason } }),
    async handle({ tx, params, body, user, today }) {
      const round = await roundOr404(tx, params.id)
      requireState(round, 'frozen', 'open', 'closed')
      const row = (await listTeachers(tx, round.id)).find(({ staff_no }) => staff_no === body.staffNo)
      if (row === undefined) throw new Problem('not_found')
      const content = { ...row.content, facts: body.facts, points: body.points }
      await addTeachers(tx, round, [{ staffNo: row.staff_no, school: row.school_id, name: row.name, content, by: user.name, reason: body.reason }])
      await addStep(tx, round, { step: 'corrected', day: today, by: user.name, note: body.reason })
      return {}
    },
  }),

  endpoint(contract.runTransfer, {
    allow: 'transfer.manage',
    audit: ({ params, reply }) => ({ action: 'transfer.run', subject: params.id, details: { job: reply.id } }),
    async handle(call) {
      const { tx, params, body } = call
      const round = await revealLottery(tx, await roundOr404(tx, params.id), body)
      const faults = await roundFaultsOf(tx, round)
      if (faults.length > 0) throw new Problem('transfer_faulty', { faults })
      return startJob(call, runTransferJob, { transfer: round.id })
    },
  }),

  endpoint(contract.getMySheet, {
    allow: 'transfer.apply',
    audit: ({ params }) => ({ action: 'transfer.mine', subject: params.id }),
    handle: async ({ tx, params, user }) => ({ mine: await mineOf(tx, params.id, user) }),
  }),

  endpoint(contract.applyForPosts, {
    allow: 'transfer.apply',
    audit: ({ params, body }) => ({ action: 'transfer.apply', subject: params.id, details: { preferences: body.preferences.length } }),
    async handle({ tx, params, body, user, today }) {
      const round = await roundOr404(tx, params.id)
      requireState(round, 'open')
      if (today > round.applications_until) throw new Problem('transfer_state', { until: round.applications_until })
      const staffNo = await staffNoOf(tx, user.id)
      const row = (await listTeachers(tx, round.id)).find(({ staff_no }) => staff_no === staffNo)
      if (row === undefined) throw new Problem('not_found')
      const faults = await applicationFaults(tx, round, row.content, body.preferences)
      if (faults.length > 0) throw new Problem('transfer_faulty', { faults })
      await addApplications(tx, round, [{ staffNo: row.staff_no, preferences: body.preferences, by: user.name }])
      return { mine: await mineOf(tx, params.id, user) }
    },
  }),
]

interface Publication {
  readonly applicationsUntil: string
  readonly parties: readonly { readonly name: string; readonly commitment: string }[]
}

const fault = (field: string, value: string, zh: string, en: string) => ({ sheet: 'lottery', row: 'lottery', code: field, field, value, zh, en })

function publicationFaults({ applicationsUntil, parties }: Publication, today: string) {
  return [
    ...(applicationsUntil < today ? [fault('applicationsUntil', applicationsUntil, '报名截止日已过，请改到今天或以后', 'The last day of applications is past: take today or later.')] : []),
    ...(new Set(parties.map(({ name }) => name)).size < 3 ? [fault('parties', String(parties.length), '抽签至少须三方各自承诺，名称不重', 'The lottery needs three parties with different names.')] : []),
    ...parties.filter(({ commitment }) => !/^[0-9a-f]{64}$/.test(commitment)).map(({ name, commitment }) => fault('commitment', commitment, `${name}的承诺值须是 64 位十六进制的 SHA-256`, `The commitment of ${name} must be a SHA-256.`)),
  ]
}

