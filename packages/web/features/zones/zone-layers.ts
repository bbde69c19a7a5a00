import type { Handover } from '@junheng/core/planning/zones/county-zones.ts'
import type { ZonesPlan } from '@junheng/core/planning/zones/problem.ts'
import { touchingCells, zoneCells, zoneColours } from '@junheng/core/planning/zones/zone-cells.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import type { MapFeature, MapLayer } from '../../ui/map-features.ts'

const pale = ['#cfe0f3', '#f6e3c0', '#d5ead2', '#ecd7ea', '#f8d9cf', '#d6e9e9', '#e6e6c4'] as const
/** Kilometres that a patch reaches from its settlement at most. */
const reach = 4

export interface Drawn {
  readonly view: ZonesView
  readonly plan: ZonesPlan
  readonly handovers: readonly Handover[]
  readonly chosen: string | undefined
  /** Names of settlements cut off from their zone. */
  readonly apart: ReadonlySet<string>
}

/** Patches of settlements in the colour of their zone, those that are chosen, moved or cut off last; and the schools. */
export function zoneLayers({ view, plan, handovers, chosen, apart }: Drawn, cells: ReturnType<typeof cellsOf>): readonly MapLayer[] {
  const { tracts, zones } = view.county.problem
  const colours = zoneColours(zones.length, plan, touchingCells(cells), pale.length)
  const moved = new Set(handovers.map(({ settlement }) => settlement))
  const patches = tracts.flatMap(({ id, name }, tract): MapFeature[] => (cells[tract]!.length === 0 ? [] : [{ id, at: [cells[tract]!], fill: pale[colours[plan[tract]!]!]!, ...edgeOf({ isApart: apart.has(name), isMarked: id === chosen || moved.has(id) }), label: apart.has(name) ? `✕ ${name}` : id === chosen ? name : '' }]))
  const at = new Map(view.schools.map((school) => [school.id, school]))
  const schools = view.county.schools.flat().flatMap((id): MapFeature[] => {
    const school = at.get(id)
    return school?.at == null ? [] : [{ id, at: school.at, label: school.name, colour: '#2a5ea8', size: 5 }]
  })
  return [
    { id: 'patches', kind: 'area', features: patches.toSorted((a, b) => a.size! - b.size!) },
    { id: 'settlements', kind: 'point', features: tracts.map(({ id }, tract) => ({ id, at: view.places[tract]!.at, colour: '#6b7280', size: 2 })) },
    { id: 'schools', kind: 'point', features: schools },
  ]
}

function edgeOf({ isApart, isMarked }: { readonly isApart: boolean; readonly isMarked: boolean }): Pick<MapFeature, 'colour' | 'size'> {
  if (isApart) return { colour: '#a32016', size: 3 }
  return isMarked ? { colour: '#222222', size: 2.5 } : { colour: '#ffffff', size: 0.6 }
}

/** Drawn once a plan: they do not depend on who belongs where. */
export const cellsOf = ({ places }: Pick<ZonesView, 'places'>) => zoneCells(places.map(({ at }) => at), reach)
