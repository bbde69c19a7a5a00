import { Problem } from '@junheng/contract/problem.ts'
import type { addProject as addProjectRoute, changeProject as changeProjectRoute } from '@junheng/contract/projects.ts'
import { checkProject } from '@junheng/core/schedule/check-project.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { projectChanges, redates, type FieldChange } from '@junheng/core/schedule/project-changes.ts'
import { projectFrom, type ProjectFacts } from '@junheng/core/schedule/template.ts'
import { projectTemplates } from '@junheng/standards/load-schedule.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../../db/database.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { withWindows } from './gap-work.ts'
import { findProject, listUnknownGaps, type VersionedProject } from './queries.ts'
import { addProject, plannedOf, replaceProject, type Deed } from './writing.ts'

export type ProjectWish = BodyOf<typeof addProjectRoute>
export type ChangeWish = BodyOf<typeof changeProjectRoute>
type BodyOf<R extends { readonly body: unknown }> = z.infer<Extract<R['body'], z.ZodType>>

/** Adds a project as wished, and returns its id. Throws the problem of a template, a gap or a plan that cannot be. */
export async function startProject(tx: Tx, wish: ProjectWish, deed: Deed): Promise<string> {
  await refuseUnknownGaps(tx, wish.gaps)
  const project = await wished(tx, wish)
  await refuseFaults(tx, project)
  await addProject(tx, project, deed)
  return project.id
}

/** Puts a project in the place of the version it was made from. One that is as it was is not written again; one that is re-dated needs a decision. */
export async function changeProject(tx: Tx, id: string, { version, project }: Pick<ChangeWish, 'version' | 'project'>, deed: Deed): Promise<void> {
  const found = await findProject(tx, id)
  if (found === undefined) throw new Problem('not_found')
  if (version !== found.version) throw new Problem('changed_meanwhile', { version: found.version })
  if (project.id !== id) throw new Problem('project_faulty', { faults: [renamed(project.id)] })
  const moved = changesTo(found, project)
  if (moved.length === 0) return
  const redating = moved.filter(redates)
  if (redating.length > 0 && deed.decision === null) throw new Problem('decision_missing', { fields: redating.map(({ field }) => field) })
  await refuseUnknownGaps(tx, newGaps(found.project, project))
  await refuseFaults(tx, project)
  if (!(await replaceProject(tx, { project, version, redates: redating.length > 0 }, deed))) throw new Problem('changed_meanwhile')
}

/** What differs in the plan; what happened to the nodes is no part of it. */
export function changesTo({ project: before }: VersionedProject, after: CountyProject): readonly FieldChange[] {
  return projectChanges(plannedOf(before), plannedOf(after))
}

/** Gaps that a project was not linked to before: a link to one that is no longer measured stays until somebody takes it away. */
export function newGaps(before: CountyProject | undefined, after: CountyProject): readonly string[] {
  return after.gaps.filter((gap) => !before?.gaps.includes(gap))
}

async function refuseUnknownGaps(tx: Tx, gaps: readonly string[]) {
  const unknown = await listUnknownGaps(tx, gaps)
  if (unknown.length > 0) throw new Problem('not_found', { gaps: unknown })
}

async function refuseFaults(tx: Tx, project: CountyProject) {
  const faults = checkProject(withWindows(project, await countyCalendar(tx)))
  if (faults.length > 0) throw new Problem('project_faulty', { faults })
}

async function wished(tx: Tx, { template, kind, pupils, stages, ...wish }: ProjectWish): Promise<CountyProject> {
  const facts: ProjectFacts = { ...wish, id: await nextId(tx, wish.start), ...(pupils !== null && { pupils }), ...(stages !== undefined && { stages }) }
  if (template === undefined) return { ...facts, kind, nodes: [opening] }
  const chosen = projectTemplates().find(({ id }) => id === template)
  if (chosen === undefined) throw new Problem('not_found', { template })
  return { ...projectFrom(chosen, facts), kind }
}

/** A project by hand begins with what it is for. */
const opening: CountyNode = {
  id: 'opening', name: '开学', days: 0, after: [], window: 'term', terms: 'autumnTerm', goal: true, owner: '教育局', helpers: [], basis: null, evidenceNeeded: null,
}

/** `2021-07`: the year it starts and a running number. The county's row is held, so that two new projects never get the same one. */
async function nextId(tx: Tx, start: string): Promise<string> {
  await tx.selectFrom('county').select('county_code').forUpdate().execute()
  const year = start.slice(0, 4)
  const numbered = tx.selectFrom('project').select(sql<number | null>`max(substring(id from 6)::int)`.as('last')).where(sql<boolean>`id ~ ${`^${year}-[0-9]{1,6}$`}`)
  const { last } = await numbered.executeTakeFirstOrThrow()
  return `${year}-${String((last ?? 0) + 1).padStart(2, '0')}`
}

const renamed = (id: string) => ({ node: null, field: 'id', value: id, zh: '项目编号不能改；另一个编号是另一个项目。', en: 'The id of a project stays; another id is another project.' })
