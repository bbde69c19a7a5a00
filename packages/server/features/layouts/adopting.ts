import type { ScenarioItem } from '@junheng/contract/layouts.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { adoptedWorks, type AdoptedWork } from '@junheng/core/planning/layout/adopted-works.ts'
import type { Procedure, ProcedureStep } from '@junheng/core/planning/layout/procedure.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { projectFrom } from '@junheng/core/schedule/template.ts'
import { projectTemplates } from '@junheng/standards/load-schedule.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { withWindows } from '../projects/gap-work.ts'
import { addReports, reportsIn } from '../projects/reports.ts'
import { addProject } from '../projects/writing.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { checkProject } from '@junheng/core/schedule/check-project.ts'
import type { LayoutScene } from './scene.ts'

/** The node of the closure template that a step of the procedure has done. */
const nodeOf: { readonly [step in ProcedureStep]: string } = {
  draft: 'planCheck',
  appraisal: 'appraisal',
  notice: 'consultation',
  hearing: 'hearing',
  risk: 'risk',
  legality: 'legality',
  decision: 'decision',
  filing: 'filing',
  receiver: 'receiver',
  transport: 'transport',
}

export interface Adoption {
  readonly scenario: ScenarioItem
  readonly procedure: Procedure
  readonly effects: Effects
  readonly scene: LayoutScene
  readonly county: string
  readonly by: string
}

/**
 * An approved scenario becomes work: each school that is built, grows or closes has a project of its own. Of a closure the steps so far are reported as done, with
 * the transfer of children and the hand-over of premises still to do; what is built begins on the day of the decision and is promised for the day of the transfer (先建后撤).
 */
export async function adopt(tx: Tx, adoption: Adoption): Promise<readonly string[]> {
  const { scenario, effects, scene, county, by } = adoption
  const calendar = await countyCalendar(tx)
  const projects = adoptedWorks(effects.decision, scene.snapshot).map((work, i) => projectOf(work, i, adoption))
  for (const project of projects) {
    const faults = checkProject(withWindows(project, calendar))
    if (faults.length > 0) throw new Error(`${project.id} ${faults.map(({ en }) => en).join(' ')}`)
    // Whoever decides on the layout need not be one who manages projects.
    await asProgram(tx, async () => {
      await addProject(tx, project, { county, by, reason: `布局方案“${scenario.name}”批准`, decision: null })
      await addReports(tx, { county, project: project.id, by }, reportsIn(project))
    })
  }
  return projects.map(({ id }) => id)
}

function projectOf({ kind, name, township, school, stages, pupils, budgetYuan }: AdoptedWork, index: number, { scenario, procedure }: Adoption): CountyProject {
  const { draft, decision } = procedure.steps
  const project = projectFrom(projectTemplates().find(({ id }) => id === kind)!, {
    id: `L${scenario.id.slice(0, 6)}-${index + 1}`,
    name,
    start: kind === 'closure' ? draft!.from : decision!.until,
    promisedGoal: `${scenario.date.slice(0, 4)}-09-01`,
    township,
    school,
    ...(stages.length > 0 && { stages }),
    budgetYuan,
    pupilsBasis: `布局方案“${scenario.name}”：${pupils} 名学生`,
    pupils,
    gaps: [],
  })
  return kind === 'closure' ? { ...project, nodes: project.nodes.map((node) => done(node, procedure)) } : project
}

function done(node: CountyNode, { steps }: Procedure): CountyNode {
  const step = (Object.keys(nodeOf) as ProcedureStep[]).find((each) => nodeOf[each] === node.id)
  const record = step && steps[step]
  if (record === undefined) return node
  return { ...node, actualStart: record.from, actualFinish: record.until, reported: { on: record.until, state: 'finished', note: record.paper } }
}
