import { blockerWords } from '@junheng/contract/words/dispatch.ts'
import { byNextCheck } from '@junheng/core/dispatch/node-ledger.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Table } from '../../ui/Table.tsx'
import { useCheckBlocker, type RopeReply } from './queries.ts'

const nextLook = 7

/** Open blockers, those past their check first: whoever looks at one says when to look again, or that it is gone. */
export function Blockers({ rope }: { readonly rope: RopeReply }) {
  const words = useWords()
  const language = useLanguage()
  const may = useMay()
  const check = useCheckBlocker()
  const projectOf = new Map(rope.projects.flatMap((project) => project.ledger.blockers.map(({ id }) => [id, project] as const)))
  const open = byNextCheck(rope.projects.flatMap(({ ledger }) => ledger.blockers), rope.today)
  if (open.length === 0) return <p className="empty">{words.rope.noBlockers}</p>
  return (
    <>
      {check.isError ? <Trouble error={check.error} /> : null}
      <Table
        label={words.rope.tabs.blockers}
        rows={open}
        keyOf={({ id }) => id}
        columns={[
          { title: words.rope.nextCheck, cells: 'date', render: ({ nextCheckOn }) => (nextCheckOn < rope.today ? <strong>{words.rope.checkOverdue(nextCheckOn)}</strong> : nextCheckOn) },
          {
            title: words.rope.project,
            head: true,
            cells: 'middling',
            render: ({ id, node }) => (
              <Link to="/projects/$id" params={{ id: projectOf.get(id)!.id }} search={{ node }}>
                {projectOf.get(id)!.name}
              </Link>
            ),
          },
          { title: words.rope.node, render: ({ id, node }) => projectOf.get(id)!.nodes[node] },
          { title: words.rope.blocker, cells: 'middling', render: ({ kind, what, document }) => <>{blockerWords[kind][language]} <small className="line">{[what, document].filter((part) => part !== null).join(' ')}</small></> },
          { title: words.rope.waitsFor, render: ({ waitsFor }) => waitsFor },
          { title: words.rope.since, cells: 'date', render: ({ since }) => since },
          may('node.report') && { title: words.rope.look, render: ({ id }) => <Look id={id} today={rope.today} check={check} /> },
        ]}
      />
    </>
  )
}

interface LookProps {
  readonly id: string
  readonly today: string
  readonly check: ReturnType<typeof useCheckBlocker>
}

/** To be looked at again, or gone. */
function Look({ id, today, check }: LookProps) {
  const words = useWords()
  return (
    <span className="row-actions">
      <Button size="small" disabled={check.isPending} onClick={() => check.mutate({ id, nextCheckOn: addDays(today, nextLook), clearedOn: null })}>
        {words.rope.again(nextLook)}
      </Button>
      <Button size="small" disabled={check.isPending} onClick={() => check.mutate({ id, nextCheckOn: null, clearedOn: today })}>
        {words.rope.clear}
      </Button>
    </span>
  )
}
