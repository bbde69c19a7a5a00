import { getCounty } from '@junheng/contract/county.ts'
import { changeBusVehicle, registerBusPerson } from '@junheng/contract/buses.ts'
import type { BusPerson, RegisteredVehicle } from '@junheng/core/planning/buses/clearance.ts'
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { call, query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { useChange } from './use-change.ts'

interface DialogProps {
  readonly title: string
  readonly isComplete: boolean
  readonly sending: { readonly isPending: boolean; readonly error: Error | null }
  readonly onSave: (reason: string) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Fields of a paper, and why it is changed; the change stays on record. */
function Dialog({ title, isComplete, sending, onSave, onClose, children }: DialogProps) {
  const words = useWords()
  const [reason, setReason] = useState('')
  return (
    <Modal open title={title} onCancel={onClose} onOk={() => onSave(reason.trim())} okText={words.buses.papers.save} confirmLoading={sending.isPending} okButtonProps={{ disabled: !isComplete || reason.trim() === '' }} closable={{ 'aria-label': words.close }}>
      {children}
      <Field label={words.reason} value={reason} maxLength={500} onType={setReason} />
      {sending.error === null ? null : <Trouble error={sending.error} />}
    </Modal>
  )
}

interface VehicleProps {
  /** Absent: one that the register does not hold yet. */
  readonly vehicle: RegisteredVehicle | undefined
  readonly people: readonly BusPerson[]
  readonly onClose: () => void
}

/** 证件与人员 of one vehicle, known or new. */
export function EditVehicle({ vehicle, people, onClose }: VehicleProps) {
  const words = useWords().buses
  const [draft, setDraft] = useState(() => vehicleDraft(vehicle))
  const save = useChange((reason: string) => call(changeBusVehicle, { params: { id: draft.id }, body: { vehicle: vehicle === undefined ? { ...papersOf(draft), ...bodyOf(draft) } : papersOf(draft), reason } }))
  const set = (more: Partial<VehicleDraft>) => setDraft({ ...draft, ...more })
  const day = (label: string, key: 'inspectionUntil' | 'insuranceUntil' | 'permitUntil') => <Field label={label} type="date" value={draft[key]} onType={(value) => set({ [key]: value })} />
  const who = (key: 'driver' | 'attendant') => (
    <Choice label={words.papers.roles[key]} value={draft[key]} none={words.papers.nobody} options={people.filter(({ role }) => role === key).map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))} onChange={(value) => set({ [key]: value ?? '' })} />
  )
  return (
    <Dialog title={vehicle === undefined ? words.papers.addVehicle : words.papers.editOf(vehicle.plate)} isComplete={vehicle !== undefined || isVehicle(draft)} sending={save} onSave={(reason) => save.mutate(reason, { onSuccess: onClose })} onClose={onClose}>
      {vehicle === undefined ? <VehicleBody draft={draft} onChange={set} /> : null}
      {day(words.register.inspection, 'inspectionUntil')}
      {day(words.register.insurance, 'insuranceUntil')}
      {day(words.register.permit, 'permitUntil')}
      {who('driver')}
      {who('attendant')}
    </Dialog>
  )
}

/** What a vehicle is: plate, seats, and where it stands. */
function VehicleBody({ draft: { plate, seats, township }, onChange }: { readonly draft: VehicleDraft; readonly onChange: (more: Partial<VehicleDraft>) => void }) {
  const words = useWords().buses.papers
  const county = useQuery(query(getCounty))
  const options = (county.data?.townships ?? []).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <Field label={words.plate} value={plate} maxLength={20} onType={(value) => onChange({ plate: value })} />
      <Field label={words.seats} type="number" min={7} max={100} value={seats} onType={(value) => onChange({ seats: value })} />
      <Choice label={words.township} value={township} none={words.nobody} options={options} onChange={(value) => onChange({ township: value ?? '' })} />
    </>
  )
}

