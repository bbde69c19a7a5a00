import type { Project, ProjectNode } from '@junheng/core/schedule/project.ts'
import { randomFrom } from './counties.ts'

/** Projects of so many nodes each, in layers, with frost, vacations and working days, all towards one opening. The same seed gives the same. */
export function inventProjects(projects: number, nodes: number, seed: number): readonly Project[] {
  const random = randomFrom(seed)
  return Array.from({ length: projects }, () => inventProject(nodes, random))
}

function inventProject(count: number, random: () => number): Project {
  const width = Math.max(2, Math.round(Math.sqrt(count / 2)))
  const nodes = Array.from({ length: count - 1 }, (_, index) => inventNode(index, width, random))
  const waitedFor = new Set(nodes.flatMap(({ after }) => after))
  const opening: ProjectNode = { id: 'opening', name: '开学', days: 0, after: nodes.filter(({ id }) => !waitedFor.has(id)).map(({ id }) => id), window: 'term', terms: [[9, 1]], goal: true }
  return { start: '2021-02-22', nodes: [...nodes, opening] }
}

/** A node waits for one to three of the layer before its own. */
function inventNode(index: number, width: number, random: () => number): ProjectNode {
  const upTo = (n: number) => Math.floor(random() * n)
  const layer = Math.floor(index / width)
  const after = layer === 0 ? [] : Array.from({ length: 1 + upTo(3) }, () => `n${(layer - 1) * width + upTo(width)}`)
  return { id: `n${index}`, name: `环节${index}`, days: 1 + upTo(20), after: [...new Set(after)], lag: upTo(3), ...kindOf(random()) }
}

function kindOf(random: number): Partial<ProjectNode> {
  if (random < 0.05) return { window: 'unsplittable', season: [[4, 1], [11, 15]] }
  if (random < 0.1) return { window: 'splittable', season: [[4, 1], [11, 15]] }
  return random < 0.25 ? { unit: 'working' } : {}
}
