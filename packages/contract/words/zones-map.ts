import { touchingCells, zoneCells, zoneColours } from '@junheng/core/planning/zones/zone-cells.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { countyFrame, legendShapes } from './county-drawing.ts'
import type { DrawnPoint, DrawnShape, PaperDrawing } from './paper-drawing.ts'

const pale = ['#cfe0f3', '#f6e3c0', '#d5ead2', '#ecd7ea', '#f8d9cf', '#d6e9e9', '#e6e6c4'] as const
/** Kilometres that a patch reaches from its settlement at most; as on the page. */
const reach = 4

/** 片区示意图: every zone in a colour of its own among its neighbours, with its number. Undefined where the county has no places. */
export function zonesMap({ county, plan, places, schools }: ZonesView): PaperDrawing | undefined {
  const cells = zoneCells(places.map(({ at }) => at), reach)
  const frame = countyFrame(cells.flat())
  if (frame === undefined) return undefined
  const { zones } = county.problem
  const colours = zoneColours(zones.length, plan, touchingCells(cells), pale.length)
  const patches = cells.flatMap((ring, tract): DrawnShape[] => (ring.length === 0 ? [] : [{ kind: 'area', rings: [ring.map(frame.place)], fill: pale[colours[plan[tract]!]!]!, stroke: '#ffffff', width: 0.1 }]))
  const at = new Map(schools.map((school) => [school.id, school.at]))
  const signs = county.schools.flatMap((own, zone) => own.flatMap((id): readonly DrawnShape[] => (at.get(id) == null ? [] : schoolShapes(frame.place(at.get(id)!), `${zone + 1}`))))
  const { shapes, height } = legendShapes([{ draw: (spot) => [disc(spot)], text: '学校，旁为片区编号；同号的为多校划片' }], frame)
  return { width: frame.width, height, told: `${zones.length}个片区示意图，内容与下表相同`, shapes: [...patches, ...signs, ...shapes] }
}

const disc = (at: DrawnPoint): DrawnShape => ({ kind: 'disc', at, radius: 0.8, fill: '#2a5ea8', stroke: '#ffffff', width: 0.15 })
const schoolShapes = (at: DrawnPoint, number: string): readonly DrawnShape[] => [disc(at), { kind: 'text', at: [at[0] + 1.2, at[1] - 0.6], text: number, size: 2.8, anchor: 'start', fill: '#111111' }]
