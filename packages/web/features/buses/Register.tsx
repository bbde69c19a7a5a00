import { getBusesToday, getBusRegister, setWarnings, stepApproval, submitApproval, type BusOperations } from '@junheng/contract/buses.ts'
import type { StepStanding } from '@junheng/core/planning/buses/approval.ts'
import { expiriesWithin } from '@junheng/core/planning/buses/expiry.ts'
import { warningColours, warningKinds } from '@junheng/core/planning/buses/weather.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay, useSession } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { People, Vehicles } from './Papers.tsx'
import { useChange } from './use-change.ts'

/** 台账: vehicles with their papers and people, warnings in force, and route approvals by the clock of article 15. */
export function Register() {
  const found = useQuery(query(getBusRegister))
  return <Await result={found}>{(operations) => <Parts operations={operations} standings={operations.standings} />}</Await>
}

interface PartsProps {
  readonly operations: BusOperations
  readonly standings: readonly (readonly StepStanding[])[]
}

function Parts({ operations, standings }: PartsProps) {
  const words = useWords().buses
  return (
    <>
      <Section id="warnings" title={words.register.warnings}>
        <Warnings operations={operations} />
      </Section>
      <Section id="approvals" title={words.register.approvals}>
        <Approvals operations={operations} standings={standings} />
      </Section>
      <Section id="expiries" title={words.papers.title}>
        <Expiries operations={operations} />
      </Section>
      <Section id="vehicles" title={words.register.vehicles}>
        <Vehicles register={operations.register} />
      </Section>
      <Section id="people" title={words.papers.people}>
        <People register={operations.register} />
      </Section>
    </>
  )
}

function Warnings({ operations: { warnings } }: { readonly operations: BusOperations }) {
  const words = useWords().buses
  const may = useMay()
  const [kind, setKind] = useState<(typeof warningKinds)[number]>('snow')
  const [colour, setColour] = useState<(typeof warningColours)[number]>('yellow')
  const change = useChange((next: BusOperations['warnings']) => call(setWarnings, { body: { warnings: next } }))
  return (
    <>
      {warnings.length === 0 ? <p className="empty">{words.today.noWarning}</p> : <ul className="said">{warnings.map((warning) => <li key={`${warning.kind}${warning.colour}`}>{words.kinds[warning.kind]}{words.colours[warning.colour]}</li>)}</ul>}
      {may('bus.manage') ? (
        <div className="filters no-print">
          <Choice label={words.register.kind} value={kind} options={warningKinds.map((value) => ({ value, label: words.kinds[value] }))} onChange={(value) => setKind(value ?? 'snow')} />
          <Choice label={words.register.colour} value={colour} options={warningColours.map((value) => ({ value, label: words.colours[value] }))} onChange={(value) => setColour(value ?? 'yellow')} />
          <Button onClick={() => change.mutate([...warnings, { kind, colour, townships: [] }])}>{words.register.add}</Button>
          <Button disabled={warnings.length === 0} onClick={() => change.mutate([])}>{words.register.lift}</Button>
        </div>
      ) : null}
      {change.isError ? <Trouble error={change.error} /> : null}
    </>
  )
}

function Approvals({ operations: { approvals }, standings }: PartsProps) {
  const words = useWords().buses
  const may = useMay()
  const [name, setName] = useState('')
  const today = useQuery(query(getBusesToday)).data?.day
  const submit = useChange((route: string) => call(submitApproval, { body: { route, submittedOn: today! } }))
  const step = useChange(({ route, step: done }: { readonly route: string; readonly step: StepStanding['step'] }) => call(stepApproval, { params: { id: route }, body: { step: done, on: today! } }))
  return (
    <>
      {approvals.length === 0 ? <p className="empty">{words.register.noApproval}</p> : null}
      {approvals.map(({ route, submittedOn }, i) => (
        <div key={route}>
          <h3>{route} · {submittedOn}</h3>
          <ul className="said">
            {standings[i]!.map((standing) => (
              <li key={standing.step}>
                {standing.isLate ? '! ' : ''}
                {words.steps[standing.step]} · {standing.owner} · {words.register.due(standing.due)} · {standing.doneOn ?? words.register.open}
                {standing.doneOn === undefined && may('bus.manage') && today !== undefined ? <Button size="small" className="no-print" onClick={() => step.mutate({ route, step: standing.step })}>{words.register.doneToday}</Button> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {may('bus.manage') ? (
        <p className="filters no-print">
          <label>
            {words.register.route} <input value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
          </label>
          <Button disabled={name.trim() === '' || today === undefined} onClick={() => submit.mutate(name.trim(), { onSuccess: () => setName('') })}>{words.register.submit}</Button>
        </p>
      ) : null}
      {submit.isError || step.isError ? <Trouble error={submit.error ?? step.error} /> : null}
    </>
  )
}

const shownAtOnce = 20

/** What must be renewed soon, soonest first. */
function Expiries({ operations: { register } }: { readonly operations: BusOperations }) {
  const words = useWords().buses.papers
  const { today } = useSession()
  const expiries = expiriesWithin(register, today, 30)
  if (expiries.length === 0) return <p className="empty">{words.none}</p>
  return (
    <>
      <Table
        label={words.title}
        tall={false}
        rows={expiries.slice(0, shownAtOnce)}
        keyOf={({ id, paper }) => `${id} ${paper}`}
        columns={[
          { title: words.of, head: true, render: ({ of }) => of },
          { title: words.paper, render: ({ paper }) => words.names[paper] },
          { title: words.until, render: ({ until }) => until ?? '' },
          { title: words.state, render: ({ daysLeft }) => words.left(daysLeft) },
        ]}
      />
      {expiries.length > shownAtOnce ? <p className="legend">{words.more(expiries.length - shownAtOnce)}</p> : null}
    </>
  )
}
