import type { ProjectFault } from '@junheng/core/schedule/project-fault.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { given } from '../../app/search.ts'
import { lagAfter } from './node-words.ts'

type NodePart = { readonly [field in keyof CountyNode]?: CountyNode[field] | undefined }

/** The project with one node changed; a field set to undefined is no longer said. */
export function changeNode(project: CountyProject, id: string, part: NodePart): CountyProject {
  return { ...project, nodes: project.nodes.map((node) => (node.id === id ? (given({ ...node, ...part }) as CountyNode) : node)) }
}

/** A node more, at the end, with an id of its own. */
export function addNode(project: CountyProject, name: string): CountyProject {
  const taken = new Set(project.nodes.map(({ id }) => id))
  const number = Array.from({ length: project.nodes.length + 1 }, (_, at) => at + 1).find((each) => !taken.has(`step-${each}`))!
  return { ...project, nodes: [...project.nodes, { id: `step-${number}`, name, days: 0, after: [], owner: '', helpers: [], basis: null, evidenceNeeded: null }] }
}

/** Without the node: those that waited for it wait for what it waited for, so that the chain stays whole. */
export function removeNode(project: CountyProject, id: string): CountyProject {
  const before = project.nodes.find((node) => node.id === id)?.after ?? []
  const nodes = project.nodes.filter((node) => node.id !== id).map((node) => (node.after.includes(id) ? relinked(node, [...new Set([...node.after.filter((each) => each !== id), ...before])]) : node))
  return { ...project, nodes }
}

/** One place up or down the list; at its end, as it was. */
export function moveNode(project: CountyProject, id: string, by: -1 | 1): CountyProject {
  const from = project.nodes.findIndex((node) => node.id === id)
  const other = project.nodes[from + by]
  if (from < 0 || other === undefined) return project
  return { ...project, nodes: project.nodes.with(from, other).with(from + by, project.nodes[from]!) }
}

export function setLink(node: CountyNode, predecessor: string, isLinked: boolean): NodePart {
  return relinked(node, isLinked ? [...node.after, predecessor] : node.after.filter((id) => id !== predecessor))
}

/** Days between one predecessor and the node; the others keep theirs. */
export function setLag(node: CountyNode, predecessor: string, days: number): NodePart {
  return { lag: lagOf(node.after, (id) => (id === predecessor ? days : lagAfter(node.lag, id))) }
}

/** What the form leaves empty and the ledger asks for: every node has a name and exactly one office. */
export function emptyFields(project: CountyProject): readonly ProjectFault[] {
  const unnamed = project.name.trim().length < 2 ? [{ node: null, field: 'name', value: project.name, zh: '项目名称至少两个字。', en: 'The project needs a name of two characters or more.' }] : []
  return [...unnamed, ...project.nodes.flatMap(emptyIn)]
}

function emptyIn({ id, name, owner }: CountyNode): readonly ProjectFault[] {
  return [
    ...(name.trim() === '' ? [{ node: id, field: 'name', value: name, zh: '写上环节的名称。', en: 'Give the node a name.' }] : []),
    ...(owner.trim() === '' ? [{ node: id, field: 'owner', value: owner, zh: '写上主办单位：每个环节有且只有一个。', en: 'Name the office that answers for it: each node has exactly one.' }] : []),
  ]
}

/** 、，, separate offices; blanks around them do not count. */
export function officesIn(text: string): readonly string[] {
  return text.split(/[、，,；;]/).map((name) => name.trim()).filter((name) => name !== '')
}

/** With other predecessors, and the lags of those that stay. */
function relinked(node: CountyNode, after: readonly string[]): CountyNode {
  return given({ ...node, after, lag: lagOf(after, (id) => (node.after.includes(id) ? lagAfter(node.lag, id) : 0)) }) as CountyNode
}

/** Not said where there is none. */
function lagOf(after: readonly string[], daysAfter: (id: string) => number): CountyNode['lag'] | undefined {
  const lags = after.map((id) => [id, daysAfter(id)] as const).filter(([, days]) => days !== 0)
  return lags.length === 0 ? undefined : Object.fromEntries(lags)
}
