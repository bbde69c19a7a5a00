import { windowNames } from '@junheng/core/schedule/county-calendar.ts'
import type { CountyNode } from '@junheng/core/schedule/programme.ts'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import type { EditNodeProps, PartProps } from './edit-node-props.ts'
import { windowName } from './node-words.ts'

const kinds = ['unsplittable', 'splittable', 'term'] as const
type Kind = (typeof kinds)[number]

/** How a window binds the node, and which of the county's windows it is; one of the node's own stays as it is. */
export function EditWindow({ node, draft, calendar, change }: PartProps & Pick<EditNodeProps, 'draft' | 'calendar'>) {
  const words = useWords()
  const said = node.window === 'term' ? node.terms : node.season
  const isOwn = said !== undefined && typeof said !== 'string'
  const names = [...namesFor(node.window ?? 'splittable'), ...calendar.fundingWindows.map(({ id }) => id), ...Object.keys(draft.windows ?? {})]
  return (
    <div className="form">
      <Choice label={words.editProject.window} value={node.window ?? ''} none={words.editProject.noWindow} options={kinds.map((value) => ({ value, label: words.nodes.kinds[value] }))} onChange={(kind) => change(windowed(node, kind))} />
      {node.window === undefined ? null : (
        <Choice
          label={words.editProject.whichWindow}
          value={typeof said === 'string' ? said : ''}
          {...(isOwn ? { none: words.nodes.ownWindow } : {})}
          options={names.map((value) => ({ value, label: windowName(value, words.nodes, calendar.fundingWindows) }))}
          onChange={(name) => change(name === undefined ? {} : node.window === 'term' ? { terms: name } : { season: name })}
        />
      )}
    </div>
  )
}

/** Terms are days to begin on, the others are spans to work in. */
function namesFor(kind: Kind): readonly string[] {
  return windowNames.filter((name) => name.endsWith('Term') === (kind === 'term'))
}

/** Another kind takes the first window that suits it, unless the node has one that does. */
function windowed({ season, terms }: CountyNode, kind: Kind | undefined): PartWindow {
  if (kind === undefined) return { window: undefined, season: undefined, terms: undefined }
  if (kind === 'term') return { window: kind, season: undefined, terms: terms ?? 'autumnTerm' }
  return { window: kind, season: season ?? 'outdoor', terms: undefined }
}

interface PartWindow {
  readonly window: Kind | undefined
  readonly season: CountyNode['season'] | undefined
  readonly terms: CountyNode['terms'] | undefined
}
