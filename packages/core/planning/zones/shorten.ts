import type { Zoning } from './zoning.ts'

/** Moves tracts over borders where that saves minutes and makes no zone too full, until no move does. */
export function shorten(zoning: Zoning): void {
  for (let gained = true; gained; ) {
    gained = false
    for (let tract = 0; tract < zoning.zone.length; tract++) if (!zoning.isFixed(tract) && moveNearer(zoning, tract)) gained = true
  }
}

function moveNearer(zoning: Zoning, tract: number): boolean {
  const own = zoning.cost(tract, zoning.zone[tract]!)
  for (const to of zoning.beside(tract)) {
    if (zoning.cost(tract, to) >= own - 1e-9 || zoning.over(to, zoning.pupils[tract]!) > 0 || !zoning.canLeave(tract)) continue
    zoning.assign(tract, to)
    return true
  }
  return false
}
