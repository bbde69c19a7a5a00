import type { Clamp, FrozenProject, Moved, NodeMove, ProjectMove } from '@junheng/core/schedule/baseline.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { meetingsQuery, movesQuery, type MovesReply } from './queries.ts'

const route = getRouteApi('/meetings/$id')

/** 与底本对比: what moved since the meeting, what was struck through, and what leaves its project's promise. */
export function Moves({ meeting }: { readonly meeting: string }) {
  const { meetings: words } = useWords()
  const { until } = route.useSearch()
  const navigate = route.useNavigate()
  const all = useQuery(meetingsQuery)
  const result = useQuery(movesQuery(meeting, until))
  const others = (all.data?.meetings ?? []).filter(({ id }) => id !== meeting).map(({ id, number, heldOn }) => ({ value: id, label: `${number} ${heldOn}` }))
  return (
    <Section id="moves" title={words.moves}>
      <div className="filters">
        <Choice label={words.until} value={until ?? ''} none={words.now} options={others} onChange={(id) => void navigate({ search: id === undefined ? {} : { until: id }, replace: true, resetScroll: false })} />
      </div>
      <Await result={result}>{(reply) => <Compared reply={reply} />}</Await>
    </Section>
  )
}

function Compared({ reply: { from, to, moves, clamps, projects } }: { readonly reply: MovesReply }) {
  const { meetings: words } = useWords()
  return (
    <>
      {moves.length === 0 ? <p>{words.noMoves}</p> : <MoveTable moves={moves} from={from} to={to} />}
      <h3>{words.clamps}</h3>
      {clamps.length === 0 ? <p>{words.noClamps}</p> : <Clamps clamps={clamps} projects={projects} />}
    </>
  )
}

function MoveTable({ moves, from, to }: { readonly moves: readonly ProjectMove[]; readonly from: string; readonly to: string }) {
  const { meetings: words, outlook } = useWords()
  return (
    <>
      <p className="legend">{words.movesBetween(from, to)}</p>
      <Table
        label={words.moves}
        look="sheet-like"
        rows={moves.flatMap((move): readonly MoveRow[] => [{ move, node: null }, ...move.nodes.map((node) => ({ move, node }))])}
        keyOf={({ move, node }) => `${move.project} ${node?.node ?? ''}`}
        columns={[
          { title: outlook.project, head: true, render: ({ move, node }) => (node === null ? <Link to="/projects/$id" params={{ id: move.project }}>{move.name}</Link> : null) },
          { title: words.node, render: ({ node }) => node?.name ?? '' },
          { title: words.field, render: ({ move, node }) => <Changed changed={node ?? move} /> },
        ]}
      />
    </>
  )
}

interface MoveRow {
  readonly move: ProjectMove
  /** Null for the project itself, which stands above its nodes. */
  readonly node: NodeMove | null
}

const shown = ['promisedGoal', 'plannedGoal', 'forecastGoal', 'owner', 'plannedStart', 'plannedFinish', 'forecastFinish', 'actualFinish'] as const

function Changed({ changed }: { readonly changed: Pick<ProjectMove, 'state'> & { readonly [field in (typeof shown)[number]]?: Moved } }) {
  const { meetings: words } = useWords()
  return (
    <>
      {changed.state === 'kept' ? null : <strong>{words.states[changed.state]}</strong>}
      {shown.map((field) => {
        const moved = changed[field]
        return moved === undefined ? null : <Change key={field} label={words.fields[field]} moved={moved} />
      })}
    </>
  )
}

/** What was is struck through; it stays legible. */
function Change({ label, moved: { before, after } }: { readonly label: string; readonly moved: Moved }) {
  const { meetings: words } = useWords()
  return (
    <span className="move">
      {label} <del>{before ?? words.unset}</del> <ins>{after ?? words.unset}</ins>
    </span>
  )
}

function Clamps({ clamps, projects }: { readonly clamps: readonly Clamp[]; readonly projects: readonly FrozenProject[] }) {
  const { meetings: words } = useWords()
  return (
    <ul className="clamps">
      {clamps.map(({ project: id, node, finish, parentEnd, daysOver }) => {
        const project = projects.find((each) => each.id === id)!
        return (
          <li key={`${id} ${node}`}>
            <Link to="/projects/$id" params={{ id }} search={{ node }}>
              {project.name} · {project.nodes.find((each) => each.id === node)!.name}
            </Link>{' '}
            <span className="clamp">
              {finish ?? words.never} ⊣ {parentEnd} · {words.clamp(daysOver)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
