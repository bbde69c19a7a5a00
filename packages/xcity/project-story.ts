import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CountyNode, CountyProject } from '@junheng/core/schedule/programme.ts'
import { addDays, dayOf } from '@junheng/core/schedule/day.ts'
import type { WorkingDays } from '@junheng/core/schedule/schedule-result.ts'
import { projectFrom, type ProjectFacts } from '@junheng/core/schedule/template.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { holidayYears, projectTemplates } from '@junheng/standards/load-schedule.ts'

/** The day of the demonstration. */
export const clock: IsoDate = '2021-05-11'

export const worked = workingDays(holidayYears())

/** A project of the sample: what is planned, and what became of it until the day of the demonstration. */
export interface Story {
  readonly template: string
  readonly facts: ProjectFacts
  /** Where the project differs from its template. */
  readonly changes?: NodeChanges
  readonly happened: Happenings
}

export type NodeChanges = { readonly [node: string]: Partial<CountyNode> }
export type Happenings = { readonly [node: string]: Pick<CountyNode, 'actualStart' | 'actualFinish' | 'reported' | 'confirmedOn'> }

export function told({ template, facts, changes = {}, happened }: Story): CountyProject {
  const project = projectFrom(projectTemplates().find(({ id }) => id === template)!, facts)
  return { ...project, nodes: project.nodes.map((node) => ({ ...node, ...changes[node.id], ...happened[node.id] })) }
}

/** Finished, reported on the day, and confirmed by the supervision office some days later; what finished of late waits for it still. */
export function finished(actualStart: IsoDate, actualFinish: IsoDate): Happenings[string] {
  const confirmedOn = workedOn(worked, addDays(actualFinish, confirmedAfter))
  return { actualStart, actualFinish, reported: { on: actualFinish, state: 'finished' }, ...(confirmedOn < clock && { confirmedOn }) }
}

/** Days. */
const confirmedAfter = 5

/** Under way since a day, as last reported, with the finish its owner expects where it said one. */
export function underWay(actualStart: IsoDate, on: IsoDate, note: string, finish?: IsoDate): Happenings[string] {
  return { actualStart, reported: { on, state: 'underWay', note, ...(finish === undefined ? {} : { finish }) } }
}

/** The day itself, or the next that is worked. */
export function workedOn({ isWorkingDay }: WorkingDays, day: IsoDate): IsoDate {
  return isWorkingDay(dayOf(day)) ? day : workedOn({ isWorkingDay }, addDays(day, 1))
}

export const identity = (number: number): string => `P${String(number).padStart(2, '0')}`
