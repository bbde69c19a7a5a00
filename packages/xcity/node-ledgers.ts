import type { Contact } from '@junheng/core/dispatch/next-actions.ts'
import type { Blocker, Handover, NodeLedger } from '@junheng/core/dispatch/node-ledger.ts'
import { leadOf } from '@junheng/core/dispatch/rope.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'

type Paper = Pick<Handover, 'on' | 'kind' | 'reason'>

/** Papers that came back once: the land of the second school lacked its survey. */
const returned: { readonly [node: string]: readonly Paper[] } = {
  'P02 land': [
    { on: '2021-03-15', kind: 'submitted', reason: null },
    { on: '2021-03-26', kind: 'returned', reason: '缺勘测定界图' },
    { on: '2021-04-06', kind: 'submitted', reason: null },
  ],
}

type Obstacle = Omit<Blocker, 'id' | 'level' | 'document' | 'clearedOn'> & Partial<Pick<Blocker, 'level' | 'document' | 'clearedOn'>>

const obstacles: { readonly [project: string]: readonly Obstacle[] } = {
  P03: [{ node: 'design', kind: 'contractor', waitsFor: '设计单位', what: '方案比选后的施工图未交', since: '2021-05-07', nextCheckOn: '2021-05-14' }],
  // Its check was due the day before: it stands first at the next meeting.
  P04: [{ node: 'land', kind: 'land', waitsFor: '自然资源局', what: '占地指标未下达', since: '2021-05-06', nextCheckOn: '2021-05-10' }],
  P09: [{ node: 'design', kind: 'department', waitsFor: '住建局', what: '结构安全鉴定报告', since: '2021-04-19', nextCheckOn: '2021-04-26', clearedOn: '2021-04-25' }],
  P11: [{ node: 'posts', kind: 'policy', waitsFor: '省委编办', level: 'province', document: 'X编办请〔2021〕6号', what: '跨校统筹编制尚无政策', since: '2021-05-10', nextCheckOn: '2021-05-24' }],
}

/** What is on record of the nodes beside their reports: every start of another office followed its papers, but for those above. */
export function makeLedgers(projects: readonly CountyProject[]): { readonly [project: string]: NodeLedger } {
  return Object.fromEntries(projects.map((project) => [project.id, { handovers: handoversOf(project), blockers: blockersOf(project) }]))
}

function handoversOf(project: CountyProject): readonly Handover[] {
  const lead = leadOf(project)
  return project.nodes.flatMap(({ id, owner, actualStart }) => {
    if (owner === lead || actualStart === undefined) return []
    const papers = returned[`${project.id} ${id}`] ?? [{ on: actualStart, kind: 'submitted' as const, reason: null }]
    return papers.map(({ on, kind, reason }, i) => ({ id: `${project.id}-${id}-${i}`, node: id, on, kind, from: kind === 'submitted' ? lead : owner, to: kind === 'submitted' ? owner : lead, reason }))
  })
}

const blockersOf = ({ id }: CountyProject): readonly Blocker[] => (obstacles[id] ?? []).map((obstacle, i) => ({ id: `${id}-${i}`, level: null, document: null, clearedOn: null, ...obstacle }))

/** Who acts for the offices; one for whom nobody stands in. */
export const contacts: readonly Contact[] = [
  { office: '教育局', person: '计财科李一', delegate: null },
  { office: '财政局', person: '评审中心王二', delegate: '评审中心赵三' },
  { office: '自然资源局', person: '利用科张四', delegate: '利用科陈五' },
  { office: '发改局', person: '社会科孙六', delegate: null },
  { office: '住建局', person: '质安科周七', delegate: '质安科吴八' },
  { office: '人社局', person: '事业科郑九', delegate: null },
  { office: '编办', person: '事业科郑九', delegate: null },
]
