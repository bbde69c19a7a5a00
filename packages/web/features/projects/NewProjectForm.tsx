import { stages } from '@junheng/contract/project-schema.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Section } from '../../ui/Page.tsx'
import { Field } from '../../ui/Field.tsx'
import { Faults } from './Faults.tsx'
import { newProjectOf, type NewProjectDraft, type TemplateChoice } from './new-project.ts'
import { PlaceChoices } from './PlaceChoices.tsx'
import { useAddProject } from './queries.ts'

interface FormProps {
  readonly choice: TemplateChoice
  readonly gaps: readonly string[]
  readonly suggestion: Pick<NewProjectDraft, 'name' | 'school' | 'township'>
}

/** The facts of a new project; sent, the page moves on to it. */
export function NewProjectForm({ choice, gaps, suggestion }: FormProps) {
  const words = useWords()
  const { today } = useSession()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<NewProjectDraft>({ start: today, promisedGoal: '', stages: [], pupils: '', pupilsBasis: '', budget: '', ...suggestion })
  const add = useAddProject()
  const send = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(newProjectOf(draft, choice, gaps), { onSuccess: ({ project: { id } }) => void navigate({ to: '/projects/$id', params: { id } }) })
  }
  return (
    <Section id="facts" title={words.newProject.facts}>
      <form className="project-form" onSubmit={send}>
        <FactFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
        {add.isError ? <Faults error={add.error} /> : null}
        <p>
          <Button type="primary" htmlType="submit" loading={add.isPending}>
            {words.newProject.create}
          </Button>
        </p>
      </form>
    </Section>
  )
}

interface FieldsProps {
  readonly draft: NewProjectDraft
  readonly onChange: (part: Partial<NewProjectDraft>) => void
}

function FactFields({ draft, onChange }: FieldsProps) {
  const words = useWords()
  return (
    <>
      <Field label={words.newProject.name} required minLength={2} maxLength={80} value={draft.name} onType={(name) => onChange({ name })} />
      <div className="form">
        <Field label={words.newProject.start} type="date" required value={draft.start} onType={(start) => onChange({ start })} />
        <Field label={words.newProject.promised} type="date" value={draft.promisedGoal} onType={(promisedGoal) => onChange({ promisedGoal })} />
      </div>
      <Place draft={draft} onChange={onChange} />
      <div className="form">
        <Field label={words.newProject.pupils} type="number" min={0} step={1} value={draft.pupils} onType={(pupils) => onChange({ pupils })} />
        <Field label={words.newProject.pupilsBasis} maxLength={300} required={draft.pupils !== ''} placeholder={words.newProject.pupilsBasisHint} value={draft.pupilsBasis} onType={(pupilsBasis) => onChange({ pupilsBasis })} />
      </div>
      <Field label={words.newProject.budget} type="number" min={0} step="any" value={draft.budget} onType={(budget) => onChange({ budget })} />
    </>
  )
}

/** A school that exists says its stages; a new one is asked for them. */
function Place({ draft, onChange }: FieldsProps) {
  const words = useWords()
  return (
    <>
      <PlaceChoices township={draft.township} school={draft.school} onChange={onChange} />
      {draft.school !== '' ? null : (
        <fieldset className="options row">
          <legend>{words.newProject.stages}</legend>
          {stages.map((stage) => (
            <label key={stage}>
              <input type="checkbox" checked={draft.stages.includes(stage)} onChange={({ target }) => onChange({ stages: target.checked ? [...draft.stages, stage] : draft.stages.filter((each) => each !== stage) })} /> {words.school.stages[stage]}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
