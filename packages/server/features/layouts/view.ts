import type { LeverQuery, ScenarioReply } from '@junheng/contract/layouts.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { changesOf, type LayoutDecision } from '@junheng/core/county/apply.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { gradesOfStage, stageOfGrade } from '@junheng/core/planning/forecast/grades.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { adoptedWorks } from '@junheng/core/planning/layout/adopted-works.ts'
import { leversOf } from '@junheng/core/planning/layout/lever-text.ts'
import { obstaclesToApprove, obstaclesToSubmit } from '@junheng/core/planning/layout/procedure.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import type { Tx } from '../../db/database.ts'
import { countyCalendar } from '../calendar/queries.ts'
import { plannedDetails, plannedEffects, plannedScene } from './planned.ts'
import { findProcedure, findScenario, type StoredScenario } from './queries.ts'
import { effectsIn, layoutScene, type LayoutScene } from './scene.ts'

/** What stands today, as the page draws it. */
export function layoutView({ id, snapshot, attendance, travel }: LayoutScene) {
  const schools = snapshot.schools.filter(({ stages }) => stages.primary !== undefined || stages.junior !== undefined)
  return {
    snapshot: id,
    date: snapshot.date,
    schools: schools.map(({ id: school, name, kind, township, location, parent, stages }) => ({
      id: school,
      name,
      kind,
      township,
      location: location === undefined ? null : ([...location] as [number, number]),
      isPoint: kind === '218',
      isBranch: parent !== undefined,
      primary: stages.primary?.pupils ?? null,
      junior: stages.junior?.pupils ?? null,
    })),
    settlements: (snapshot.settlements ?? []).map(({ id: place, name, township, location, primaryPupils, juniorPupils }) => ({ id: place, name, township, location: [...location] as [number, number], primary: primaryPupils ?? null, junior: juniorPupils ?? null })),
    attendance: attendanceRows(attendance, travel),
    withoutRoad: [...travel.withoutRoad],
    withoutPoint: schools.filter(({ location }) => location === undefined).map(({ name }) => name),
  }
}

function attendanceRows(attendance: LayoutScene['attendance'], travel: LayoutScene['travel']) {
  const rows = new Map<string, { settlement: string; school: string; stage: 'primary' | 'junior'; children: number }>()
  for (const { settlement, grade, school, children } of attendance) {
    const stage = stageOfGrade(grade)
    const key = `${settlement} ${school} ${stage}`
    rows.set(key, { settlement, school, stage, children: (rows.get(key)?.children ?? 0) + children })
  }
  return [...rows.values()].map((row) => {
    const way = travel.between(row.settlement, row.school)
    return { ...row, minutes: way?.minutes ?? null, mode: way?.mode ?? null }
  })
}

/** A scenario with its effects computed anew and what still keeps the gate closed. */
export async function scenarioReply(tx: Tx, id: string, today: IsoDate): Promise<ScenarioReply & { readonly scene: LayoutScene }> {
  const found = await findScenario(tx, id)
  if (found === undefined) throw new Problem('not_found', { what: 'scenario' })
  const { scene, effects } = await scenarioEffects(tx, found)
  const procedure = await findProcedure(tx, id)
  const { holidayYears } = await countyCalendar(tx)
  const lost = [...effects.roster.difference, ...(effects.kindergartens?.lost ?? [])].reduce((sum, { children }) => sum + children, 0)
  const gate = { blockers: effects.blockers, childrenWithoutSchool: lost, today, workingDays: workingDays(holidayYears) }
  return { scenario: found.item, effects, procedure, toSubmit: [...obstaclesToSubmit(procedure)], toApprove: [...obstaclesToApprove(procedure, gate)], planned: found.planned && plannedDetails(scene, found.planned), works: [...adoptedWorks(effects.decision, scene.snapshot)], changes: [...changesOf(named(effects.decision, found.item.name))], projects: [...found.projects], scene }
}

/** Once approved, its facts rest on the scenario by name. */
const named = (decision: LayoutDecision, name: string): LayoutDecision => ({ ...decision, basis: `布局方案“${name}”` })

/** What follows from a stored scenario, from its levers or its planned decision. */
export async function scenarioEffects(tx: Tx, { item, planned }: StoredScenario): Promise<{ readonly scene: LayoutScene; readonly effects: Effects }> {
  if (planned === null) {
    const scene = await layoutScene(tx, item.snapshot)
    return { scene, effects: effectsIn(scene, item.levers) }
  }
  const scene = await plannedScene(tx, item.snapshot, planned)
  return { scene, effects: plannedEffects(scene, planned) }
}

/** Effects of the levers that an address carries, or of the scenario it names. */
export async function askedEffects(tx: Tx, { scenario, snapshot, ...text }: LeverQuery): Promise<{ readonly scene: LayoutScene; readonly effects: Effects }> {
  if (scenario === undefined) {
    const scene = await layoutScene(tx, snapshot)
    return { scene, effects: effectsIn(scene, leversOf(text)) }
  }
  const found = await findScenario(tx, scenario)
  if (found === undefined) throw new Problem('not_found', { what: 'scenario' })
  return scenarioEffects(tx, found)
}

const modes = { ride: '乘车', walk: '步行' } as const

/** Rows of the transfer roster: one a child, numbered within its school and grade, for names to be filled in from 学籍. */
export function rosterRows(effects: Effects, townshipName: (code: string) => string): readonly (readonly (string | number | null)[])[] {
  const serials = new Map<string, number>()
  return effects.movements.flatMap((move) =>
    Array.from({ length: move.children }, () => {
      const grade = gradesOfStage(move.stage)[0]! + move.grade
      const key = `${move.from} ${grade}`
      const serial = (serials.get(key) ?? 0) + 1
      serials.set(key, serial)
      return [`${move.from}-${grade}-${String(serial).padStart(3, '0')}`, move.fromName, grade, `${townshipName(move.township)}${move.settlementName}`, move.toName, move.modeAfter === null ? null : modes[move.modeAfter], move.minutesAfter === null ? null : Math.round(move.minutesAfter), '']
    }),
  )
}
