import { sourceWords } from '@junheng/contract/words/dispatch.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { AddSource } from './AddSource.tsx'
import { Lines } from './Lines.tsx'
import { ReplyState } from './Replies.tsx'
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
            <Table
              label={words.tasks.tabs.sources}
              rows={sources}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: words.tasks.title,
                  head: true,
                  cells: 'long',
                  render: ({ id, title, number }) => (
                    <>
                      <Link to="/tasks" search={{ tab: 'sources', source: id }}>
                        {title}
                      </Link>{' '}
                      <small className="line">{number ?? ''}</small>
                    </>
                  ),
                },
                { title: words.tasks.kind, render: ({ kind }) => sourceWords[kind][language] },
                { title: words.tasks.issuedOn, cells: 'date', render: ({ issuedOn }) => issuedOn },
                { title: words.tasks.replies, cells: 'long', render: (source) => <ReplyState source={source} /> },
                { title: words.tasks.demands, number: true, render: ({ demands }) => demands },
                { title: words.tasks.tasked, number: true, render: ({ tasked }) => tasked },
                { title: words.tasks.excused, number: true, render: ({ excused }) => excused },
                { title: words.tasks.silent, number: true, render: ({ silent }) => (silent > 0 ? <strong>{silent}</strong> : silent) },
              ]}
            />
          </Section>
        )}
      </Await>
      {may('dispatch.manage') ? <AddSource /> : null}
    </>
  )
}
