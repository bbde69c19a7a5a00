import { getRouteApi } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { Choice, Typed } from '../../ui/Choice.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { outcomes, type SignInSearch } from './search.ts'
import { SignInLog } from './SignInLog.tsx'

const route = getRouteApi('/sign-ins')

/** The log of signing in, of everybody. */
export function SignInsPage() {
  const words = useWords()
  return (
    <Page title={words.titles.signIns} actions={<PrintButton />}>
      <p className="legend">{words.signIns.meaning}</p>
      <Filters />
      <SignInLog asked={route.useSearch()} page={100} />
    </Page>
  )
}

function Filters() {
  const words = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: { readonly [key in keyof SignInSearch]?: SignInSearch[key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as SignInSearch, replace: true, resetScroll: false })
  return (
    <div className="filters" role="search" aria-label={words.titles.signIns}>
      <Choice label={words.signIns.outcome} value={search.outcome ?? ''} none={words.signIns.anyOutcome} options={outcomes.map((value) => ({ value, label: words.signIns.outcomes[value] }))} onChange={(outcome) => change({ outcome })} />
      <Typed label={words.signIns.text} value={search.text} onChange={(text) => change({ text })} />
    </div>
  )
}
