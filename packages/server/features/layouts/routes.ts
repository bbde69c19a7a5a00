import * as contract from '@junheng/contract/layouts.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { checkWishes } from '@junheng/core/planning/layout/check-wishes.ts'
import { hearingPaper } from '@junheng/contract/words/hearing.ts'
import { mediaTypes } from '../../documents/media-types.ts'
import { officialDocx } from '../../documents/official-docx.ts'
import { officialPdf } from '../../documents/official-typst.ts'
import { workbookReply } from '../../documents/sheets.ts'
import { endpoint } from '../../http/endpoint.ts'
import type { Tx } from '../../db/database.ts'
import type { PlannedRun } from '../../db/tables/layout.ts'
import type { LayoutPlan } from '@junheng/core/planning/layout/problem.ts'
import { findCounty } from '../county/queries.ts'
import { adopt } from './adopting.ts'
import { contentOf } from './content.ts'
import { addProcedure, addScenario, findScenario, listScenarios, settleScenario, type StoredScenario } from './queries.ts'
import { effectsIn, layoutScene } from './scene.ts'
import { layoutSheets } from './sheets.ts'
import { startJob } from '../jobs/start.ts'
import { loadSnapshot, findSnapshot } from '../snapshots/queries.ts'
import { whyInThread } from '../../planning/in-thread.ts'
import { planLayoutJob, plansOf } from './plan-job.ts'
import { repeatLayoutJob } from './repeat-job.ts'
import { yearsReply } from './years.ts'
import { askedEffects, layoutView, scenarioReply } from './view.ts'

