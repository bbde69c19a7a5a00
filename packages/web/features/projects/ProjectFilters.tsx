import { projectKinds } from '@junheng/contract/project-schema.ts'
import { projectKindWords, statusWords } from '@junheng/contract/words/schedule.ts'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useLanguage, useWords } from '../../app/language.tsx'
import { Choice, Typed } from '../../ui/Choice.tsx'
import { officesOf, type ProjectRow } from './rows.ts'
import { nodeStatuses, type ProjectsSearch } from './search.ts'

const route = getRouteApi('/projects')

interface FiltersProps {
  readonly rows: readonly ProjectRow[]
  readonly placeOf: (code: string | null) => string
}

/** The filters of the list, each in the address. */
export function ProjectFilters({ rows, placeOf }: FiltersProps) {
  const words = useWords()
  const language = useLanguage()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof ProjectsSearch]?: ProjectsSearch[key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as ProjectsSearch, replace: true, resetScroll: false })
  const kinds = projectKinds.filter((kind) => rows.some(({ project }) => project.kind === kind))
  const places = [...new Set(rows.flatMap(({ project: { township } }) => (township === null ? [] : [township])))].toSorted()
  return (
    <div className="filters" role="search" aria-label={words.projects.filters}>
      <Choice label={words.projects.kind} value={search.kind ?? ''} none={words.all} options={kinds.map((value) => ({ value, label: projectKindWords[value][language] }))} onChange={(kind) => change({ kind })} />
      <Choice label={words.projects.status} value={search.status ?? ''} none={words.all} options={nodeStatuses.map((value) => ({ value, label: `${statusWords[value].sign} ${statusWords[value][language]}` }))} onChange={(status) => change({ status })} />
      <Choice label={words.projects.office} value={search.office ?? ''} none={words.all} options={officesOf(rows).map((value) => ({ value, label: value }))} onChange={(office) => change({ office })} />
      <Choice label={words.projects.place} value={search.place ?? ''} none={words.all} options={places.map((value) => ({ value, label: placeOf(value) }))} onChange={(place) => change({ place })} />
      <Typed label={words.projects.name} value={search.q} onChange={(q) => change({ q })} />
      {Object.keys(search).length === 0 ? null : <Button onClick={() => void navigate({ search: {}, replace: true, resetScroll: false })}>{words.judgement.clear}</Button>}
    </div>
  )
}
