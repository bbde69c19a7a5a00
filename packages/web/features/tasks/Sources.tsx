import { sourceWords } from '@junheng/contract/words/dispatch.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { AddSource } from './AddSource.tsx'
import { Lines } from './Lines.tsx'
import { sourcesQuery } from './queries.ts'

const route = getRouteApi('/tasks')

/** The documents of the tasks, how many demands of each are still silent, and one of them sentence by sentence. */
export function Sources() {
  const words = useWords()
  const language = useLanguage()
  const may = useMay()
  const { source } = route.useSearch()
  return (
    <>
      {source === undefined ? null : <Lines key={source} id={source} />}
      <Await result={useQuery(sourcesQuery)} empty={{ when: (sources) => sources.length === 0, say: words.tasks.noSources }}>
        {(sources) => (
          <Section id="sources" title={words.tasks.silentIn(sources.reduce((sum, { silent }) => sum + silent, 0))}>
            <Scroll label={words.tasks.tabs.sources}>
              <table className="rows">
                <thead>
                  <tr>
                    <th scope="col">{words.tasks.title}</th>
                    <th scope="col">{words.tasks.kind}</th>
                    <th scope="col">{words.tasks.issuedOn}</th>
                    <th scope="col">{words.tasks.replyDue}</th>
                    <th scope="col" className="number">{words.tasks.demands}</th>
                    <th scope="col" className="number">{words.tasks.tasked}</th>
                    <th scope="col" className="number">{words.tasks.excused}</th>
                    <th scope="col" className="number">{words.tasks.silent}</th>
                  </tr>
                </thead>
                <tbody>
                  {sources.map(({ id, title, kind, number, issuedOn, replyDue, demands, tasked, excused, silent }) => (
                    <tr key={id}>
                      <th scope="row" className="long">
                        <Link to="/tasks" search={{ tab: 'sources', source: id }}>
                          {title}
                        </Link>{' '}
                        <small className="line">{number ?? ''}</small>
                      </th>
                      <td>{sourceWords[kind][language]}</td>
                      <td className="date">{issuedOn}</td>
                      <td className="date">{replyDue ?? '—'}</td>
                      <td className="number">{demands}</td>
                      <td className="number">{tasked}</td>
                      <td className="number">{excused}</td>
                      <td className="number">{silent > 0 ? <strong>{silent}</strong> : silent}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </Section>
        )}
      </Await>
      {may('dispatch.manage') ? <AddSource /> : null}
    </>
  )
}
