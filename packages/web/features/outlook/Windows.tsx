import type { WindowChance } from '@junheng/core/schedule/money-windows.ts'
import type { DatedSpan } from '@junheng/core/schedule/project.ts'
import { Link, getRouteApi } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { OutlookReply } from './outlook-reply.ts'

const route = getRouteApi('/outlook')

type Project = OutlookReply['projects'][number]

/** One period in which applications are taken. */
interface Period {
  readonly id: string
  readonly name: string
  readonly basis: string
  readonly span: DatedSpan
}

/** Projects × windows at a glance, and for one window, the next to close unless chosen, what is missing from whom. */
export function Windows({ outlook }: { readonly outlook: OutlookReply }) {
  const { outlook: words } = useWords()
  const search = route.useSearch()
  const periods = periodsOf(outlook)
  const shown = periods.find(({ id }) => id === search.window) ?? periods[0]
  if (shown === undefined) return <p>{words.noWindows}</p>
  return (
    <>
      <Section id="all-windows" title={words.allWindows}>
        <AllWindows projects={outlook.projects} periods={periods} />
      </Section>
      <Section id="one-window" title={words.oneWindow} aside={<ChooseWindow periods={periods} shown={shown} />}>
        <p className="legend">{shown.basis}</p>
        <OneWindow projects={outlook.projects} period={shown} />
      </Section>
    </>
  )
}

/** Those that concern a project, the next to close first. */
function periodsOf({ windows, projects }: OutlookReply): readonly Period[] {
  const chances = projects.flatMap((project) => project.chances)
  const periods = chances.map(({ window, span }) => ({ ...windows.find(({ id }) => id === window)!, id: periodOf(window, span), span }))
  return [...new Map(periods.map((period) => [period.id, period])).values()].toSorted((a, b) => (a.span[1] < b.span[1] ? -1 : 1))
}

const periodOf = (window: string, span: DatedSpan): string => `${window} ${span[1]}`

const chanceIn = ({ chances }: Project, period: Period): WindowChance | undefined => chances.find(({ window, span }) => periodOf(window, span) === period.id)

function AllWindows({ projects, periods }: { readonly projects: readonly Project[]; readonly periods: readonly Period[] }) {
  const { outlook: words } = useWords()
  const concerned = projects.filter((project) => project.chances.length > 0)
  const columns = periods.map((period) => ({ title: words.windowOf(period.name, ...period.span), render: (project: Project) => <Verdict chance={chanceIn(project, period)} /> }))
  return <Table label={words.allWindows} rows={concerned} keyOf={({ project }) => project} empty={words.none} columns={[{ title: words.project, head: true, render: (project) => <ToProject project={project} /> }, ...columns]} />
}

function Verdict({ chance }: { readonly chance: WindowChance | undefined }) {
  const { outlook: words } = useWords()
  if (chance === undefined) return words.notConcerned
  return <span className={`verdict-${chance.verdict}`}>{words.verdictIn(chance.verdict, chance.spareDays)}</span>
}

const ToProject = ({ project: { project, name } }: { readonly project: Project }) => (
  <Link to="/projects/$id" params={{ id: project }}>
    {name}
  </Link>
)

function ChooseWindow({ periods, shown }: { readonly periods: readonly Period[]; readonly shown: Period }) {
  const { outlook: words } = useWords()
  const navigate = route.useNavigate()
  const options = periods.map(({ id, name, span }) => ({ value: id, label: words.windowOf(name, ...span) }))
  return <Choice label={words.window} value={shown.id} options={options} onChange={(window) => void navigate({ search: window === undefined ? {} : { window }, replace: true, resetScroll: false })} />
}

/** Those that miss it first. */
function OneWindow({ projects, period }: { readonly projects: readonly Project[]; readonly period: Period }) {
  const { outlook: words } = useWords()
  const rows = projects
    .flatMap((project) => {
      const chance = chanceIn(project, period)
      return chance === undefined ? [] : [{ project, chance }]
    })
    .toSorted((a, b) => order.indexOf(a.chance.verdict) - order.indexOf(b.chance.verdict))
  return (
    <Table
      label={words.windowOf(period.name, ...period.span)}
      rows={rows}
      keyOf={({ project }) => project.project}
      empty={words.none}
      columns={[
        { title: words.project, head: true, render: ({ project }) => <ToProject project={project} /> },
        { title: words.verdict, render: ({ chance }) => <span className={`verdict-${chance.verdict}`}>{words.verdicts[chance.verdict]}</span> },
        { title: words.spare, render: ({ chance }) => words.spareDays(chance.spareDays) },
        { title: words.missing, render: ({ chance }) => <Missing chance={chance} /> },
      ]}
    />
  )
}

const order = ['misses', 'makes', 'ready'] as const

function Missing({ chance: { missing } }: { readonly chance: WindowChance }) {
  const words = useWords()
  if (missing.length === 0) return words.outlook.nothingMissing
  return missing.map(({ node, name, owner, paper, forecast }) => (
    <span key={node} className="missing-paper">
      {paper ?? name}（{owner}，{forecast ?? words.meetings.never}）
    </span>
  ))
}
