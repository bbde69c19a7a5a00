import { listSnapshots, withdrawSnapshot, type SnapshotSummary } from '@junheng/contract/snapshots.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { count, instant } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Table } from '../../ui/Table.tsx'

/** Every booked state of the county with what became of it: nothing is deleted, only withdrawn or corrected. */
export function SnapshotsPage() {
  const words = useWords()
  const snapshots = useQuery(query(listSnapshots))
  return (
    <Page title={words.titles.snapshots}>
      <p>{words.snapshots.meaning}</p>
      <Await result={snapshots} empty={{ when: (all) => all.length === 0, say: words.snapshots.none }}>
        {(snapshots) => <History snapshots={snapshots} />}
      </Await>
    </Page>
  )
}

function History({ snapshots }: { readonly snapshots: readonly SnapshotSummary[] }) {
  const words = useWords()
  const may = useMay()
  return (
    <Table
      label={words.titles.snapshots}
      look="sheet-like"
      rows={snapshots}
      keyOf={({ id }) => id}
      rowIs={({ state }) => ({ className: state === 'current' ? undefined : 'past' })}
      columns={[
        {
          title: words.snapshots.date,
          head: true,
          render: ({ id, date }) => (
            <Link to="/check-up" search={{ snapshot: id }}>
              {date}
            </Link>
          ),
        },
        { title: words.snapshots.state, cells: 'long', render: (snapshot) => <State snapshot={snapshot} successor={snapshots.find(({ id }) => id === snapshot.correctedBy)} /> },
        { title: words.map.schools, number: true, render: ({ schools }) => count(schools) },
        { title: words.snapshots.pupils, number: true, render: ({ pupils }) => count(pupils) },
        { title: words.snapshots.staff, number: true, render: ({ staff }) => (staff === null ? words.unreported : count(staff)) },
        { title: words.snapshots.booked, cells: 'middling', render: ({ bookedAt, bookedBy }) => <>{instant(bookedAt)} <small>{bookedBy}</small></> },
        { title: words.snapshots.files, cells: 'long', render: ({ fileNames }) => fileNames.join('、') },
        { title: words.snapshots.id, render: ({ id }) => <code>{id.slice(0, 8)}</code> },
        { title: words.snapshots.actions, render: (snapshot) => (snapshot.state === 'current' && may('snapshot.manage') ? <Withdraw snapshot={snapshot} /> : null) },
      ]}
    />
  )
}

const signs: Readonly<Record<SnapshotSummary['state'], string>> = { current: '●', corrected: '↻', withdrawn: '⊘' }

function State({ snapshot: { state, reason }, successor }: { readonly snapshot: SnapshotSummary; readonly successor: SnapshotSummary | undefined }) {
  const words = useWords()
  return (
    <>
      <span aria-hidden="true">{signs[state]}</span> {words.snapshotStates[state]}
      {successor === undefined ? null : <small> {words.snapshots.by(successor.id.slice(0, 8), instant(successor.bookedAt))}</small>}
      {reason === null ? null : <small> {words.snapshots.because(reason)}</small>}
    </>
  )
}

function Withdraw({ snapshot }: { readonly snapshot: SnapshotSummary }) {
  const words = useWords()
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const withdraw = useMutation({
    mutationFn: (reason: string) => call(withdrawSnapshot, { params: { id: snapshot.id }, body: { reason } }),
    onSuccess: async () => {
      setOpen(false)
      await client.invalidateQueries()
    },
  })
  return (
    <>
      <Button size="small" aria-label={`${words.snapshots.withdraw} ${snapshot.date}`} onClick={() => setOpen(true)}>
        {words.snapshots.withdraw}
      </Button>
      <ReasonDialog open={isOpen} title={words.snapshots.withdrawOf(snapshot.date)} explain={words.snapshots.withdrawMeans} required sending={withdraw} onClose={() => setOpen(false)} />
    </>
  )
}
