import type { PackMatter } from '@junheng/contract/meeting-papers.ts'
import { packReasonWords } from '@junheng/contract/words/meeting-papers.ts'
import { pathTo } from '@junheng/core/schedule/critical-path.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { projectQuery, type ProjectReply } from '../projects/queries.ts'
import '../projects/projects.css'
import { Trial } from '../projects/SlipSection.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { Decisions } from './Decisions.tsx'
import { packQuery, type MeetingReply } from './queries.ts'

const route = getRouteApi('/meetings/$id')

interface PresentationProps {
  readonly reply: MeetingReply
  /** From 1. */
  readonly matter: number
}

/** The meeting on the projector: matter by matter, over everything else; arrows turn, Escape leaves. */
export function Presentation({ reply, matter }: PresentationProps) {
  const { meetings: words } = useWords()
  const result = useQuery(packQuery)
  const navigate = route.useNavigate()
  const all = result.data?.matters.length ?? 0
  const go = (to: number | undefined) => void navigate({ search: to === undefined ? {} : { matter: to }, replace: true })
  useKeys({ ArrowRight: () => matter < all && go(matter + 1), PageDown: () => matter < all && go(matter + 1), ArrowLeft: () => matter > 1 && go(matter - 1), PageUp: () => matter > 1 && go(matter - 1), Escape: () => go(undefined) })
  return (
    <div className="presentation">
      <header className="presentation-head">
        <h1 tabIndex={-1}>{reply.meeting.title}</h1>
        <span>{all === 0 ? '' : words.matter(Math.min(matter, all), all)}</span>
        <span className="legend">{words.keys}</span>
        <Button disabled={matter <= 1} onClick={() => go(matter - 1)}>
          {words.previous}
        </Button>
        <Button disabled={matter >= all} onClick={() => go(matter + 1)}>
          {words.next}
        </Button>
        <Button onClick={() => void document.documentElement.requestFullscreen()}>{words.fullScreen}</Button>
        <Button onClick={() => go(undefined)}>{words.leave}</Button>
      </header>
      <Await result={result} empty={{ when: ({ matters }) => matters.length === 0, say: words.noMatters }}>
        {({ matters }) => {
          const shown = matters[Math.min(matter, matters.length) - 1]!
          return <Matter key={`${shown.project} ${shown.node}`} matter={shown} reply={reply} />
        }}
      </Await>
    </div>
  )
}

/** Keys of the projector; typing in a field or moving a slider is not one. */
function useKeys(deeds: Readonly<Record<string, () => unknown>>) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
      if (isTyping && event.key !== 'Escape') return
      deeds[event.key]?.()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [deeds])
}

function Matter({ matter, reply }: { readonly matter: PackMatter; readonly reply: MeetingReply }) {
  const { meetings: words } = useWords()
  const result = useQuery(projectQuery(matter.project))
  return (
    <article className="matter">
      <section>
        <h2>
          {matter.projectName} · {matter.nodeName}
        </h2>
        <p className="matter-owner">
          {words.owner} <strong>{matter.owner}</strong> · {matter.reasons.map((reason) => packReasonWords[reason]).join('、')}
        </p>
        <p>{matter.facts.text}</p>
        {matter.cost === null ? null : <p>{matter.cost.text}</p>}
        <ol className="matter-options">
          {matter.options.map(({ name, text }) => (
            <li key={name}>
              <strong>{name}</strong>：{text}
            </li>
          ))}
        </ol>
        <Await result={result}>{(project) => <Live matter={matter} project={project} reply={reply} />}</Await>
      </section>
    </article>
  )
}

/** The slip by the same core as the server's, the chain that determines the node, and the decision. */
function Live({ matter, project, reply }: { readonly matter: PackMatter; readonly project: ProjectReply; readonly reply: MeetingReply }) {
  const { meetings: words } = useWords()
  const may = useMay()
  const own = reply.decisions.filter((decision) => decision.project === matter.project && decision.node === matter.node)
  return (
    <>
      <p className="legend">
        {words.path}：{chainOf(project, matter.node)}
      </p>
      <h3>{words.slipLive}</h3>
      <Trial reply={project} node={matter.node} asked={undefined} onSettle={keepToItself} />
      <h3>{words.decisions}</h3>
      <Decisions decisions={own} />
      {may('meeting.hold') && reply.meeting.closedOn === null ? <DecisionForm key={reply.suggestedNumber} meeting={reply.meeting.id} suggested={reply.suggestedNumber} subject={subjectOf(matter, project)} /> : null}
    </>
  )
}

/** A trial on the projector leaves the address as it is. */
const keepToItself = () => {}

function chainOf({ project, standing }: ProjectReply, node: string): string {
  return pathTo(project, standing.forecast, node).map((id) => project.nodes.find((each) => each.id === id)!.name).join(' → ')
}

function subjectOf({ project, node, nodeName, owner }: PackMatter, reply: ProjectReply) {
  const at = reply.standing.nodes.find(({ id }) => id === node)!
  const dueOn = at.cliff?.lastDay ?? reply.today
  return { project, node, owner, text: `限期办结${nodeName}`, dueOn, offices: [...new Set(reply.project.nodes.flatMap((each) => [each.owner, ...each.helpers]))] }
}
