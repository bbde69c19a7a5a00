import * as contract from '@junheng/contract/projects.ts'
import { may, sensitivityClasses } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { checkReport } from '@junheng/core/schedule/check-report.ts'
import { projectChanges } from '@junheng/core/schedule/project-changes.ts'
import type { CountyNode } from '@junheng/core/schedule/programme.ts'
import { projectTemplates } from '@junheng/standards/load-schedule.ts'
import type { Tx } from '../../db/database.ts'
import { mediaTypes } from '../../documents/media-types.ts'
import { writeMsProject } from '../../documents/ms-project/write.ts'
import { writeProgramme } from '../../documents/projects/write-programme.ts'
import { endpoint } from '../../http/endpoint.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { findCounty } from '../county/queries.ts'
import type { User } from '../sessions/queries.ts'
import { shownProgramme } from '../wall-chart/source.ts'
import { changeProject, startProject } from './changing.ts'
import { projectDetail } from './detail.ts'
import { addEvidence, findEvidence } from './evidence.ts'
import { withNamedWindows } from './gap-work.ts'
import { importProgramme } from './importing.ts'
import { programmeOf, projectOf } from './programme.ts'
import { findProject, listVersions } from './queries.ts'
import { addReports } from './reports.ts'

export const projectRoutes = [
  endpoint(contract.getProgramme, {
    allow: 'county.read',
    audit: () => ({ action: 'programme.read', subject: 'programme' }),
    handle: ({ tx, today }) => shownProgramme(tx, today),
  }),

  endpoint(contract.getProgrammeWorkbook, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'programme.export', subject: query.project ?? 'programme' }),
    async handle({ tx, today, query }) {
      const { name } = await findCounty(tx)
      const { projects } = await programmeOf(tx, today)
      const wanted = query.project === undefined ? projects : projects.filter(({ project }) => project.id === query.project)
      if (query.project !== undefined && wanted.length === 0) notFound()
      return { bytes: await writeProgramme(wanted), name: `${name}项目 ${today}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
    },
  }),

  endpoint(contract.importProjects, {
    allow: 'project.manage',
    audit: ({ query, reply }) => ({ action: 'programme.import', subject: query.fileName, details: { ...query, faults: reply.faults.length, added: reply.added, changed: reply.changed } }),
    async handle({ tx, today, scope, user, query, body }) {
      const deed = { county: scope.countyCode, by: user.name, reason: query.reason.trim() || `导入 ${query.fileName}`, decision: query.decision === '' ? null : query.decision }
      return importProgramme(tx, { file: { fileName: query.fileName, bytes: body }, today, dryRun: query.dryRun === 'yes', deed })
    },
  }),

  endpoint(contract.listTemplates, {
    allow: 'county.read',
    audit: () => ({ action: 'projectTemplate.list', subject: 'projectTemplates' }),
    handle: async () => [...projectTemplates()],
  }),

  endpoint(contract.getProject, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'project.read', subject: params.id }),
    handle: async ({ tx, today, params }) => (await projectDetail(tx, today, params.id)) ?? notFound(),
  }),

  endpoint(contract.addProject, {
    allow: 'project.manage',
    audit: ({ reply, body }) => ({ action: 'project.add', subject: reply.project.id, details: body }),
    async handle({ tx, today, scope, user, body }) {
      const reason = body.template === undefined ? '新建项目' : `按模板新建项目：${body.template}`
      const id = await startProject(tx, body, { county: scope.countyCode, by: user.name, reason, decision: null })
      return standing(tx, today, id)
    },
  }),

  endpoint(contract.changeProject, {
    allow: 'project.manage',
    audit: ({ params, body, reply }) => ({ action: 'project.change', subject: params.id, details: { version: reply.version, reason: body.reason, decision: body.decision } }),
    async handle({ tx, today, scope, user, params, body }) {
      await changeProject(tx, params.id, body, { county: scope.countyCode, by: user.name, reason: body.reason, decision: body.decision })
      return standing(tx, today, params.id)
    },
  }),

  endpoint(contract.reportNode, {
    allow: 'node.report',
    audit: ({ params, body }) => ({ action: 'node.report', subject: `${params.id}/${params.node}`, details: body }),
    async handle({ tx, today, scope, user, params, body }) {
      await answeredFor(tx, user, params)
      const faults = checkReport(body, today)
      if (faults.length > 0) throw new Problem('report_faulty', { faults })
      await addReports(tx, { county: scope.countyCode, project: params.id, by: user.name }, [{ node: params.node, on: today, ...body }])
      return standing(tx, today, params.id)
    },
  }),

  endpoint(contract.addEvidence, {
    allow: 'node.report',
    audit: ({ params, query, reply }) => ({ action: 'evidence.add', subject: reply.id, details: { ...params, ...(query.sensitivity === undefined ? { fileName: reply.fileName } : { sensitivity: query.sensitivity }), sha256: reply.sha256 } }),
    async handle({ tx, scope, user, params, query, body }) {
      await answeredFor(tx, user, params)
      return addEvidence(tx, { county: scope.countyCode, project: params.id, node: params.node, ...query, bytes: body, by: user.name })
    },
  }),

  endpoint(contract.getEvidence, {
    allow: 'county.read',
    // Not its name: that of a classified paper may name a child.
    audit: ({ params }) => ({ action: 'evidence.read', subject: params.id }),
    classified: { classes: sensitivityClasses, purpose: 'whereStated', rows: () => 1 },
    handle: async ({ tx, params }) => (await findEvidence(tx, params.id)) ?? notFound(),
  }),

  endpoint(contract.getProjectFile, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'project.export', subject: params.id }),
    async handle({ tx, params }) {
      const { project } = (await findProject(tx, params.id)) ?? notFound()
      const bytes = new TextEncoder().encode(`${JSON.stringify(withNamedWindows(project, await countyCalendar(tx)), null, 2)}\n`)
      return { bytes, name: `${project.name}.json`, mediaType: 'application/json' }
    },
  }),

  endpoint(contract.getMsProject, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'project.export', subject: params.id }),
    async handle({ tx, today, params }) {
      const { project, standing } = (await projectOf(tx, today, params.id)) ?? notFound()
      return { bytes: new TextEncoder().encode(writeMsProject(project, standing)), name: `${project.name}.xml`, mediaType: mediaTypes.xml }
    },
  }),

  endpoint(contract.listProjectChanges, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'project.history', subject: params.id }),
    async handle({ tx, params }) {
      const versions = await listVersions(tx, params.id)
      if (versions.length === 0) notFound()
      return versions.map(({ version, at, by, reason, decision, content }, index) => {
        const before = versions[index - 1]
        return { version, at: at.toISOString(), by, reason, decision, moved: before === undefined ? [] : [...projectChanges(before.content, content)] }
      }).toReversed()
    },
  }),
]

/** The project as it stands after what was done to it. */
async function standing(tx: Tx, today: string, id: string): Promise<contract.ProjectAndStanding> {
  const { project, standing, version } = (await projectOf(tx, today, id)) ?? notFound()
  return { project, standing, version }
}

/** The node, if the caller answers for it: its owner does, and whoever manages projects for every one. */
async function answeredFor(tx: Tx, { role, department }: User, { id, node }: { readonly id: string; readonly node: string }): Promise<CountyNode> {
  const found = await findProject(tx, id)
  const asked = found?.project.nodes.find((each) => each.id === node) ?? notFound()
  if (!may(role, 'project.manage') && asked.owner !== department) throw new Problem('not_owner', { owner: asked.owner })
  return asked
}

function notFound(): never {
  throw new Problem('not_found')
}