export const layoutRoutes = [
  endpoint(contract.getLayout, {
    allow: 'layout.read',
    audit: ({ reply }) => ({ action: 'layout.read', subject: reply.snapshot }),
    handle: async ({ tx, query }) => layoutView(await layoutScene(tx, query.snapshot)),
  }),

  endpoint(contract.getEffects, {
    allow: 'layout.read',
    audit: ({ query }) => ({ action: 'layout.try', subject: query.snapshot ?? 'latest', details: query }),
    handle: async ({ tx, query }) => (await askedEffects(tx, query)).effects,
  }),

  endpoint(contract.getRoster, {
    allow: 'layout.read',
    audit: ({ query }) => ({ action: 'layout.export', subject: query.snapshot ?? 'latest', details: query }),
    async handle({ tx, query, today }) {
      const { scene, effects } = await askedEffects(tx, query)
      const { name } = await findCounty(tx)
      return workbookReply(`${name}转接名册 ${today}`, layoutSheets(effects, scene.snapshot))
    },
  }),

  endpoint(contract.listScenarios, {
    allow: 'layout.read',
    audit: () => ({ action: 'scenario.list', subject: 'scenarios' }),
    handle: ({ tx }) => listScenarios(tx),
  }),

  endpoint(contract.getLayoutYears, {
    allow: 'layout.read',
    audit: ({ query }) => ({ action: 'layout.years', subject: query.of === '' ? 'today' : query.of }),
    handle: ({ tx, query }) => yearsReply(tx, query.of.split(',').filter((id) => id !== '')),
  }),

  endpoint(contract.saveScenario, {
    allow: 'layout.plan',
    audit: ({ reply }) => ({ action: 'scenario.save', subject: reply.id, details: { name: reply.name } }),
    async handle({ tx, scope, user, today, body: { name, snapshot, levers } }) {
      const scene = await layoutScene(tx, snapshot)
      const content = contentOf(levers, effectsIn(scene, levers))
      const id = await addScenario(tx, { countyCode: scope.countyCode, name, snapshot: scene.id, content, on: today, by: user.name })
      return (await findScenario(tx, id))!.item
    },
  }),

  endpoint(contract.getScenario, {
    allow: 'layout.read',
    audit: ({ params }) => ({ action: 'scenario.read', subject: params.id }),
    async handle({ tx, params, today }) {
      return withoutScene(await scenarioReply(tx, params.id, today))
    },
  }),

  endpoint(contract.getHearingReport, {
    allow: 'layout.read',
    audit: ({ params, query }) => ({ action: 'scenario.report', subject: params.id, details: query }),
    async handle({ tx, params, query, today }) {
      const reply = await scenarioReply(tx, params.id, today)
      const { name } = await findCounty(tx)
      const paper = hearingPaper({ ...reply, issuer: `${name}教育局`, county: name, snapshot: reply.scene.snapshot, today })
      const bytes = query.format === 'docx' ? await officialDocx(paper, today) : (await officialPdf(paper)).pdf
      return { bytes, name: `${reply.scenario.name}听证材料.${query.format}`, mediaType: mediaTypes[query.format] }
    },
  }),

  endpoint(contract.startLayoutPlan, {
    allow: 'layout.plan',
    audit: ({ body, reply }) => ({ action: 'layout.plan', subject: reply.job.id, details: body }),
    async handle({ tx, scope, user, today, body }) {
      const { plans } = await plansOf(tx, body)
      const { snapshot, population, wishes } = plans[0]!.input
      const faults = checkWishes({ snapshot, population, travel: (await layoutScene(tx, body.snapshot)).travel }, wishes)
      if (faults.some(({ stops }) => stops)) throw new Problem('layout_wish_faulty', { faults })
      return { job: await startJob({ tx, scope, user, today }, planLayoutJob, body), warnings: [...faults] }
    },
  }),

  endpoint(contract.repeatLayoutPlan, {
    allow: 'layout.read',
    audit: ({ params }) => ({ action: 'layout.repeat', subject: params.id }),
    async handle({ tx, scope, user, today, params: { id: scenario } }) {
      if ((await storedScenario(tx, scenario)).planned === null) throw new Problem('not_found', { what: 'scenario' })
      return startJob({ tx, scope, user, today }, repeatLayoutJob, { scenario })
    },
  }),

  endpoint(contract.whyThisSchool, {
    allow: 'layout.read',
    audit: ({ params, query }) => ({ action: 'layout.why', subject: params.id, details: query }),
    async handle({ tx, params, query }) {
      const { item, planned } = await storedScenario(tx, params.id)
      if (planned === null) return { attends: null, others: [] }
      const snapshot = await loadSnapshot(tx, (await findSnapshot(tx, item.snapshot))!, { staff: false })
      const { population, wishes } = planned.input
      const answer = await whyInThread({ snapshot, population, wishes, plan: planOf(planned), of: query }, { signal: AbortSignal.timeout(60_000), onProgress: () => {} })
      return { ...answer, others: [...answer.others] }
    },
  }),

  endpoint(contract.recordProcedure, {
    allow: 'layout.plan',
    audit: ({ params, body }) => ({ action: 'scenario.record', subject: params.id, details: { steps: Object.keys(body.steps), objections: body.objections.length } }),
    async handle({ tx, scope, user, params, today, body }) {
      const { scenario } = await scenarioReply(tx, params.id, today)
      if (scenario.state === 'approved') throw new Problem('scenario_settled')
      const steps = Object.fromEntries(Object.entries(body.steps).map(([step, record]) => [step, { ...record, by: user.name }]))
      await addProcedure(tx, { countyCode: scope.countyCode, scenario: params.id, by: user.name, procedure: { ...body, steps } })
      return withoutScene(await scenarioReply(tx, params.id, today))
    },
  }),

  endpoint(contract.submitScenario, {
    allow: 'layout.plan',
    audit: ({ params }) => ({ action: 'scenario.submit', subject: params.id }),
    async handle({ tx, user, params, today }) {
      const before = await scenarioReply(tx, params.id, today)
      refuse(before.scenario.state, before.toSubmit)
      await settleScenario(tx, params.id, { state: 'submitted', on: today, by: user.name })
      return withoutScene(await scenarioReply(tx, params.id, today))
    },
  }),

  endpoint(contract.approveScenario, {
    allow: 'layout.decide',
    audit: ({ params, reply }) => ({ action: 'scenario.approve', subject: params.id, details: { projects: reply.projects } }),
    async handle({ tx, scope, user, params, today }) {
      const before = await scenarioReply(tx, params.id, today)
      refuse(before.scenario.state, before.toApprove)
      const projects = await adopt(tx, { ...before, county: scope.countyCode, by: user.name })
      await settleScenario(tx, params.id, { state: 'approved', on: today, by: user.name, adopted: { projects, changes: before.changes } })
      return withoutScene(await scenarioReply(tx, params.id, today))
    },
  }),
]

/** The gate: what was decided stays, and what the law asks for comes first. */
function refuse(state: contract.ScenarioItem['state'], obstacles: contract.ScenarioReply['toApprove']): void {
  if (state === 'approved') throw new Problem('scenario_settled')
  if (obstacles.length > 0) throw new Problem('procedure_incomplete', { obstacles })
}

async function storedScenario(tx: Tx, id: string): Promise<StoredScenario> {
  const found = await findScenario(tx, id)
  if (found === undefined) throw new Problem('not_found', { what: 'scenario' })
  return found
}

function planOf({ result: { outcome } }: PlannedRun): LayoutPlan {
  if (outcome.status === 'infeasible' || outcome.plan === undefined) throw new Problem('not_found', { what: 'plan' })
  return outcome.plan
}

function withoutScene({ scene: _scene, ...reply }: Awaited<ReturnType<typeof scenarioReply>>): contract.ScenarioReply {
  return reply
}
