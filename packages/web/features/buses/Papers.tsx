import { changeBusVehicle } from '@junheng/contract/buses.ts'
import type { BusPerson, BusRegister, RegisteredVehicle } from '@junheng/core/planning/buses/clearance.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Table } from '../../ui/Table.tsx'
import { EditPerson, EditVehicle } from './EditPapers.tsx'
import { useBusSearch } from './use-search.ts'
import { useChange } from './use-change.ts'

interface RegisterProps {
  readonly register: BusRegister
}

/** Every vehicle with its papers and people, found by its plate. */
export function Vehicles({ register }: RegisterProps) {
  const words = useWords().buses
  const [{ q = '' }, change] = useBusSearch()
  const may = useMay()
  const [editing, setEditing] = useState<RegisteredVehicle | 'new'>()
  const named = new Map(register.people.map(({ id, name }) => [id, name]))
  const rows = register.vehicles.filter(({ plate }) => plate.includes(q))
  return (
    <>
      <p className="no-print">
        <label>
          {words.plate} <input type="search" value={q} onChange={({ target }) => change({ q: target.value || undefined })} />
        </label>{' '}
        {may('bus.manage') ? <Button onClick={() => setEditing('new')}>{words.papers.addVehicle}</Button> : null}
      </p>
      <Table
        label={words.register.vehicles}
        tall
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: words.plate, head: true, render: ({ plate }) => plate },
          { title: words.register.seats, number: true, render: ({ seats }) => seats },
          { title: words.register.inspection, render: ({ inspectionUntil }) => inspectionUntil ?? words.register.unknown },
          { title: words.register.insurance, render: ({ insuranceUntil }) => insuranceUntil ?? words.register.unknown },
          { title: words.register.permit, render: ({ permitUntil }) => permitUntil ?? words.register.unknown },
          { title: words.register.driver, render: ({ driver }) => named.get(driver ?? '') ?? words.register.unknown },
          { title: words.register.attendant, render: ({ attendant }) => named.get(attendant ?? '') ?? words.register.unknown },
          {
            title: words.register.state,
            render: (vehicle) => (
              <>
                <State vehicle={vehicle} />{' '}
                {may('bus.manage') ? <Button size="small" className="no-print" aria-label={words.papers.editOf(vehicle.plate)} onClick={() => setEditing(vehicle)}>{words.papers.edit}</Button> : null}
              </>
            ),
          },
        ]}
      />
      {editing === undefined ? null : <EditVehicle vehicle={editing === 'new' ? undefined : editing} people={register.people} onClose={() => setEditing(undefined)} />}
    </>
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

/** Drivers and attendants, with what the law asks of drivers. */
export function People({ register: { people } }: RegisterProps) {
  const words = useWords().buses.papers
  const may = useMay()
  const [editing, setEditing] = useState<BusPerson | 'new'>()
  return (
    <>
      {may('bus.manage') ? <p className="no-print"><Button onClick={() => setEditing('new')}>{words.addPerson}</Button></p> : null}
      <Table
        label={words.people}
        tall
        rows={people}
        keyOf={(person) => person.id}
        columns={[
          { title: words.name, head: true, render: (person) => person.name },
          { title: words.role, render: (person) => words.roles[person.role] },
          { title: words.birthYear, render: (person) => person.birthYear },
          { title: words.licensedSince, render: (person) => person.licensedSince ?? '' },
          { title: words.reviewUntil, render: (person) => person.reviewUntil ?? '' },
          may('bus.manage') && { title: words.edit, screenOnly: true, render: (person) => <Button size="small" aria-label={words.editOf(person.name)} onClick={() => setEditing(person)}>{words.edit}</Button> },
        ]}
      />
      {editing === undefined ? null : <EditPerson person={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}
