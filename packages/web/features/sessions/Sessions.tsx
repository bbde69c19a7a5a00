import { endSession, listSessions, type OpenSession } from '@junheng/contract/credentials.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { instant } from '../../ui/format.ts'
import { Scroll } from '../../ui/Scroll.tsx'

/** Open sessions, one's own or somebody's, each to be ended. The one that asks is ended by signing out. */
export function Sessions({ user }: { readonly user?: string }) {
  const words = useWords()
  const sessions = useQuery({ ...query(listSessions, { query: { user } }), staleTime: 0 })
  return (
    <Await result={sessions} empty={{ when: (all) => all.length === 0, say: words.session.none }}>
      {(sessions) => <Rows sessions={sessions} />}
    </Await>
  )
}

function Rows({ sessions }: { readonly sessions: readonly OpenSession[] }) {
  const words = useWords()
  return (
    <Scroll label={words.accounts.sessions}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.session.opened}</th>
            <th scope="col">{words.session.end}</th>
            <th scope="col">{words.session.seen}</th>
            <th scope="col">{words.session.from}</th>
            <th scope="col">{words.session.program}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row" className="date">{instant(session.openedAt)}</th>
              <td className="date">{session.own ? words.session.own : <End session={session} />}</td>
              <td className="date">{instant(session.lastSeenAt)}</td>
              <td>{session.address}</td>
              <td className="long">{session.agent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function End({ session: { id, openedAt } }: { readonly session: OpenSession }) {
  const words = useWords()
  const client = useQueryClient()
  const end = useMutation({ mutationFn: () => call(endSession, { params: { id } }), onSettled: () => client.invalidateQueries({ queryKey: [listSessions.path] }) })
  return (
    <>
      <Button size="small" loading={end.isPending} aria-label={words.session.endOf(instant(openedAt))} onClick={() => end.mutate()}>
        {words.session.end}
      </Button>
      {end.isError ? <Trouble error={end.error} /> : null}
    </>
  )
}
