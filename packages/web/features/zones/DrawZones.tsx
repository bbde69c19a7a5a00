import type { Handover } from '@junheng/core/planning/zones/county-zones.ts'
import type { ZonesPlan } from '@junheng/core/planning/zones/problem.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { count } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { minutes } from './minutes.ts'
import { SaveZones } from './SaveZones.tsx'
import { handoverText, withHandover } from './search.ts'
import { useZonesSearch } from './use-zones-search.ts'

interface DrawProps {
  readonly view: ZonesView
  readonly plan: ZonesPlan
  readonly handovers: readonly Handover[]
  /** The version that is drawn from; null: today. */
  readonly from: string | null
}

/** Gives a settlement to another school; nothing is kept before it is saved as a version. */
export function DrawZones({ view, plan, handovers, from }: DrawProps) {
  const words = useWords().zones
  const may = useMay()
  const [{ tract: chosen }, change] = useZonesSearch()
  const { tracts } = view.county.problem
  const at = tracts.findIndex(({ id }) => id === chosen)
  const keep = (next: readonly Handover[]) => change({ moved: handoverText(next) })
  return (
    <Section id="draw" title={words.draw}>
      <div className="filters">
        <Choice label={words.settlement} value={tracts[at]?.id ?? ''} none="—" options={tracts.map(({ id, name }, tract) => ({ value: id, label: `${view.places[tract]!.township} ${name}` }))} onChange={(tract) => change({ tract })} />
      </div>
      {at === -1 ? null : <Chosen view={view} plan={plan} at={at} onGive={(school) => keep(withHandover(handovers, { settlement: tracts[at]!.id, school }))} />}
      {handovers.length === 0 ? null : <Handovers view={view} handovers={handovers} onKeep={keep} />}
      {handovers.length > 0 && may('layout.plan') ? <SaveZones stage={view.county.stage as 'primary' | 'junior'} from={from} handovers={handovers} /> : null}
    </Section>
  )
}

interface ChosenProps extends Pick<DrawProps, 'view' | 'plan'> {
  readonly at: number
  readonly onGive: (school: string) => void
}

/** One settlement, and the schools that it may be given to, the nearest first. */
function Chosen({ view: { county }, plan, at, onGive }: ChosenProps) {
  const words = useWords().zones
  const { tracts, zones, minutes: ways } = county.problem
  const { name, pupils } = tracts[at]!
  const zone = plan[at]!
  return (
    <>
      <p>{words.chosen({ name, pupils: count(pupils), zone: zones[zone]?.name ?? '—', minutes: minutes(ways[at]![zone] ?? null) })}</p>
      <div className="filters">
        <Choice
          label={words.give}
          value={county.schools[zone]?.[0] ?? ''}
          options={nearestFirst(ways[at]!).map((each) => ({ value: county.schools[each]![0]!, label: `${zones[each]!.name} · ${minutes(ways[at]![each]!)}′` }))}
          onChange={(school) => school !== undefined && onGive(school)}
        />
      </div>
    </>
  )
}

/** Zones by the minutes to them. */
function nearestFirst(row: readonly (number | null)[]): readonly number[] {
  return row.map((_, zone) => zone).toSorted((a, b) => (row[a] ?? Infinity) - (row[b] ?? Infinity))
}

function Handovers({ view, handovers, onKeep }: { readonly view: ZonesView; readonly handovers: readonly Handover[]; readonly onKeep: (next: readonly Handover[]) => void }) {
  const words = useWords().zones
  const places = new Map(view.county.problem.tracts.map(({ id, name }) => [id, name]))
  const names = new Map(view.county.schools.flatMap((own, zone) => own.map((id) => [id, view.county.problem.zones[zone]!.name] as const)))
  return (
    <>
      <p>
        {words.handovers(handovers.length)} <Button size="small" onClick={() => onKeep([])}>{words.undoAll}</Button>
      </p>
      <ul className="assigned">
        {handovers.map(({ settlement, school }) => (
          <li key={settlement}>
            {words.handover({ place: places.get(settlement) ?? settlement, to: names.get(school) ?? school })}{' '}
            <Button size="small" aria-label={words.undoOf(places.get(settlement) ?? settlement)} onClick={() => onKeep(handovers.filter((each) => each.settlement !== settlement))}>{words.undo}</Button>
          </li>
        ))}
      </ul>
    </>
  )
}
