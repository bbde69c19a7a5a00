import { schoolKinds } from '../county/kinds.ts'
import type { Stage } from '../county/kinds.ts'
import type { School, SchoolId, StageReturn, Stock } from '../county/snapshot.ts'
import type { ExclusionReason, JudgedStage, JudgeOptions } from './judgement.ts'
import { stageFacts, stockFacts } from './standard.ts'

/** A school as it is judged: itself with the sites that do not count on their own, pooled. */
export interface Campus {
  readonly school: School
  /** The school's own record first, then the sites merged into it. */
  readonly sites: readonly School[]
}

export interface Exclusion {
  readonly school: SchoolId
  readonly reason: ExclusionReason
}

/** Which campuses a stage counts, and which schools it leaves out and why (rules.md §1.5, §2.1). */
export interface Scope {
  readonly counted: readonly Campus[]
  readonly excluded: readonly Exclusion[]
}

export function scopeOf(campuses: readonly Campus[], stage: JudgedStage, options: JudgeOptions): Scope {
  const counted: Campus[] = []
  const excluded: Exclusion[] = []
  for (const campus of campuses) {
    if (!concerns(campus.school, stage)) continue
    const reason = reasonToExclude(campus.school, stage, options)
    if (reason === null) counted.push(campus)
    else excluded.push({ school: campus.school.id, reason })
    for (const site of campus.sites.slice(1)) {
      if (site.stages[stage] !== undefined) excluded.push({ school: site.id, reason: 'mergedIntoParent' })
    }
  }
  return { counted, excluded }
}

/**
 * Every school with its sites. A site that does not count (是否计校数 = 0) joins the parent it names;
 * a teaching point never does, because the scope decides on points by a switch of its own.
 */
export function campusesOf(schools: readonly School[]): readonly Campus[] {
  const byId = new Map(schools.map((school) => [school.id, school]))
  const sites = new Map<SchoolId, School[]>()
  for (const school of schools) {
    const main = mainSite(school, byId)
    sites.set(main.id, main === school ? [school, ...(sites.get(main.id) ?? [])] : [...(sites.get(main.id) ?? []), school])
  }
  return [...sites.values()].map((group) => ({ school: group.length === 1 ? group[0]! : pooled(group), sites: group }))
}

function isTeachingPoint(school: Pick<School, 'kind'>): boolean {
  return school.kind === '218'
}

function mainSite(school: School, byId: ReadonlyMap<SchoolId, School>): School {
  const seen = new Set<School>()
  let main = school
  while (!main.countsAsSchool && !isTeachingPoint(main) && !seen.has(main)) {
    seen.add(main)
    main = byId.get(main.parent ?? '') ?? main
  }
  return main
}

/** The main site with the facts of all sites added up. A fact that one of them did not report is not known of the whole. */
function pooled(sites: readonly School[]): School {
  const main = sites[0]!
  const stages = [...new Set(sites.flatMap((site) => Object.keys(site.stages) as Stage[]))]
  const classes = sites.every((site) => site.classes !== undefined) ? { classes: sites.flatMap((site) => site.classes ?? []) } : {}
  const { classes: _own, ...rest } = main
  return {
    ...rest,
    ...classes,
    stages: Object.fromEntries(stages.map((stage) => [stage, pooledReturn(sites.flatMap((site) => site.stages[stage] ?? []))])),
    stock: {
      ...added(sites.map((site) => site.stock), stockFacts),
      ...joined(sites.map((site) => site.stock), 'musicRooms'),
      ...joined(sites.map((site) => site.stock), 'artRooms'),
    },
  }
}

function pooledReturn(returns: readonly StageReturn[]): StageReturn {
  return added(returns, stageFacts)
}

const nettingFacts: readonly string[] = ['indoorSportsArea', 'leasedSportsArea', 'sharedArtsSportsTeachers']

/** Whether a fact only moves a figure where it was reported; a figure without it is taken as it stands. */
export function isNettingFact(fact: string): boolean {
  return nettingFacts.includes(fact)
}

function added<F extends string>(records: readonly { readonly [fact in F]?: number }[], facts: readonly F[]): { readonly [fact in F]?: number } {
  const sums: { [fact in F]?: number } = {}
  for (const fact of facts) {
    const reported = records.flatMap((record) => record[fact] ?? [])
    const whole = reported.length === records.length || (reported.length > 0 && isNettingFact(fact))
    if (whole) sums[fact] = reported.reduce((sum, each) => sum + each, 0)
  }
  return sums
}

function joined(stocks: readonly Stock[], rooms: 'musicRooms' | 'artRooms'): Stock {
  return stocks.every((stock) => stock[rooms] !== undefined) ? { [rooms]: stocks.flatMap((stock) => stock[rooms] ?? []) } : {}
}

/** What a school's kind teaches is asked of it even when it reported nothing; a special school has pupils of both ages. */
function concerns(school: School, stage: JudgedStage): boolean {
  const kindStages: readonly Stage[] = schoolKinds[school.kind].stages
  return school.stages[stage] !== undefined || kindStages.includes(stage) || kindStages.includes('special')
}

function reasonToExclude(school: School, stage: JudgedStage, options: JudgeOptions): ExclusionReason | null {
  if (/^(36|5)/.test(school.kind)) return 'specialOrVocational'
  if (school.runBy === 'private' && !options.privateSchools) return 'private'
  const pupils = school.stages[stage]?.pupils
  if (pupils === 0) return 'noPupils'
  return isTeachingPoint(school) ? reasonToExcludePoint(pupils, options) : null
}

/** A point whose pupils are not known stays in: to leave it out would be to know that it is small. */
function reasonToExcludePoint(pupils: number | undefined, { teachingPoints }: JudgeOptions): ExclusionReason | null {
  if (teachingPoints === 'none') return 'teachingPoint'
  return teachingPoints === 'fromFiftyPupils' && pupils !== undefined && pupils < 50 ? 'smallTeachingPoint' : null
}
