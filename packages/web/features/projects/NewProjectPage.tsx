import { listGaps } from '@junheng/contract/gaps.ts'
import type { ProjectTemplate } from '@junheng/core/schedule/template.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import './projects.css'
import { Allowed } from '../../app/Allowed.tsx'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { amount } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { schoolsQuery } from '../judgements/queries.ts'
import { NewProjectForm } from './NewProjectForm.tsx'
import { kindFor, suggested, type TemplateChoice } from './new-project.ts'
import { templatesQuery } from './queries.ts'
import { Templates } from './Templates.tsx'
import { useIndicatorNames } from './use-indicator-names.ts'

const route = getRouteApi('/projects/new')
const noGaps: readonly string[] = []

/** A new project from a template, by hand or from gaps. */
export function NewProjectPage() {
  const words = useWords()
  const templates = useQuery(templatesQuery)
  return (
    <Page title={words.titles.newProject}>
      <Allowed to="project.manage">
        <Await result={templates}>{(templates) => <WithGaps templates={templates} />}</Await>
      </Allowed>
    </Page>
  )
}

/** The gaps are waited for, so that the form begins with what they suggest and never overwrites what was typed. */
function WithGaps({ templates }: { readonly templates: readonly ProjectTemplate[] }) {
  const words = useWords()
  const { gap: asked = noGaps } = route.useSearch()
  const ledger = useQuery(query(listGaps, { query: { state: 'open' } }))
  const schools = useQuery(schoolsQuery(undefined))
  return (
    <Await result={ledger}>
      {({ gaps, names }) => {
        const chosen = gaps.filter(({ id }) => asked.includes(id))
        return (
          <>
            {chosen.length === 0 ? null : <Chosen gaps={chosen} schools={names} />}
            <Await result={schools}>{(schools) => <Begin templates={templates} gaps={chosen} suggestion={suggested(chosen, schools, words.newProject)} />}</Await>
          </>
        )
      }}
    </Await>
  )
}

interface BeginProps {
  readonly templates: readonly ProjectTemplate[]
  readonly gaps: readonly Gap[]
  readonly suggestion: ReturnType<typeof suggested>
}

function Begin({ templates, gaps, suggestion }: BeginProps) {
  const search = route.useSearch()
  const [choice, setChoice] = useState<TemplateChoice>(() => firstChoice(templates, kindFor(gaps), search.template))
  return (
    <>
      <Templates templates={templates} choice={choice} onChoose={setChoice} />
      <NewProjectForm choice={choice} gaps={gaps.map(({ id }) => id)} suggestion={suggestion} />
    </>
  )
}

function firstChoice(templates: readonly ProjectTemplate[], kind: TemplateChoice['kind'] | null, asked: string | undefined): TemplateChoice {
  const template = templates.find(({ id }) => id === asked) ?? templates.find((each) => each.kind === kind) ?? templates[0]
  return template === undefined ? { template: null, kind: kind ?? 'newSchool' } : { template: template.id, kind: template.kind }
}

function Chosen({ gaps, schools }: { readonly gaps: readonly Gap[]; readonly schools: Readonly<Record<string, string>> }) {
  const words = useWords()
  const names = useIndicatorNames()
  return (
    <Section id="gaps" title={words.newProject.fromGaps(gaps.length)}>
      <ul className="notes">
        {gaps.map((gap) => {
          const last = gap.history.at(-1)?.amount ?? null
          return (
            <li key={gap.id}>
              {schools[gap.school] ?? gap.school} {words.stages[gap.stage]} {names(gap.indicator)} <strong>{last === null ? words.unknown : `${amount(last, gap.unit)} ${words.units[gap.unit]}`}</strong>
            </li>
          )
        })}
      </ul>
      <p className="legend">{words.newProject.gapsMean}</p>
    </Section>
  )
}
