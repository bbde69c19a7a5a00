import { checkProject } from '@junheng/core/schedule/check-project.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { projectChanges, redates } from '@junheng/core/schedule/project-changes.ts'
import type { ProjectFault } from '@junheng/core/schedule/project-fault.ts'
import type { Schedule } from '@junheng/core/schedule/schedule-result.ts'
import { schedule } from '@junheng/core/schedule/schedule.ts'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useMemo, useState } from 'react'
import { ApiProblem } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { addNode, emptyFields } from './draft.ts'
import { EditFacts } from './EditFacts.tsx'
import { EditGaps } from './EditGaps.tsx'
import { EditNode } from './EditNode.tsx'
import { FaultList, Faults } from './Faults.tsx'
import { useChangeProject, type ProjectReply } from './queries.ts'
import { goalOf, sceneOf } from './slip-model.ts'

const route = getRouteApi('/projects/$id')

/** The project as it shall be: checked and dated while it is typed, saved whole with a reason. */
export function EditProject({ reply }: { readonly reply: ProjectReply }) {
  const words = useWords()
  // The version that was opened stays: what somebody else saves meanwhile must not slip beneath what is typed here.
  const [opened] = useState(reply)
  const [draft, setDraft] = useState(opened.project)
  const { faults, dates } = useMemo(() => checked(draft, opened), [draft, opened])
  return (
    <>
      <Standing opened={opened} draft={draft} faults={faults} dates={dates} />
      <EditFacts draft={draft} onChange={setDraft} />
      <Section id="nodes" title={words.editProject.nodes}>
        <ol className="edit-nodes">
          {draft.nodes.map((node, at) => (
            <EditNode key={node.id} node={node} at={at} draft={draft} calendar={opened.calendar} dates={dates} faults={faults.filter((fault) => fault.node === node.id)} onChange={setDraft} />
          ))}
        </ol>
        <Button onClick={() => setDraft(addNode(draft, words.editProject.newNode))}>{words.editProject.add}</Button>
      </Section>
      <EditGaps gaps={draft.gaps} linked={opened.gaps} onChange={(gaps) => setDraft({ ...draft, gaps })} />
    </>
  )
}

/** The server's rules and dates, while they hold. */
function checked(draft: CountyProject, { calendar, today }: ProjectReply): { readonly faults: readonly ProjectFault[]; readonly dates: Schedule | null } {
  const { project, options } = sceneOf(draft, calendar, today)
  const found = checkProject(project)
  return { faults: [...emptyFields(draft), ...found], dates: found.length === 0 ? schedule(project, options) : null }
}

interface StandingProps {
  readonly opened: ProjectReply
  readonly draft: CountyProject
  readonly faults: readonly ProjectFault[]
  readonly dates: Schedule | null
}

/** What the change does to the goal, and the way to save it; stays in sight. */
function Standing({ opened, draft, faults, dates }: StandingProps) {
  const words = useWords()
  const navigate = route.useNavigate()
  const [isAsking, setAsking] = useState(false)
  const [number, setNumber] = useState('')
  const decision = projectChanges(opened.project, draft).some(redates) ? number.trim() : null
  const change = useChangeProject(opened.project.id)
  const leave = () => void navigate({ search: {} })
  const save = (reason: string) => change.mutate({ version: opened.version, reason, decision, project: draft }, { onSuccess: leave, onError: () => setAsking(false) })
  const isSame = JSON.stringify(draft) === JSON.stringify(opened.project)
  return (
    <section className="section edit-standing" aria-label={words.editProject.title}>
      <div role="status">
        {dates === null ? null : <p><NewGoal goal={goalOf(dates)} before={goalOf(opened.standing.forecast)} /></p>}
        {faults.length === 0 ? null : <p className="fault">{words.editProject.faults(faults.length)}</p>}
      </div>
      <FaultList faults={faults.filter(({ node }) => node === null)} />
      {change.isError ? <Refused error={change.error} /> : null}
      <Button type="primary" disabled={isSame || faults.length > 0} onClick={() => setAsking(true)}>
        {words.editProject.save}
      </Button>{' '}
      <Button onClick={leave}>{words.editProject.leave}</Button> {isSame ? <small>{words.editProject.unchanged}</small> : null}
      <ReasonDialog
        open={isAsking} title={words.editProject.saveTitle} explain={words.editProject.saveMeans} required sending={{ ...change, mutate: save }} onClose={() => setAsking(false)}
        {...(decision !== null && { also: { isFilled: decision.length >= 2, field: <Field label={words.tasks.decision} hint={words.editProject.decisionHint} required maxLength={60} value={number} onType={setNumber} /> } })}
      />
    </section>
  )
}

function NewGoal({ goal, before }: { readonly goal: string | null; readonly before: string | null }) {
  const words = useWords()
  const never = words.projects.never
  return goal === before ? words.editProject.sameGoal(goal ?? never) : <strong>{words.editProject.newGoal({ goal: goal ?? never, before: before ?? never })}</strong>
}

/** Somebody else's change is not overwritten: it is shown after the page is read anew, and this one is made again. */
function Refused({ error }: { readonly error: Error }) {
  const words = useWords()
  const navigate = route.useNavigate()
  const client = useQueryClient()
  if (!(error instanceof ApiProblem) || error.code !== 'changed_meanwhile') return <Faults error={error} />
  const reload = async () => {
    await client.invalidateQueries()
    void navigate({ search: {} })
  }
  return <Alert type="warning" showIcon role="alert" title={words.editProject.meanwhile} action={<Button onClick={() => void reload()}>{words.editProject.reload}</Button>} />
}
