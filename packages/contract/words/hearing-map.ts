import type { LonLat, School, Snapshot } from '@junheng/core/county/snapshot.ts'
import { grouped } from '@junheng/core/county/grouped.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { countyFrame, groundShapes, legendShapes, townshipNames, type CountyFrame, type LegendSign } from './county-drawing.ts'
import type { DrawnPoint, DrawnShape, PaperDrawing } from './paper-drawing.ts'

/** A school that a scenario closes, builds or extends; its number stands on the map and in the table under it. */
export interface ChangedSchool {
  readonly number: number
  readonly deed: 'close' | 'build' | 'extend'
  readonly school: School
  /** Rooms that are added. */
  readonly rooms: number
}

/** Closed, built, extended, in this order, numbered through. */
export function changedSchools({ decision }: Effects, { schools }: Snapshot): readonly ChangedSchool[] {
  const { closed, opened = [], extended } = decision
  const isNew = new Set(opened.map(({ school }) => school.id))
  const known = new Map(schools.map((school) => [school.id, school]))
  const rows: readonly Omit<ChangedSchool, 'number'>[] = [
    ...closed.flatMap((id) => known.get(id) ?? []).map((school) => ({ deed: 'close' as const, school, rooms: 0 })),
    ...opened.map(({ school }) => ({ deed: 'build' as const, school, rooms: 0 })),
    ...extended.filter(({ school }) => !isNew.has(school)).flatMap(({ school: id, rooms }) => (known.has(id) ? [{ deed: 'extend' as const, school: known.get(id)!, rooms }] : [])),
  ]
  return rows.map((row, at) => ({ number: at + 1, ...row }))
}

/** 布局调整示意图: what changes and who goes where. Undefined where the county has no places on the map. */
export function hearingMap(effects: Effects, snapshot: Snapshot): PaperDrawing | undefined {
  const { townships, settlements = [], schools } = snapshot
  const taught = schools.filter(({ stages }) => stages.primary !== undefined || stages.junior !== undefined)
  const frame = countyFrame([...townships.flatMap(({ outline = [] }) => outline), ...settlements.map(({ location }) => location), ...taught.flatMap(({ location }) => (location === undefined ? [] : [location]))])
  if (frame === undefined) return undefined
  const changed = changedSchools(effects, snapshot)
  const { shapes, height } = legendShapes(signs, frame)
  return {
    width: frame.width, height,
    told: `撤并、新建、扩建的学校${changed.length}所及学生去向示意图，内容与各表相同`,
    shapes: [...groundShapes(townships, frame), ...flowShapes(effects, snapshot, frame), ...townshipNames(townships, frame), ...keptShapes(taught, changed, frame), ...changed.flatMap((each) => changedShapes(each, frame)), ...shapes],
  }
}

const green = '#2f7d4a'
const red = '#b3261e'
const blue = '#2a5ea8'

/** Children of one settlement to one school: as thick as they are many, dashed where a limit is passed. */
function flowShapes({ movements, decision }: Effects, { settlements = [], schools }: Snapshot, { place }: CountyFrame): readonly DrawnShape[] {
  const at = new Map<string, LonLat | undefined>([...settlements, ...schools, ...(decision.opened ?? []).map(({ school }) => school)].map(({ id, location }) => [id, location]))
  return [...grouped(movements, ({ settlement, to }) => `${settlement} ${to}`).values()].flatMap((own): DrawnShape[] => {
    const [from, to] = [at.get(own[0]!.settlement), at.get(own[0]!.to)]
    if (from === undefined || to === undefined) return []
    const width = Math.min(1.2, 0.2 + own.reduce((sum, { children }) => sum + children, 0) / 60)
    return [own.every(({ withinLimit }) => withinLimit) ? { kind: 'line', points: [place(from), place(to)], stroke: green, width } : { kind: 'line', points: [place(from), place(to)], stroke: red, width, dash: [1.6, 1] }]
  })
}

function keptShapes(schools: readonly School[], changed: readonly ChangedSchool[], { place }: CountyFrame): readonly DrawnShape[] {
  const drawn = new Set(changed.map(({ school }) => school.id))
  return schools.flatMap(({ id, location, kind }) => (location === undefined || drawn.has(id) ? [] : kind === '218' ? pointSign(place(location)) : schoolSign(place(location))))
}

const schoolSign = (at: DrawnPoint): readonly DrawnShape[] => [{ kind: 'disc', at, radius: 0.8, fill: blue, stroke: '#ffffff', width: 0.15 }]
const pointSign = (at: DrawnPoint): readonly DrawnShape[] => [{ kind: 'disc', at, radius: 0.9, fill: '#ffffff', stroke: blue, width: 0.4 }]

const deedSigns: { readonly [deed in ChangedSchool['deed']]: (at: DrawnPoint) => readonly DrawnShape[] } = {
  close: ([x, y]) => [
    { kind: 'line', points: [[x - 1.3, y - 1.3], [x + 1.3, y + 1.3]], stroke: red, width: 0.6 },
    { kind: 'line', points: [[x - 1.3, y + 1.3], [x + 1.3, y - 1.3]], stroke: red, width: 0.6 },
  ],
  build: ([x, y]) => [{ kind: 'area', rings: [[[x, y - 1.7], [x + 1.6, y + 1.2], [x - 1.6, y + 1.2]]], fill: blue, stroke: '#ffffff', width: 0.2 }],
  extend: ([x, y]) => [{ kind: 'area', rings: [[[x - 1.3, y - 1.3], [x + 1.3, y - 1.3], [x + 1.3, y + 1.3], [x - 1.3, y + 1.3]]], fill: blue, stroke: '#ffffff', width: 0.2 }],
}

function changedShapes({ number, deed, school: { location } }: ChangedSchool, { place }: CountyFrame): readonly DrawnShape[] {
  if (location === undefined) return []
  const at = place(location)
  const [left, foot, digits] = [at[0] + 1.8, at[1] - 0.6, `${number}`.length]
  const ground: DrawnShape = { kind: 'area', rings: [[[left, foot - 2.7], [left + 0.4 + 1.7 * digits, foot - 2.7], [left + 0.4 + 1.7 * digits, foot], [left, foot]]], fill: '#ffffff' }
  return [...deedSigns[deed](at), ground, { kind: 'text', at: [at[0] + 2, at[1] - 0.8], text: `${number}`, size: 3, anchor: 'start', fill: '#111111' }]
}

const flowSign = (stroke: string, dash?: readonly [number, number]): LegendSign['draw'] => ([x, y]) => [{ kind: 'line', points: [[x - 2, y], [x + 2, y]], stroke, width: 0.6, ...(dash === undefined ? {} : { dash }) }]

const signs: readonly LegendSign[] = [
  { draw: schoolSign, text: '学校' },
  { draw: pointSign, text: '教学点' },
  { draw: deedSigns.close, text: '撤并' },
  { draw: deedSigns.build, text: '新建' },
  { draw: deedSigns.extend, text: '扩建' },
  { draw: flowSign(green), text: '学生去向' },
  { draw: flowSign(red, [1.6, 1]), text: '超过时限' },
]
