import { addFeed, listFeeds, revokeFeed, type Feed } from '@junheng/contract/feeds.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Table } from '../../ui/Table.tsx'

/** 日历订阅: the dates of an office in its own calendar program, by a secret address that can be revoked. */
export function Feeds() {
  const { meetings: words } = useWords()
  const result = useQuery(query(listFeeds))
  return (
    <>
      <p>{words.feedsMeaning}</p>
      <AddFeed />
      <Await result={result} empty={{ when: (all) => all.length === 0, say: words.noFeeds }}>
        {(all) => <FeedTable feeds={all} />}
      </Await>
    </>
  )
}

/** The address is shown this once. */
function AddFeed() {
  const { meetings: words } = useWords()
  const client = useQueryClient()
  const [office, setOffice] = useState('')
  const adding = useMutation({ mutationFn: () => call(addFeed, { body: { office } }), onSuccess: () => client.invalidateQueries() })
  return (
    <div className="form no-print">
      <Field label={words.feedOffice} value={office} maxLength={40} onType={setOffice} />
      <Button disabled={office.trim() === ''} loading={adding.isPending} onClick={() => adding.mutate()}>
        {words.addFeed}
      </Button>
      {adding.error === null ? null : <Trouble error={adding.error} />}
      {adding.data === undefined ? null : (
        <p role="status" className="feed-address">
          {words.feedAddress} <code>{`${location.origin}${adding.data.path}`}</code>
        </p>
      )}
    </div>
  )
}

function FeedTable({ feeds }: { readonly feeds: readonly Feed[] }) {
  const { meetings: words } = useWords()
  return (
    <Table
      label={words.tabs.feeds}
      look="sheet-like"
      rows={feeds}
      keyOf={(feed) => feed.id}
      columns={[
        { title: words.feedOffice, head: true, render: (feed) => feed.office },
        { title: words.heldOn, render: (feed) => feed.createdOn },
        { title: words.by, render: (feed) => feed.by },
        { title: words.state, render: (feed) => (feed.revokedOn === null ? <Revoke feed={feed} /> : words.revoked(feed.revokedOn)) },
      ]}
    />
  )
}

function Revoke({ feed: { id, office } }: { readonly feed: Feed }) {
  const { meetings: words } = useWords()
  const client = useQueryClient()
  const revoking = useMutation({ mutationFn: () => call(revokeFeed, { params: { id } }), onSuccess: () => client.invalidateQueries() })
  return (
    <>
      <Button size="small" aria-label={`${words.revoke} ${office}`} loading={revoking.isPending} onClick={() => revoking.mutate()}>
        {words.revoke}
      </Button>
      {revoking.error === null ? null : <Trouble error={revoking.error} />}
    </>
  )
}
