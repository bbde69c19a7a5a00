import { jobStates, type JobView } from '@junheng/contract/jobs.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { instant } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { jobsQuery, useStartJob, type JobSearch } from './queries.ts'
import { RunProgress } from './RunProgress.tsx'
import type { JobPageSearch } from './search.ts'

const route = getRouteApi('/jobs')

/** Every run of a job that the reader may see, and one of them in full. */
export function JobsPage() {
  const words = useWords()
  const { run, ...search } = route.useSearch()
  const jobs = useQuery({ ...jobsQuery(search), placeholderData: keepPreviousData })
  return (
    <Page title={words.titles.jobs} actions={<PrintWallChart />}>
      <p className="legend">{words.jobs.meaning}</p>
      {run === undefined ? null : (
        <Section id="run" title={words.jobs.run}>
          <RunProgress key={run} id={run} />
        </Section>
      )}
      <Section id="runs" title={words.jobs.runs}>
        <Filters search={search} />
        <Await result={jobs} empty={{ when: (all) => all.length === 0, say: words.jobs.none }}>
          {(jobs) => <Runs jobs={jobs} />}
        </Await>
      </Section>
    </Page>
  )
}

function PrintWallChart() {
  const words = useWords()
  const navigate = route.useNavigate()
  const start = useStartJob('wallChart.print')
  const print = (size: 'A0' | 'A3') => start.mutate({ size }, { onSuccess: ({ id }) => void navigate({ search: (before) => ({ ...before, run: id }), resetScroll: false }) })
  return (
    <>
      <Button loading={start.isPending} onClick={() => print('A0')}>
        {words.jobs.printWallChart('A0')}
      </Button>
      <Button loading={start.isPending} onClick={() => print('A3')}>
        {words.jobs.printWallChart('A3')}
      </Button>
      {start.isError ? <Trouble error={start.error} /> : null}
    </>
  )
}

function Filters({ search }: { readonly search: JobSearch }) {
  const words = useWords()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof JobPageSearch]?: JobPageSearch[key] | undefined }) => void navigate({ search: (before) => ({ ...before, ...part }) as JobPageSearch, replace: true, resetScroll: false })
  return (
    <div className="filters" role="search" aria-label={words.jobs.filters}>
      <Choice label={words.jobs.kind} value={search.kind ?? ''} none={words.all} options={Object.entries(words.jobs.kinds).map(([value, label]) => ({ value, label }))} onChange={(kind) => change({ kind })} />
      <Choice label={words.jobs.state} value={search.state ?? ''} none={words.all} options={jobStates.map((value) => ({ value, label: words.jobs.states[value] }))} onChange={(state) => change({ state })} />
    </div>
  )
}

function Runs({ jobs }: { readonly jobs: readonly JobView[] }) {
  const words = useWords()
  return (
    <Table
      label={words.jobs.runs}
      tall={false}
      rows={jobs}
      keyOf={({ id }) => id}
      columns={[
        {
          title: words.jobs.kind,
          head: true,
          render: ({ id, kind }) => (
            <Link from="/jobs" to="/jobs" search={(before) => ({ ...before, run: id })}>
              {kindName(kind, words.jobs.kinds)}
            </Link>
          ),
        },
        { title: words.jobs.state, render: ({ state, progress }) => `${words.jobs.states[state]} ${state === 'running' ? `${Math.round(progress * 100)}%` : ''}` },
        { title: words.jobs.askedBy, render: ({ askedBy }) => askedBy },
        { title: words.jobs.askedAt, render: ({ askedAt }) => instant(askedAt) },
        { title: words.jobs.took, render: (job) => seconds(job) },
        { title: words.jobs.outcome, cells: 'long', render: ({ fault, file }) => fault ?? file?.name ?? '' },
      ]}
    />
  )
}

const kindName = (kind: string, names: Readonly<Record<string, string>>): string => names[kind] ?? kind

/** From its last claim to its end; empty while there is no end. */
function seconds({ claimedAt, finishedAt }: JobView): string {
  return claimedAt === null || finishedAt === null ? '' : `${((Date.parse(finishedAt) - Date.parse(claimedAt)) / 1000).toFixed(1)} s`
}
