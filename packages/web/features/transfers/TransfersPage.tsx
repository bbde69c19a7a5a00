import { getTransferRules, listTransfers, publishTransfer, type TransferSummary } from '@junheng/contract/transfers.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Refused } from './Faults.tsx'
import { useDeed } from './queries.ts'

/** 县管校聘: every round, and where its rules are published. */
export function TransfersPage() {
  const words = useWords()
  const said = words.transfers
  const may = useMay()
  const rounds = useQuery(query(listTransfers))
  return (
    <Page title={words.titles.transfers}>
      <p>{said.meaning}</p>
      <Await result={rounds}>{(rows) => <Rounds rows={rows} />}</Await>
      {may('transfer.manage') ? <Publish /> : null}
    </Page>
  )
}

function Rounds({ rows }: { readonly rows: readonly TransferSummary[] }) {
  const said = useWords().transfers
  return (
    <Table
      label={said.title}
      empty={said.none}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { title: said.title, head: true, render: ({ id, title }) => <Link to="/transfers/$id" params={{ id }}>{title}</Link> },
        { title: said.state, render: ({ state }) => said.states[state] },
        { title: said.rulesPublishedOn, render: ({ rulesPublishedOn }) => rulesPublishedOn },
        { title: said.applicationsUntil, render: ({ applicationsUntil }) => applicationsUntil },
        { title: said.noticeUntil, render: ({ noticeUntil }) => noticeUntil ?? '' },
        { title: said.decision, render: ({ decision }) => decision ?? '' },
      ]}
    />
  )
}

/** A new round begins by its rules: those the program ships, until the county has its own. */
function Publish() {
  const said = useWords().transfers
  const navigate = useNavigate()
  const rules = useQuery(query(getTransferRules))
  const [title, setTitle] = useState('')
  const [until, setUntil] = useState('')
  const [source, setSource] = useState('')
  const [parties, setParties] = useState('')
  const publish = useDeed(async () => {
    const lines = parties.split('\n').map((line) => line.trim().split(/\s+/)).filter(([name]) => name !== undefined && name !== '')
    const round = await call(publishTransfer, { body: { title, applicationsUntil: until, publicSource: source, rules: rules.data!, parties: lines.map(([name = '', commitment = '']) => ({ name, commitment })) } })
    await navigate({ to: '/transfers/$id', params: { id: round.id } })
  })
  return (
    <Section id="publish" title={said.publish}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          publish.mutate(undefined)
        }}
      >
        <Field label={said.newTitle} value={title} onType={setTitle} required minLength={2} maxLength={80} />
        <Field label={said.applicationsUntil} value={until} onType={setUntil} type="date" required />
        <Field label={said.source} value={source} onType={setSource} required maxLength={200} />
        <span className="field">
          <label htmlFor="parties">{said.parties}</label>
          <textarea id="parties" rows={3} value={parties} onChange={({ target }) => setParties(target.value)} required />
        </span>
        <Button htmlType="submit" type="primary" loading={publish.isPending} disabled={rules.data === undefined}>
          {said.publish}
        </Button>
      </form>
      {publish.isError ? <Refused error={publish.error} /> : null}
    </Section>
  )
}
