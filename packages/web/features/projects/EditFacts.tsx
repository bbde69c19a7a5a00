import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { useWords } from '../../app/language.tsx'
import { given } from '../../app/search.ts'
import { Section } from '../../ui/Page.tsx'
import { Field } from '../../ui/Field.tsx'
import { figure, yuanOf } from './new-project.ts'
import { PlaceChoices } from './PlaceChoices.tsx'

interface FactsProps {
  readonly draft: CountyProject
  readonly onChange: (draft: CountyProject) => void
}

/** The facts of a project; an emptied one is not known, never zero. */
export function EditFacts({ draft, onChange }: FactsProps) {
  const words = useWords()
  const { pupils: before, ...rest } = draft
  const setPupils = (text: string) => onChange(given({ ...rest, pupils: figure(text) ?? undefined }) as CountyProject)
  return (
    <Section id="facts" title={words.editProject.facts}>
      <div className="project-form">
        <Field label={words.newProject.name} maxLength={80} value={draft.name} onType={(name) => onChange({ ...draft, name })} />
        <div className="form">
          <Field label={words.newProject.start} type="date" value={draft.start} onType={(start) => onChange({ ...draft, start })} />
          <Field label={words.newProject.promised} type="date" value={draft.promisedGoal ?? ''} onType={(day) => onChange({ ...draft, promisedGoal: said(day) })} />
        </div>
        <PlaceChoices township={draft.township ?? ''} school={draft.school ?? ''} onChange={({ township, school }) => onChange({ ...draft, township: said(township), school: said(school) })} />
        <div className="form">
          <Field label={words.newProject.pupils} type="number" min={0} step={1} value={before?.toString() ?? ''} onType={setPupils} />
          <Field label={words.newProject.pupilsBasis} maxLength={300} value={draft.pupilsBasis ?? ''} onType={(basis) => onChange({ ...draft, pupilsBasis: said(basis) })} />
        </div>
        <Field label={words.newProject.budget} type="number" min={0} step="any" value={draft.budgetYuan === null ? '' : String(draft.budgetYuan / 10_000)} onType={(budget) => onChange({ ...draft, budgetYuan: yuanOf(budget) })} />
      </div>
    </Section>
  )
}

const said = (text: string): string | null => (text === '' ? null : text)
