import { attendingOf, layoutCost, type Attending, type LayoutCost } from './cost.ts'
import { countsFor, type LayoutPlan, type LayoutProblem, type Pin } from './problem.ts'

/** The rules of a layout; each has its words in the contract. */
export const layoutRules = [
  'unserved', 'travel', 'together', 'closedSchool', 'band', 'rooms', 'modules', 'beds', 'leastChildren', 'mostChildren', 'land',
  'townshipLeast', 'townshipMost', 'points', 'schools', 'buildYuan', 'busSeats', 'pin',
] as const
export type LayoutRule = (typeof layoutRules)[number]

/** One broken rule: where, and by how much in the rule's own unit. Indices are those of the problem. */
export interface LayoutViolation {
  readonly rule: LayoutRule
  readonly village?: number
  readonly band?: number
  readonly school?: number
  readonly township?: string
  readonly pin?: number
  /** What was found, and what the rule allows. */
  readonly value: number
  readonly limit: number
}

/** Every rule that a plan breaks; for plans of any origin, hand-drawn ones too. Written against the model, apart from the method. */
export function checkLayout(problem: LayoutProblem, plan: LayoutPlan): readonly LayoutViolation[] {
  const cost = layoutCost(problem, plan)
  const attending = attendingOf(problem, plan)
  return [...checkChildren(problem, plan), ...attending.flatMap((each) => checkAttending(problem, plan, each)), ...checkSchools(problem, plan, cost), ...checkSites(problem, cost), ...checkTownships(problem, plan), ...checkCounty(problem, cost), ...checkPins(problem, plan)]
}

function checkChildren({ villages, bands }: LayoutProblem, plan: LayoutPlan): readonly LayoutViolation[] {
  return villages.flatMap(({ children, parts }, village) =>
    bands.flatMap((_, band): LayoutViolation[] => {
      const schools = plan.attends[village]?.[band] ?? []
      if (children[band]! > 0 && schools.length === 0) return [{ rule: 'unserved', village, band, value: children[band]!, limit: 0 }]
      return new Set(schools).size > parts ? [{ rule: 'together', village, band, value: new Set(schools).size, limit: parts }] : []
    }),
  )
}

function checkAttending({ schools, bands }: LayoutProblem, plan: LayoutPlan, { village, band, school, children, mode, minutes }: Attending): readonly LayoutViolation[] {
  const at = { village, band, school, value: children, limit: 0 }
  return [
    ...(plan.open[school] ? [] : [{ rule: 'closedSchool' as const, ...at }]),
    ...(schools[school]!.bands.includes(band) ? [] : [{ rule: 'band' as const, ...at }]),
    ...(mode === null && children > 0 ? [{ rule: 'travel' as const, ...at, value: minutes, limit: bands[band]!.rideMost ?? bands[band]!.walkMost ?? 0 }] : []),
  ]
}

function checkSchools({ schools, bands }: LayoutProblem, plan: LayoutPlan, cost: LayoutCost): readonly LayoutViolation[] {
  return schools.flatMap(({ module, beds, leastChildren, landArea, state }, school) => {
    if (!plan.open[school]) return []
    const { children, byBand, roomsNeeded, roomsThere, boarders } = cost.schools[school]!
    const modules = plan.modules[school]!
    const land = byBand.reduce((total, each, band) => total + each * (bands[band]!.landPerChild ?? 0), 0)
    const grows = state === 'candidate' || modules > 0
    return [
      ...above('rooms', school, roomsNeeded, roomsThere),
      ...above('modules', school, modules, module?.most ?? 0),
      ...above('beds', school, boarders, beds),
      ...(children < Math.max(1, leastChildren) ? [{ rule: 'leastChildren' as const, school, value: children, limit: Math.max(1, leastChildren) }] : []),
      ...(grows && landArea !== null ? above('land', school, land, landArea) : []),
    ]
  })
}

/** The schools of one site together keep the site's largest size. */
function checkSites({ schools }: LayoutProblem, cost: LayoutCost): readonly LayoutViolation[] {
  return schools.flatMap(({ site, mostChildren }, school) => {
    const together = schools.reduce((total, other, index) => total + (other.site === site ? cost.schools[index]!.children : 0), 0)
    const isFirst = schools.findIndex((other) => other.site === site) === school
    return isFirst && mostChildren !== null ? above('mostChildren', school, together, mostChildren) : []
  })
}

function checkTownships({ townships, schools }: LayoutProblem, plan: LayoutPlan): readonly LayoutViolation[] {
  return townships.flatMap((wish): LayoutViolation[] => {
    const { township, least, most } = wish
    const open = schools.filter((school, index) => plan.open[index] && countsFor(wish, school, index)).length
    return [
      ...(least !== null && open < least ? [{ rule: 'townshipLeast' as const, township, value: open, limit: least }] : []),
      ...(most !== null && open > most ? [{ rule: 'townshipMost' as const, township, value: open, limit: most }] : []),
    ]
  })
}

function checkCounty({ limits }: LayoutProblem, cost: LayoutCost): readonly LayoutViolation[] {
  const rules = [['points', limits.points, cost.points], ['schools', limits.schools, cost.openSchools], ['buildYuan', limits.buildYuan, cost.buildYuan], ['busSeats', limits.busSeats, cost.busSeats]] as const
  return rules.flatMap(([rule, limit, value]) => (limit !== null && value > limit + 1e-6 ? [{ rule, value, limit }] : []))
}

function checkPins({ pins }: LayoutProblem, plan: LayoutPlan): readonly LayoutViolation[] {
  return pins.flatMap((pin, index) => (keepsPin(pin, plan) ? [] : [{ rule: 'pin' as const, pin: index, ...('school' in pin ? { school: pin.school } : {}), value: 0, limit: 1 }]))
}

function keepsPin(pin: Pin, plan: LayoutPlan): boolean {
  switch (pin.kind) {
    case 'open':
      return plan.open[pin.school]!
    case 'closed':
      return !plan.open[pin.school]
    case 'modules':
      return plan.modules[pin.school] === pin.modules
    case 'attends':
      return (plan.attends[pin.village]?.[pin.band] ?? []).every((school) => school === pin.school)
  }
}

function above(rule: LayoutRule, school: number, value: number, limit: number): readonly LayoutViolation[] {
  return value > limit + 1e-6 ? [{ rule, school, value, limit }] : []
}
