import type { FundingWindow } from '@junheng/core/schedule/county-calendar.ts'
import type { MonthDay, ProjectNode } from '@junheng/core/schedule/project.ts'
import type { Catalogue } from '../../app/words/zh.ts'

type NodeWords = Catalogue['nodes']

/** Its predecessors by name, with the days between. */
export function afterText({ after, lag }: Pick<ProjectNode, 'after' | 'lag'>, nodes: readonly Pick<ProjectNode, 'id' | 'name'>[], words: NodeWords): string {
  return after
    .map((id) => {
      const days = lagAfter(lag, id)
      return `${nodes.find((node) => node.id === id)?.name ?? id}${days === 0 ? '' : words.lag(days)}`
    })
    .join('、')
}

export function lagAfter(lag: ProjectNode['lag'], predecessor: string): number {
  return typeof lag === 'number' ? lag : (lag?.[predecessor] ?? 0)
}

/** When it may be done: the window's name, and how it binds. */
export function windowText({ window, season, terms }: Pick<ProjectNode, 'window' | 'season' | 'terms'>, words: NodeWords, funding: readonly FundingWindow[]): string {
  if (window === undefined) return ''
  const said = window === 'term' ? terms : season
  const name = typeof said === 'string' ? windowName(said, words, funding) : ownName(said, words)
  return words.windowed(name, words.kinds[window])
}

export function windowName(id: string, words: NodeWords, funding: readonly FundingWindow[]): string {
  const names: Readonly<Record<string, string>> = words.windows
  return names[id] ?? funding.find((each) => each.id === id)?.name ?? id
}

/** A window of the node's own: its month days where it has but these. */
function ownName(said: ProjectNode['season'] | ProjectNode['terms'], words: NodeWords): string {
  if (!Array.isArray(said)) return words.ownWindow
  return (said as readonly MonthDay[]).map(([month, day]) => `${month}-${day}`).join(' / ')
}
