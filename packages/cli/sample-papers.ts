import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { inScope, type Db, type Scope } from '@junheng/server/db/database.ts'
import { compilePdf } from '@junheng/server/documents/typst.ts'
import { addEvidence, listEvidence } from '@junheng/server/features/projects/evidence.ts'

/** Nodes of X市 that show a paper: the approvals of the three new schools. */
const shown = [
  ['P01', 'approval'],
  ['P02', 'approval'],
  ['P03', 'approval'],
] as const

/** Adds a small paper of evidence to some finished nodes, once: a node that has one is left as it is. */
export async function addSamplePapers(db: Db, scope: Scope, projects: readonly CountyProject[], by: string): Promise<void> {
  for (const [id, nodeId] of shown) {
    const project = projects.find((each) => each.id === id)!
    const node = project.nodes.find((each) => each.id === nodeId)!
    const has = await inScope(db, scope, async (tx) => (await listEvidence(tx, id)).some((paper) => paper.node === nodeId))
    if (has) continue
    const { pdf } = await compilePdf(source, { 'paper.json': JSON.stringify(wordsOf(project, node)) })
    await inScope(db, scope, (tx) => addEvidence(tx, { county: scope.countyCode, project: id, node: nodeId, fileName: `${node.name}批复.pdf`, bytes: pdf, by }))
  }
}

function wordsOf({ name }: CountyProject, { name: node, owner, actualFinish }: CountyNode) {
  return { title: `关于${name}${node}的批复`, body: `${owner}于${actualFinish}批准。`, remark: '样例文件：X市不存在，本件没有效力。 Sample: X市 does not exist, and this paper has no force.' }
}

const source = `#set page(paper: "a4", margin: 3cm)
#set text(font: "Noto Serif SC", size: 14pt, lang: "zh", region: "cn")
#let paper = json("paper.json")
#align(center, text(size: 18pt, weight: "bold", paper.title))
#v(1cm)
#paper.body
#v(1fr)
#text(size: 10pt, fill: luma(90), paper.remark)
`
