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
import { Scroll } from '../../ui/Scroll.tsx'

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
  return (
    <Scroll label={words.titles.snapshots}>
      <table className="rows sheet-like">
        <thead>
          <tr>
            <th scope="col">{words.snapshots.date}</th>
            <th scope="col">{words.snapshots.state}</th>
            <th scope="col" className="number">{words.map.schools}</th>
            <th scope="col" className="number">{words.snapshots.pupils}</th>
            <th scope="col" className="number">{words.snapshots.staff}</th>
            <th scope="col">{words.snapshots.booked}</th>
            <th scope="col">{words.snapshots.files}</th>
            <th scope="col">{words.snapshots.id}</th>
            <th scope="col">{words.snapshots.actions}</th>
          </tr>
        </thead>
        <tbody>
          {snapshots.map((snapshot) => (
            <Row key={snapshot.id} snapshot={snapshot} successor={snapshots.find((each) => each.id === snapshot.correctedBy)} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const signs: Readonly<Record<SnapshotSummary['state'], string>> = { current: '●', corrected: '↻', withdrawn: '⊘' }

function Row({ snapshot, successor }: { readonly snapshot: SnapshotSummary; readonly successor: SnapshotSummary | undefined }) {
  const words = useWords()
  const may = useMay()
  return (
    <tr className={snapshot.state === 'current' ? undefined : 'past'}>
      <th scope="row">
        <Link to="/check-up" search={{ snapshot: snapshot.id }}>
          {snapshot.date}
        </Link>
      </th>
      <td className="long">
        <span aria-hidden="true">{signs[snapshot.state]}</span> {words.snapshotStates[snapshot.state]}
        {successor === undefined ? null : <small> {words.snapshots.by(successor.id.slice(0, 8), instant(successor.bookedAt))}</small>}
        {snapshot.reason === null ? null : <small> {words.snapshots.because(snapshot.reason)}</small>}
      </td>
      <td className="number">{count(snapshot.schools)}</td>
      <td className="number">{count(snapshot.pupils)}</td>
      <td className="number">{snapshot.staff === null ? words.unreported : count(snapshot.staff)}</td>
      <td className="middling">
        {instant(snapshot.bookedAt)} <small>{snapshot.bookedBy}</small>
      </td>
      <td className="long">{snapshot.fileNames.join('、')}</td>
      <td>
        <code>{snapshot.id.slice(0, 8)}</code>
      </td>
      <td>{snapshot.state === 'current' && may('snapshot.manage') ? <Withdraw snapshot={snapshot} /> : null}</td>
    </tr>
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
