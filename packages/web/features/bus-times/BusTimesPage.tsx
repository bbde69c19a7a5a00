import { getBusNotices, getBusTimes } from '@junheng/contract/buses.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Page, PrintButton, Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { NoticeText } from '../buses/NoticeText.tsx'

const route = getRouteApi('/bus-times')

/** 校车时刻查询: what parents need, by village, school or bus, for whoever asks: no sign-in, and nothing about persons. */
export function BusTimesPage() {
  const words = useWords().buses.parents
  const { q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const notices = useQuery(query(getBusNotices))
  return (
    <Page title={words.title} actions={<PrintButton />}>
      <Await result={notices}>
        {({ day, notices: said }) => (
          <>
            <p>{words.intro(day)}</p>
            <Section id="today" title={words.today}>
              {said.length === 0 ? <p className="empty">{words.none}</p> : <ul className="said">{said.map((notice) => <li key={notice.bus}>! <NoticeText notice={notice} /></li>)}</ul>}
            </Section>
          </>
        )}
      </Await>
      <p className="no-print">
        <label className="choice">
          {words.search} <input type="search" value={q} onChange={({ target }) => void navigate({ search: target.value === '' ? {} : { q: target.value }, replace: true, resetScroll: false })} />
        </label>
      </p>
      <Times wanted={q.trim()} />
    </Page>
  )
}

function Times({ wanted }: { readonly wanted: string }) {
  const words = useWords().buses
  const times = useQuery(query(getBusTimes))
  return (
    <Await result={times} empty={{ when: (all) => all.length === 0, say: words.parents.noTimes }}>
      {(all) => {
        const rows = all.filter(({ village, school, bus }) => [village, school, bus].some((name) => name.includes(wanted)))
        if (rows.length === 0) return <p className="empty">{words.parents.noMatch}</p>
        return (
          <Scroll label={words.parents.title}>
            <table className="rows">
              <caption>{wanted === '' ? words.parents.found(rows.length) : `${wanted} · ${words.parents.found(rows.length)}`}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.village}</th>
                  <th scope="col">{words.boardAt}</th>
                  <th scope="col">{words.plate}</th>
                  <th scope="col">{words.school}</th>
                  <th scope="col">{words.arriveAt}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ village, boards, bus, school, arrives }) => (
                  <tr key={`${village} ${boards} ${bus} ${school}`}>
                    <th scope="row">{village}</th>
                    <td>{boards}</td>
                    <td>{bus}</td>
                    <td>{school}</td>
                    <td>{arrives}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )
      }}
    </Await>
  )
}
