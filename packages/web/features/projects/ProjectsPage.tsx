import { getProgrammeWorkbook } from '@junheng/contract/projects.ts'
import { projectKindWords } from '@junheng/contract/words/schedule.ts'
import { rankedProjects } from '@junheng/core/schedule/ranking.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import './projects.css'
import { address } from '../../app/api.ts'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { useHasRoom } from '../../ui/width.ts'
import { Fact } from './Fact.tsx'
import { Budget, DaysLeft, Lost } from './Figures.tsx'
import { ImportProjects } from './ImportProjects.tsx'
import { ProjectFilters } from './ProjectFilters.tsx'
import { programmeQuery, type ProgrammeReply } from './queries.ts'
import { narrow, rowOf, type ProjectRow } from './rows.ts'
import { StatusSign } from './StatusSign.tsx'
import { usePlaces } from './use-places.ts'

const route = getRouteApi('/projects')

/** Every project of the programme, those nearest to their cliff first. */
export function ProjectsPage() {
  const words = useWords()
  const may = useMay()
  const programme = useQuery(programmeQuery)
  return (
    <Page title={words.titles.projects} actions={<Actions />}>
      <p>{words.projects.meaning}</p>
      <Await result={programme} empty={{ when: ({ projects }) => projects.length === 0, say: words.projects.none }}>
        {(programme) => <Programme programme={programme} />}
      </Await>
      {may('project.manage') ? <ImportProjects /> : null}
    </Page>
  )
}

function Actions() {
  const words = useWords()
  const may = useMay()
  return (
    <>
      {may('project.manage') ? (
        <Link to="/projects/new" className="button strong">
          {words.projects.newProject}
        </Link>
      ) : null}
      <a className="button" href={address(getProgrammeWorkbook)} download>
        {words.projects.exportAll}
      </a>
      <PrintButton />
    </>
  )
}

function Programme({ programme: { projects, rule } }: { readonly programme: ProgrammeReply }) {
  const words = useWords()
  const search = route.useSearch()
  const hasRoom = useHasRoom()
  const { townshipName: placeOf } = usePlaces()
  const rows = rankedProjects(projects).map(rowOf)
  const shown = narrow(rows, search)
  return (
    <Section id="projects" title={words.projects.found(shown.length, rows.length)}>
      <ProjectFilters rows={rows} placeOf={placeOf} />
      {shown.length === 0 ? <p className="empty">{words.projects.noneFound}</p> : hasRoom ? <ProjectTable rows={shown} placeOf={placeOf} /> : <Cards rows={shown} placeOf={placeOf} />}
      <p className="legend">{words.projects.rule({ cycle: rule.cycleDays, share: `${Math.round(rule.littleTimeShare * 100)}%`, basis: rule.basis })}</p>
    </Section>
  )
}

interface RowsProps {
  readonly rows: readonly ProjectRow[]
  readonly placeOf: (code: string | null) => string
}

function ProjectTable({ rows, placeOf }: RowsProps) {
  const words = useWords()
  return (
    <Table
      label={words.titles.projects}
      tall={false}
      rows={rows}
      keyOf={({ project }) => project.id}
      columns={[
        { title: words.projects.name, head: true, cells: 'long', render: (row) => <Name row={row} place={placeOf(row.project.township)} /> },
        { title: words.projects.status, render: ({ status }) => <StatusSign status={status} /> },
        { title: words.projects.entry, cells: 'middling', render: (row) => <Entry row={row} /> },
        { title: words.projects.daysLeft, number: true, render: ({ standing }) => <DaysLeft standing={standing} /> },
        { title: words.projects.goal, cells: 'date', render: ({ goal }) => goal ?? words.projects.never },
        { title: words.projects.lost, number: true, render: ({ lostDays }) => <Lost days={lostDays} /> },
        { title: words.projects.start, cells: 'date', render: ({ project }) => project.start },
        { title: words.projects.budget, number: true, render: ({ project }) => <Budget yuan={project.budgetYuan} /> },
      ]}
    />
  )
}

function Name({ row: { project }, place }: { readonly row: ProjectRow; readonly place: string }) {
  const language = useLanguage()
  return (
    <>
      <Link to="/projects/$id" params={{ id: project.id }}>
        {project.name}
      </Link>{' '}
      <small className="line">{[projectKindWords[project.kind][language], place].filter((part) => part !== '').join(' · ')}</small>
    </>
  )
}

function Entry({ row: { entry } }: { readonly row: ProjectRow }) {
  const words = useWords()
  return entry === undefined ? (
    <small>{words.projects.allDone}</small>
  ) : (
    <>
      {entry.name} <small className="line">{entry.owner}</small>
    </>
  )
}

/** At phone width each project is a card. */
function Cards({ rows, placeOf }: RowsProps) {
  const words = useWords()
  return (
    <ul className="project-cards">
      {rows.map((row) => (
        <li key={row.project.id}>
          <Name row={row} place={placeOf(row.project.township)} />
          <dl>
            <Fact term={words.projects.status}>
              <StatusSign status={row.status} />
            </Fact>
            <Fact term={words.projects.entry}>
              <Entry row={row} />
            </Fact>
            <Fact term={words.projects.daysLeft}>
              <DaysLeft standing={row.standing} />
            </Fact>
            <Fact term={words.projects.goal}>{row.goal ?? words.projects.never}</Fact>
            <Fact term={words.projects.lost}>
              <Lost days={row.lostDays} />
            </Fact>
            <Fact term={words.projects.budget}>
              <Budget yuan={row.project.budgetYuan} />
            </Fact>
          </dl>
        </li>
      ))}
    </ul>
  )
}
