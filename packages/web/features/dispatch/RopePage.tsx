import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { given } from '../../app/search.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Blockers } from './Blockers.tsx'
import './dispatch.css'
import { Held } from './Held.tsx'
import { People } from './People.tsx'
import { ropeQuery } from './queries.ts'
import { Rule } from './Rule.tsx'
import { ropeTabs } from './search.ts'

const route = getRouteApi('/rope')

/** 绳子: in whose hands every day of every project was, what blocks it, on whom it waits, and the rule it goes by. */
export function RopePage() {
  const words = useWords()
  const navigate = route.useNavigate()
  const { tab = 'held', from, to } = route.useSearch()
  const change = (part: { readonly tab?: (typeof ropeTabs)[number]; readonly from?: string | undefined; readonly to?: string | undefined }) =>
    void navigate({ search: (before) => given({ ...before, ...part }), replace: true, resetScroll: false })
  const result = useQuery(ropeQuery(given({ from, to })))
  return (
    <Page title={words.titles.rope} actions={<PrintButton />}>
      <div className="filters">
        <Toggle label={words.rope.tabLabel} value={tab} options={ropeTabs.map((value) => ({ value, label: words.rope.tabs[value] }))} onChange={(value) => change({ tab: value })} />
        {tab === 'held' ? <Period from={from} to={to} onChange={change} /> : null}
      </div>
      {tab === 'rule' ? (
        <Rule />
      ) : (
        <Await result={result} empty={{ when: ({ projects }) => projects.length === 0, say: words.rope.none }}>
          {(rope) => (tab === 'held' ? <Held rope={rope} /> : tab === 'blockers' ? <Blockers rope={rope} /> : <People rope={rope} />)}
        </Await>
      )}
    </Page>
  )
}

const said = (day: string) => (day === '' ? undefined : day)

interface PeriodProps {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly onChange: (part: { readonly from?: string | undefined; readonly to?: string | undefined }) => void
}

function Period({ from, to, onChange }: PeriodProps) {
  const words = useWords()
  return (
    <>
      <Field label={words.rope.from} type="date" value={from ?? ''} onType={(day) => onChange({ from: said(day) })} />
      <Field label={words.rope.to} type="date" value={to ?? ''} onType={(day) => onChange({ to: said(day) })} />
    </>
  )
}
