import * as contract from '@junheng/contract/dispatch.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findProject } from '../projects/queries.ts'
import { addConfirmation, newestReport } from './confirmations.ts'
import { lookAtBlocker, takeBlocker, takeHandover, workedOn } from './node-entries.ts'
import { takeReports } from './bulk-reports.ts'
import { officeOf } from './offices.ts'
import { ropeReply } from './rope.ts'

export const dispatchRoutes = [
  endpoint(contract.getRope, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'rope.read', subject: query.project ?? 'programme', details: query }),
    async handle({ tx, today, query }) {
      if (query.from !== undefined && query.to !== undefined && query.to < query.from) throw new Problem('period_faulty')
      return ropeReply(tx, today, query)
    },
  }),

  endpoint(contract.reportNodes, {
    allow: 'node.report',
    audit: ({ body }) => ({ action: 'node.reportMany', subject: 'nodes', details: { nodes: body.reports.map(({ project, node }) => `${project}/${node}`) } }),
    handle: async ({ tx, today, scope, user, body }) => ({ taken: await takeReports(tx, user, body.reports, { county: scope.countyCode, by: user.name, today }) }),
  }),

  endpoint(contract.addHandover, {
    allow: 'node.report',
    audit: ({ params, body }) => ({ action: 'node.handover', subject: `${params.id}/${params.node}`, details: body }),
    handle: async ({ tx, today, scope, user, params, body }) => takeHandover(tx, await workedOn(tx, user, params), body, { county: scope.countyCode, by: user.name, today }),
  }),

  endpoint(contract.addBlocker, {
    allow: 'node.report',
    audit: ({ params, body }) => ({ action: 'node.block', subject: `${params.id}/${params.node}`, details: body }),
    handle: async ({ tx, today, scope, user, params, body }) => takeBlocker(tx, await workedOn(tx, user, params), body, { county: scope.countyCode, by: user.name, today }),
  }),

  endpoint(contract.checkBlocker, {
    allow: 'node.report',
    audit: ({ params, body }) => ({ action: 'blocker.check', subject: params.id, details: body }),
    handle: ({ tx, today, params, body }) => lookAtBlocker(tx, params.id, body, today),
  }),

  endpoint(contract.confirmNode, {
    allow: 'dispatch.manage',
    audit: ({ params, body }) => ({ action: 'node.confirm', subject: `${params.id}/${params.node}`, details: body }),
    async handle({ tx, today, scope, user, params, body: { verdict, reason } }) {
      const node = (await findProject(tx, params.id))?.project.nodes.find(({ id }) => id === params.node)
      if (node === undefined) throw new Problem('not_found')
      if (verdict === 'refused' && (reason ?? '') === '') throw new Problem('refusal_reason_missing')
      const report = await newestReport(tx, params.id, params.node)
      if (report === undefined || report.actual_finish === null) throw new Problem('not_finished')
      const office = await officeOf(tx, user)
      await addConfirmation(tx, { county: scope.countyCode, subject: { project: params.id, node: params.node }, owner: node.owner, office, report: report.id, on: today, verdict, reason, quality: null, by: user.name })
      return { node: params.node, verdict, on: today }
    },
  }),

  endpoint(contract.putContact, {
    allow: 'dispatch.manage',
    audit: ({ body }) => ({ action: 'contact.put', subject: body.office, details: body }),
    async handle({ tx, scope, user, body: { office, person, delegate } }) {
      if (person === delegate) throw new Problem('contact_faulty')
      const said = { person, delegate, by: user.name, at: new Date() }
      await tx.insertInto('office_contact').values({ county_code: scope.countyCode, office, ...said }).onConflict((on) => on.columns(['county_code', 'office']).doUpdateSet(said)).execute()
      return { office, person, delegate }
    },
  }),
]
