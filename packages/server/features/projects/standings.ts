import type { CalendarReply } from '@junheng/contract/calendar.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import type { CountyProject, ProjectStanding } from '@junheng/core/schedule/programme.ts'
import { standingOf, type StandingSetting } from '@junheng/core/schedule/standing.ts'
import type { StatusRule } from '@junheng/core/schedule/status.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { sha256 } from '../../documents/digest.ts'
import { remember } from '../../remember.ts'

/** What the standing of a project goes by, apart from the project. */
export interface Ground {
  readonly today: IsoDate
  readonly calendar: CalendarReply
  readonly rule: StatusRule
}

/**
 * The standing of any project on a ground: the county's windows lie beneath a project's own, its notices of days off decide what a
 * working day is. The same project on the same ground is reckoned once, since between two reports nothing of it changes, and kept by its content.
 */
export function standingsOn(ground: Ground): (project: CountyProject) => ProjectStanding {
  const { setting, standings } = remembered(grounds, mostGrounds, contentKey(ground), () => newGround(ground))
  return (project) => remembered(standings, mostStandings, contentKey(project), () => standingOf(project, setting))
}

interface KnownGround {
  readonly setting: StandingSetting
  readonly standings: Map<string, ProjectStanding>
}

/** A few counties, each on a day or two; twice the projects of a prefecture. */
const mostGrounds = 8
const mostStandings = 2000
const grounds = new Map<string, KnownGround>()

function newGround({ today, calendar, rule }: Ground): KnownGround {
  return { setting: { today, workingDays: workingDays(calendar.holidayYears), windows: windowsOf(calendar), rule }, standings: new Map() }
}

function remembered<T>(known: Map<string, T>, most: number, key: string, make: () => T): T {
  return known.get(key) ?? remember(known, most, key, make())
}

const contentKey = (content: unknown): string => sha256(JSON.stringify(content))
