import { changeBusVehicle, getBusesToday, getBusRegister, setWarnings, stepApproval, submitApproval, type BusOperations } from '@junheng/contract/buses.ts'
import type { StepStanding } from '@junheng/core/planning/buses/approval.ts'
import type { RegisteredVehicle } from '@junheng/core/planning/buses/clearance.ts'
import { warningColours, warningKinds } from '@junheng/core/planning/buses/weather.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Section } from '../../ui/Page.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { useBusSearch } from './use-search.ts'

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
      <Section id="vehicles" title={words.register.vehicles}>
        <Vehicles operations={operations} />
      </Section>
    </>
  )
}

/** What a change makes stale. */
function useChange<Body>(change: (body: Body) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [getBusRegister.path] })
      void client.invalidateQueries({ queryKey: [getBusesToday.path] })
    },
  })
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

function Vehicles({ operations: { register } }: { readonly operations: BusOperations }) {
  const words = useWords().buses
  const [{ q = '' }, change] = useBusSearch()
  const named = new Map(register.people.map(({ id, name }) => [id, name]))
  const rows = register.vehicles.filter(({ plate }) => plate.includes(q))
  return (
    <>
      <p className="no-print">
        <label>
          {words.plate} <input type="search" value={q} onChange={({ target }) => change({ q: target.value || undefined })} />
        </label>
      </p>
      <Scroll label={words.register.vehicles} tall>
        <table className="rows">
          <thead>
            <tr>
              {[words.plate, words.register.seats, words.register.inspection, words.register.insurance, words.register.permit, words.register.driver, words.register.attendant, words.register.state].map((title) => (
                <th key={title} scope="col">{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((vehicle) => (
              <VehicleRow key={vehicle.id} vehicle={vehicle} named={named} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

function VehicleRow({ vehicle, named }: { readonly vehicle: RegisteredVehicle; readonly named: ReadonlyMap<string, string> }) {
  const words = useWords().buses
  const cells = [vehicle.inspectionUntil, vehicle.insuranceUntil, vehicle.permitUntil, named.get(vehicle.driver ?? ''), named.get(vehicle.attendant ?? '')]
  return (
    <tr>
      <th scope="row">{vehicle.plate}</th>
      <td className="number">{vehicle.seats}</td>
      {cells.map((cell, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns, which never move
        <td key={i}>{cell ?? words.register.unknown}</td>
      ))}
      <td>
        <State vehicle={vehicle} />
      </td>
    </tr>
  )
}

/** Takes a bus out of service for the day, and puts it back. */
function State({ vehicle: { id, outOfOrder: out = false } }: { readonly vehicle: RegisteredVehicle }) {
  const words = useWords().buses.register
  const may = useMay()
  const change = useChange((outOfOrder: boolean) => call(changeBusVehicle, { params: { id }, body: { vehicle: { outOfOrder }, reason: outOfOrder ? words.out : words.back } }))
  return (
    <>
      {out ? `✕ ${words.outState}` : ''}
      {may('bus.manage') ? (
        <Button size="small" className="no-print" loading={change.isPending} onClick={() => change.mutate(!out)}>
          {out ? words.back : words.out}
        </Button>
      ) : null}
    </>
  )
}
