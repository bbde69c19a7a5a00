import { getTransferAgreements, getTransferWorkbook, importTransferWorkbook, runTransfer, stepTransfer, taskTransfer } from '@junheng/contract/transfers.ts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useId, useState } from 'react'
import { address, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { PlacedFaults } from '../../ui/PlacedFaults.tsx'
import { Table } from '../../ui/Table.tsx'
import { FaultTable, Refused } from './Faults.tsx'
import { Rules } from './Rules.tsx'
import { faultsQuery, useDeed } from './queries.ts'
import type { RoundProps } from './round-props.ts'

/** What was done on which day with which hash, what comes next, and what still speaks against it. */
export function Progress({ round }: RoundProps) {
  const said = useWords().transfers
  const may = useMay()
  return (
    <>
      <Section id="steps" title={said.views.progress}>
        <Table
          label={said.views.progress}
          empty={said.none}
          rows={round.steps.map((step, i) => ({ ...step, i }))}
          keyOf={({ i }) => String(i)}
          columns={[
            { title: said.step, head: true, render: ({ step }) => said.steps[step] ?? step },
            { title: said.day, render: ({ day }) => day },
            { title: said.by, render: ({ by }) => by },
            { title: said.note, render: ({ note, hash }) => <>{note ?? ''} {hash === null ? null : <code title={hash}>{hash.slice(0, 16)}…</code>}</> },
          ]}
        />
      </Section>
      {may('transfer.inspect') && round.result === null && round.teachers > 0 ? <Check round={round} /> : null}
      {may('transfer.manage') ? <Next round={round} /> : null}
      {round.state === 'decided' || round.state === 'contracted' ? <After round={round} /> : null}
      <Rules round={round} />
    </>
  )
}

function Check({ round }: RoundProps) {
  const said = useWords().transfers
  const faults = useQuery(faultsQuery(round.id))
  return (
    <Section id="check" title={said.checkTitle}>
      <Await result={faults}>
        {(rows) => (rows.length === 0 ? <p>{said.noFaults}</p> : <><Alert type="warning" showIcon role="status" title={said.faults(rows.length)} /><FaultTable faults={rows} /></>)}
      </Await>
    </Section>
  )
}

const following = { published: null, frozen: 'open', open: 'closed', closed: null, ran: 'noticed', noticed: 'decided', decided: 'contracted', contracted: null } as const

function Next({ round }: RoundProps) {
  const said = useWords().transfers
  const [number, setNumber] = useState('')
  const next = following[round.state]
  const step = useDeed((name: NonNullable<typeof next>) => call(stepTransfer, { params: { id: round.id }, body: { step: name, number: name === 'decided' ? number : null } }))
  if (round.state === 'contracted') return null
  return (
    <Section id="next" title={said.nextTitle}>
      {round.state === 'published' || round.state === 'frozen' || round.state === 'open' ? <Roster round={round} /> : null}
      {round.state === 'closed' ? <Run round={round} /> : null}
      {next === null ? null : (
        <p className="filters">
          {next === 'decided' ? <Field label={said.number} value={number} onType={setNumber} maxLength={60} /> : null}
          <Button type="primary" loading={step.isPending} onClick={() => step.mutate(next)}>
            {said.next[next]}
          </Button>
        </p>
      )}
      {step.isError ? <Refused error={step.error} /> : null}
    </Section>
  )
}

/** What follows the decision: agreements for whoever keeps the round, tasks for whoever keeps the ledger. */
function After({ round }: RoundProps) {
  const said = useWords().transfers
  const may = useMay()
  const enter = useDeed(() => call(taskTransfer, { params: { id: round.id }, body: {} }))
  return (
    <div className="no-print">
      <p className="filters">
        {may('transfer.manage') ? <a className="button" href={address(getTransferAgreements, { params: { id: round.id } })} download>{said.agreements}</a> : null}
        {may('dispatch.manage') ? <Button loading={enter.isPending} onClick={() => enter.mutate(undefined)}>{said.enterTasks}</Button> : null}
      </p>
      {enter.data === undefined ? null : <Alert type="success" showIcon role="status" title={said.entered(enter.data.added.length, enter.data.known.length)} />}
      {enter.isError ? <Refused error={enter.error} /> : null}
    </div>
  )
}

function Roster({ round }: RoundProps) {
  const said = useWords().transfers
  const input = useId()
  const send = useDeed(async (file: File) => call(importTransferWorkbook, { params: { id: round.id }, query: { dryRun: 'no' }, body: new Uint8Array(await file.arrayBuffer()) }))
  return (
    <>
      <p>
        <a className="button" href={address(getTransferWorkbook, { params: { id: round.id } })} download>
          {said.export}
        </a>
      </p>
      <p className="field">
        <label htmlFor={input}>{said.import}</label>
        <input id={input} type="file" accept=".xlsx,.xls" disabled={send.isPending} onChange={({ target }) => target.files?.[0] !== undefined && send.mutate(target.files[0])} />
      </p>
      {send.isError ? <Refused error={send.error} /> : null}
      {send.data === undefined ? null : send.data.written ? <Alert type="success" showIcon role="status" title={said.imported(send.data.teachers, send.data.applications)} /> : <PlacedFaults faults={send.data.faults} />}
    </>
  )
}

function Run({ round }: RoundProps) {
  const said = useWords().transfers
  const [publicValue, setPublicValue] = useState('')
  const [reveals, setReveals] = useState(() => round.parties.map(() => ({ value: '', salt: '' })))
  const run = useDeed(() => call(runTransfer, { params: { id: round.id }, body: { publicValue, reveals: reveals.map((reveal) => (reveal.value === '' ? null : reveal)) } }))
  const change = (at: number, part: Partial<(typeof reveals)[number]>) => setReveals(reveals.map((reveal, i) => (i === at ? { ...reveal, ...part } : reveal)))
  return (
    <>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          run.mutate(undefined)
        }}
      >
        <Field label={said.publicValue} value={publicValue} onType={setPublicValue} hint={said.publicSource(round.publicSource)} required />
        {round.parties.map(({ name }, i) => (
          <div className="filters" key={name}>
            <Field label={said.reveal(name)} value={reveals[i]!.value} onType={(value) => change(i, { value })} />
            <Field label={said.salt(name)} value={reveals[i]!.salt} onType={(salt) => change(i, { salt })} />
          </div>
        ))}
        <p>
          <small>{said.notRevealed}</small>
        </p>
        <Button htmlType="submit" type="primary" loading={run.isPending}>
          {said.run}
        </Button>
      </form>
      {run.isError ? <Refused error={run.error} /> : null}
      {run.isSuccess ? <Alert type="info" showIcon role="status" title={said.running} /> : null}
    </>
  )
}
