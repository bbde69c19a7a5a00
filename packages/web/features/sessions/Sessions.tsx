import { endSession, listSessions, type OpenSession } from '@junheng/contract/credentials.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Table } from '../../ui/Table.tsx'
import { instant } from '../../ui/format.ts'

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
    <Table
      label={words.accounts.sessions}
      tall={false}
      rows={sessions}
      keyOf={(session) => session.id}
      columns={[
        { title: words.session.opened, head: true, cells: 'date', render: (session) => instant(session.openedAt) },
        { title: words.session.end, cells: 'date', render: (session) => (session.own ? words.session.own : <End session={session} />) },
        { title: words.session.seen, cells: 'date', render: (session) => instant(session.lastSeenAt) },
        { title: words.session.from, render: (session) => session.address },
        { title: words.session.program, cells: 'long', render: (session) => session.agent },
      ]}
    />
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
