import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Toggle } from '../../ui/Choice.tsx'
import { Page, PrintButton } from '../../ui/Page.tsx'
import { Compare } from './Compare.tsx'
import { Mine } from './Mine.tsx'
import { Objections } from './Objections.tsx'
import { Posts } from './Posts.tsx'
import { Progress } from './Progress.tsx'
import { Reasons } from './Reasons.tsx'
import { Result } from './Result.tsx'
import { Teachers } from './Teachers.tsx'
import { transferQuery } from './queries.ts'
import type { RoundProps } from './round-props.ts'
import { transferViews, type TransferViewName } from './search.ts'

const route = getRouteApi('/transfers/$id')

/** One round, as its reader may see it. */
export function TransferPage() {
  const words = useWords()
  const { id } = route.useParams()
  const round = useQuery(transferQuery(id))
  return (
    <Page title={round.data?.title ?? words.titles.transfers} actions={<PrintButton />}>
      <Await result={round}>{(view) => <Whole round={view} />}</Await>
    </Page>
  )
}

function Whole({ round }: RoundProps) {
  const said = useWords().transfers
  const may = useMay()
  const { user } = useSession()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const shown: Readonly<Record<TransferViewName, boolean>> = {
    progress: true, posts: true, result: true, reasons: round.result !== null, teachers: may('staff.read'), mine: may('transfer.apply'), objections: may('transfer.inspect'), compare: may('transfer.manage') && round.teachers > 0,
  }
  const view = search.view !== undefined && shown[search.view] ? search.view : user.role === 'teacher' ? 'mine' : 'progress'
  return (
    <>
      <p className="sentence">
        {said.states[round.state]} · {said.rulesPublishedOn} {round.rulesPublishedOn} · {said.applicationsUntil} {round.applicationsUntil}
        {round.noticeUntil === null ? null : ` · ${said.noticeUntil} ${round.noticeUntil}`}
        {round.decision === null ? null : ` · ${round.decision}`}
      </p>
      <div className="filters">
        <Toggle label={said.view} value={view} options={transferViews.filter((each) => shown[each]).map((value) => ({ value, label: said.views[value] }))} onChange={(next) => void navigate({ search: { view: next }, replace: true, resetScroll: false })} />
      </div>
      <Part view={view} round={round} />
    </>
  )
}

function Part({ view, round }: RoundProps & { readonly view: TransferViewName }) {
  switch (view) {
    case 'posts':
      return <Posts round={round} />
    case 'teachers':
      return <Teachers round={round} />
    case 'mine':
      return <Mine round={round} />
    case 'result':
      return <Result round={round} />
    case 'reasons':
      return <Reasons round={round} />
    case 'compare':
      return <Compare round={round} />
    case 'objections':
      return <Objections round={round} />
    default:
      return <Progress round={round} />
  }
}
