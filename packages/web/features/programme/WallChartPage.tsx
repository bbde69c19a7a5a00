import { posterWords } from '@junheng/contract/words/wall-chart.ts'
import { rankedProjects } from '@junheng/core/schedule/ranking.ts'
import { rowsOf, wallChart, withRows, type WallChart } from '@junheng/core/schedule/wall-chart.ts'
import { drawLegend } from '@junheng/core/schedule/wall-chart-legend.ts'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page, Waiting } from '../../ui/Page.tsx'
import { useHasRoom } from '../../ui/width.ts'
import { programmeQuery, type ProgrammeReply } from '../projects/queries.ts'
import { Chart } from './Chart.tsx'
import { Drawing } from './Drawing.tsx'
import { Filters } from './Filters.tsx'
import '../projects/projects.css'
import './programme.css'
import { paperAddress } from './queries.ts'
import { RowCards } from './RowCards.tsx'
import { RowTable } from './RowTable.tsx'
import { isChosen } from './selection.ts'
import { Sentences } from './Sentences.tsx'
import { useProgrammeSearch } from './use-search.ts'

/** 挂图: the three that cost most, then every project over the days. */
export function WallChartPage() {
  const words = useWords()
  const programme = useQuery(programmeQuery)
  return (
    <Page title={words.titles.programme} actions={<Papers />}>
      <Await result={programme} empty={{ when: ({ projects }) => projects.length === 0, say: <NoProjects /> }}>
        {(programme) => <Shown programme={programme} />}
      </Await>
    </Page>
  )
}

/** The chart on paper. */
function Papers() {
  const words = useWords()
  const language = useLanguage()
  return (
    <>
      <a className="button" href={paperAddress('A0', language)} download>
        {words.programme.paperA0}
      </a>
      <a className="button" href={paperAddress('A3', language)} download>
        {words.programme.paperA3}
      </a>
    </>
  )
}

function NoProjects() {
  const words = useWords()
  const may = useMay()
  return (
    <>
      <p>{words.programme.none}</p>
      {may('project.manage') ? (
        <p>
          <a href="/projects">{words.programme.toProjects}</a> · <a href="/gaps">{words.programme.toGaps}</a>
        </p>
      ) : null}
    </>
  )
}

/** The sentences first: the chart, which takes longer to draw, comes in the next frame. */
function Shown({ programme }: { readonly programme: ProgrammeReply }) {
  const ranked = useMemo(() => rankedProjects(programme.projects), [programme])
  const drawn = useDeferredValue<ProgrammeReply | undefined>(programme, undefined)
  return (
    <>
      <Sentences ranked={ranked} today={programme.today} />
      {drawn === undefined ? <Waiting /> : <Rows programme={drawn} />}
    </>
  )
}

function Rows({ programme }: { readonly programme: ProgrammeReply }) {
  const words = useWords()
  const [{ office, kind, within, view }] = useProgrammeSearch()
  const whole = useMemo(() => wallChart(programme), [programme])
  const chosen = useMemo(() => withRows(whole, (row) => isChosen(row, { office, kind, within })), [whole, office, kind, within])
  const found = rowsOf(chosen).length
  return (
    <>
      <Filters whole={whole} found={found} />
      {found === 0 ? <p className="empty">{words.programme.noneFound}</p> : <Chosen chart={chosen} isTable={view === 'table'} />}
      <Legend programme={programme} />
    </>
  )
}

function Chosen({ chart, isTable }: { readonly chart: WallChart; readonly isTable: boolean }) {
  const hasRoom = useHasRoom()
  if (!hasRoom) return <RowCards chart={chart} />
  return isTable ? <RowTable chart={chart} /> : <Chart chart={chart} />
}

/** Pixels. */
const legend = { em: 13, width: 1180 } as const

/** What fills, edges and marks mean, and the rule that they go by. */
function Legend({ programme: { projects, today, rule } }: { readonly programme: ProgrammeReply }) {
  const language = useLanguage()
  const { county } = useSession()
  const nodes = projects.reduce((sum, { project }) => sum + project.nodes.length, 0)
  const words = posterWords({ county: county.name, today, sentences: [], projects: projects.length, nodes, rule }, language)
  return (
    <div className="wall-legend">
      <Drawing panel={drawLegend(words, legend)} em={legend.em} className="wall-legend-picture" />
      <p className="legend">{words.dataDate}</p>
      {words.remarks.map((remark) => (
        <p key={remark} className="legend">
          {remark}
        </p>
      ))}
    </div>
  )
}
