import { windowsOf } from './county-calendar.ts'
import type { CountyNode, CountyProject, ProjectStanding } from './programme.ts'
import type { Project } from './project.ts'
import fixture from './reference-projects.fixture.json' with { type: 'json' }
import { standingOf, type StandingSetting } from './standing.ts'
import { workingDays } from './working-days.ts'

/** On 11 May 2021, in a county of usual terms and frost. */
export const mayDay: StandingSetting = {
  today: '2021-05-11',
  workingDays: workingDays([]),
  windows: windowsOf({
    terms: { autumn: { yearly: [[9, 1]] }, spring: { yearly: [[3, 1]] } },
    vacations: { summer: { yearly: [[7, 10], [8, 25]] }, winter: { yearly: [[1, 10], [2, 25]] } },
    outdoorSeason: [[4, 1], [11, 15]], fundingWindows: [], holidayYears: [],
  }),
  rule: { cycleDays: 14, littleTimeShare: 0.3, confirmation: false, basis: '测试用', certainty: '假定' },
}

/** The new school of the reference: approved in time, its land approval 13 days late on 11 May and nine from its cliff. */
export function referenceSchool(changes: { readonly [node: string]: Partial<CountyNode> } = {}, more: Partial<CountyProject> = {}): CountyProject {
  const reference = (fixture.projects as unknown as { readonly [id: string]: Project })['newSchoolSeptemberOnly']!
  const records: typeof changes = { approval: { actualStart: '2021-02-22', actualFinish: '2021-03-14' }, land: { actualStart: '2021-03-14', reported: { on: '2021-05-06', state: 'underWay' } }, ...changes }
  const nodes = reference.nodes.map((node) => ({ ...node, owner: '某局', helpers: [], basis: null, evidenceNeeded: null, ...records[node.id] }))
  return { id: 'p1', name: '新建二小', kind: 'newSchool', promisedGoal: '2022-09-01', township: null, school: null, budgetYuan: 70_000_000, pupilsBasis: null, gaps: [], start: reference.start, nodes, pupils: 1620, ...more }
}

export function standingOn(project: CountyProject, today = mayDay.today): ProjectStanding {
  return standingOf(project, { ...mayDay, today })
}
