import type { Handover } from '@junheng/core/planning/zones/county-zones.ts'
import { given, oneOf, text, type Search } from '../../app/search.ts'

export const views = ['draw', 'moves', 'plans'] as const
export const stages = ['primary', 'junior'] as const

const longest = 8000
const long = (search: Search, name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name].slice(0, longest) : undefined)

/** `moved`: what was given by hand and is not saved, `settlement:school` with commas. `plan`: a version, or `today`. */
export function zonesSearch(search: Search) {
  return given({ view: oneOf(search, 'view', views), stage: oneOf(search, 'stage', stages), plan: text(search, 'plan'), moved: long(search, 'moved'), tract: text(search, 'tract'), job: text(search, 'job') })
}
export type ZonesSearch = ReturnType<typeof zonesSearch>

export function handoversIn(moved = ''): readonly Handover[] {
  return moved.split(',').flatMap((part) => {
    const [settlement, school] = part.split(':')
    return settlement === undefined || school === undefined ? [] : [{ settlement, school }]
  })
}

/** Undefined where nothing is given by hand. */
export function handoverText(handovers: readonly Handover[]): string | undefined {
  return handovers.length === 0 ? undefined : handovers.map(({ settlement, school }) => `${settlement}:${school}`).join(',')
}

/** The newest word about a settlement counts. */
export function withHandover(handovers: readonly Handover[], handover: Handover): readonly Handover[] {
  return [...handovers.filter(({ settlement }) => settlement !== handover.settlement), handover]
}
