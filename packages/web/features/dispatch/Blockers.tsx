import { blockerWords } from '@junheng/contract/words/dispatch.ts'
import { byNextCheck, type Blocker } from '@junheng/core/dispatch/node-ledger.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { useCheckBlocker, type RopeProject, type RopeReply } from './queries.ts'

const nextLook = 7

/** Open blockers, those past their check first: whoever looks at one says when to look again, or that it is gone. */
export function Blockers({ rope }: { readonly rope: RopeReply }) {
  const words = useWords()
  const may = useMay()
  const check = useCheckBlocker()
  const projectOf = new Map(rope.projects.flatMap((project) => project.ledger.blockers.map(({ id }) => [id, project] as const)))
  const open = byNextCheck(rope.projects.flatMap(({ ledger }) => ledger.blockers), rope.today)
  if (open.length === 0) return <p className="empty">{words.rope.noBlockers}</p>
  return (
    <>
      {check.isError ? <Trouble error={check.error} /> : null}
      <Scroll label={words.rope.tabs.blockers}>
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{words.rope.nextCheck}</th>
              <th scope="col">{words.rope.project}</th>
              <th scope="col">{words.rope.node}</th>
              <th scope="col">{words.rope.blocker}</th>
              <th scope="col">{words.rope.waitsFor}</th>
              <th scope="col">{words.rope.since}</th>
              {may('node.report') ? <th scope="col">{words.rope.look}</th> : null}
            </tr>
          </thead>
          <tbody>
            {open.map((blocker) => (
              <Row key={blocker.id} blocker={blocker} project={projectOf.get(blocker.id)!} today={rope.today} check={check} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

interface RowProps {
  readonly blocker: Blocker
  readonly project: RopeProject
  readonly today: string
  readonly check: ReturnType<typeof useCheckBlocker>
}

function Row({ blocker: { id, node, kind, waitsFor, what, document, since, nextCheckOn }, project, today, check }: RowProps) {
  const words = useWords()
  const language = useLanguage()
  const may = useMay()
  return (
    <tr>
      <td className="date">{nextCheckOn < today ? <strong>{words.rope.checkOverdue(nextCheckOn)}</strong> : nextCheckOn}</td>
      <th scope="row" className="middling">
        <Link to="/projects/$id" params={{ id: project.id }} search={{ node }}>
          {project.name}
        </Link>
      </th>
      <td>{project.nodes[node]}</td>
      <td className="middling">
        {blockerWords[kind][language]} <small className="line">{[what, document].filter((part) => part !== null).join(' ')}</small>
      </td>
      <td>{waitsFor}</td>
      <td className="date">{since}</td>
      {may('node.report') ? (
        <td>
          <span className="row-actions">
            <Button size="small" disabled={check.isPending} onClick={() => check.mutate({ id, nextCheckOn: addDays(today, nextLook), clearedOn: null })}>
              {words.rope.again(nextLook)}
            </Button>
            <Button size="small" disabled={check.isPending} onClick={() => check.mutate({ id, nextCheckOn: null, clearedOn: today })}>
              {words.rope.clear}
            </Button>
          </span>
        </td>
      ) : null}
    </tr>
  )
}