type VehicleDraft = Readonly<Record<'id' | 'plate' | 'seats' | 'township' | 'inspectionUntil' | 'insuranceUntil' | 'permitUntil' | 'driver' | 'attendant', string>>

const blank = { plate: '', township: '', inspectionUntil: '', insuranceUntil: '', permitUntil: '', driver: '', attendant: '' } as const

function vehicleDraft(vehicle: RegisteredVehicle | undefined): VehicleDraft {
  if (vehicle === undefined) return { ...blank, id: crypto.randomUUID(), seats: '' }
  const { outOfOrder: _saidInTheTable, ...known } = vehicle
  return { ...blank, ...known, seats: String(vehicle.seats) }
}

const papersOf = ({ inspectionUntil, insuranceUntil, permitUntil, driver, attendant }: VehicleDraft) => said({ inspectionUntil, insuranceUntil, permitUntil, driver, attendant })

const bodyOf = ({ plate, seats, township }: VehicleDraft) => ({ plate: plate.trim(), seats: Number(seats), township })

const isVehicle = ({ plate, seats, township }: VehicleDraft): boolean => plate.trim() !== '' && township !== '' && Number.isInteger(Number(seats)) && Number(seats) >= 7 && Number(seats) <= 100

/** A driver or attendant, known or new. */
export function EditPerson({ person, onClose }: { readonly person: BusPerson | undefined; readonly onClose: () => void }) {
  const words = useWords().buses.papers
  const [draft, setDraft] = useState(() => draftOf(person))
  const save = useChange((reason: string) => call(registerBusPerson, { params: { id: draft.id }, body: { person: personOf(draft), reason } }))
  const field = (label: string, key: 'name' | 'birthYear' | 'licensedSince' | 'reviewUntil', type: 'text' | 'number' | 'date') => <Field label={label} type={type} value={draft[key]} onType={(value) => setDraft({ ...draft, [key]: value })} />
  return (
    <Dialog title={person === undefined ? words.addPerson : words.editOf(person.name)} isComplete={isComplete(draft)} sending={save} onSave={(reason) => save.mutate(reason, { onSuccess: onClose })} onClose={onClose}>
      {field(words.name, 'name', 'text')}
      <Choice label={words.role} value={draft.role} options={(['driver', 'attendant'] as const).map((value) => ({ value, label: words.roles[value] }))} onChange={(role) => setDraft({ ...draft, role: role ?? 'driver' })} />
      {field(words.birthYear, 'birthYear', 'number')}
      {draft.role === 'driver' ? field(words.licensedSince, 'licensedSince', 'number') : null}
      {draft.role === 'driver' ? field(words.reviewUntil, 'reviewUntil', 'date') : null}
    </Dialog>
  )
}

interface PersonDraft {
  readonly id: string
  readonly name: string
  readonly role: BusPerson['role']
  readonly birthYear: string
  readonly licensedSince: string
  readonly reviewUntil: string
}

function draftOf(person: BusPerson | undefined): PersonDraft {
  if (person === undefined) return { id: crypto.randomUUID(), name: '', role: 'driver', birthYear: '', licensedSince: '', reviewUntil: '' }
  const { id, name, role, birthYear, licensedSince = '', reviewUntil = '' } = person
  return { id, name, role, birthYear: String(birthYear), licensedSince: String(licensedSince), reviewUntil }
}

function personOf({ name, role, birthYear, licensedSince, reviewUntil }: PersonDraft): Omit<BusPerson, 'id'> {
  return { name: name.trim(), role, birthYear: Number(birthYear), ...(licensedSince === '' ? {} : { licensedSince: Number(licensedSince) }), ...(reviewUntil === '' ? {} : { reviewUntil }) }
}

const isComplete = ({ name, birthYear }: PersonDraft): boolean => name.trim() !== '' && /^(19[3-9]|20[0-3])\d$/.test(birthYear)

/** Without what is empty. */
function said<Fields extends Readonly<Record<string, string>>>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<Fields>
}
