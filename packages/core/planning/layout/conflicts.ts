import type { SolveMip } from '../mip.ts'
import type { LayoutViolation } from './check.ts'
import { layoutModel } from './layout-model.ts'
import { feasibilityMip } from './layout-mip.ts'
import { bestByTrying, isSmall } from './layout-exhaustive.ts'
import { neededPoints } from './needed-points.ts'
import type { LayoutProblem, LayoutSchool } from './problem.ts'

/** A rule that could be dropped, and the problem without it. */
interface Droppable {
  readonly violation: LayoutViolation
  readonly without: (problem: LayoutProblem) => LayoutProblem
}

/** What is known: proven impossible, a plan may exist, or nobody knows. */
export type Possibility = 'impossible' | 'possible' | 'unknown'

const mipSeconds = 20
const mipNodes = 2000

/** Whether any plan keeps every rule; `impossible` is proven. */
export async function possibilityOf(problem: LayoutProblem, solveMip?: SolveMip): Promise<Possibility> {
  const model = layoutModel(problem, { weights: {}, excess: 0, mean: 0 })
  if (model.stranded.length > 0 || neededPoints(problem, model).least > (problem.limits.points ?? Infinity)) return 'impossible'
  if (isSmall(problem)) return bestByTrying(problem, {}, Infinity) ? 'possible' : 'impossible'
  if (!solveMip) return 'unknown'
  const outcome = await solveMip(feasibilityMip(problem), { nodes: mipNodes, seconds: mipSeconds })
  if (outcome.status === 'infeasible') return 'impossible'
  return outcome.status === 'unknown' ? 'unknown' : 'possible'
}

/** Rules that cannot be kept together; `isLeast`: without any one of them a plan exists, proven. */
export interface Conflict {
  readonly because: readonly LayoutViolation[]
  readonly isLeast: boolean
}

/**
 * The smallest set of rules that cannot be kept together, by a deletion filter: rules go if the rest is still impossible without
 * them, many at once and by halves where that is too many, and what is left is needed, every one. Which of several such sets is found
 * depends on the order: pins and wishes stay longest. Asked to stop, it leaves what it has not looked at among them, and says so.
 */
export async function conflictOf(problem: LayoutProblem, { solveMip, stop = () => false }: { readonly solveMip?: SolveMip | undefined; readonly stop?: () => boolean } = {}): Promise<Conflict> {
  const needed: Droppable[] = []
  let [left, isLeast] = [problem, true]
  const drop = async (rules: readonly Droppable[]): Promise<void> => {
    if (stop()) {
      isLeast = false
      needed.push(...rules)
      return
    }
    const without = rules.reduce((rest, rule) => rule.without(rest), left)
    const found = await possibilityOf(without, solveMip)
    if (found === 'impossible') left = without
    else if (rules.length > 1) for (const half of halvesOf(rules)) await drop(half)
    else {
      needed.push(...rules)
      isLeast &&= found === 'possible'
    }
  }
  await drop(droppable(problem))
  return { because: needed.map(({ violation }) => violation), isLeast }
}

const halvesOf = <Rule>(rules: readonly Rule[]): readonly (readonly Rule[])[] => [rules.slice(0, rules.length >> 1), rules.slice(rules.length >> 1)]

/** Every rule that the problem states, those of nature and law last to be blamed. */
function droppable(problem: LayoutProblem): readonly Droppable[] {
  return [...ofCounty(problem), ...ofSchools(), ...ofTownships(problem), ...ofBands(problem), ...ofPins(problem)]
}

function ofCounty({ limits }: LayoutProblem): readonly Droppable[] {
  return (['points', 'schools', 'buildYuan', 'busSeats'] as const).flatMap((rule) =>
    limits[rule] === null ? [] : [{ violation: { rule, value: 0, limit: limits[rule] }, without: (problem: LayoutProblem) => ({ ...problem, limits: { ...problem.limits, [rule]: null } }) }],
  )
}

const all = (change: (school: LayoutSchool) => Partial<LayoutSchool>) => (problem: LayoutProblem) => ({ ...problem, schools: problem.schools.map((school) => ({ ...school, ...change(school) })) })

function ofSchools(): readonly Droppable[] {
  const endless = 10_000
  return [
    { violation: { rule: 'leastChildren', value: 0, limit: 0 }, without: all(() => ({ leastChildren: 0 })) },
    { violation: { rule: 'mostChildren', value: 0, limit: 0 }, without: all(() => ({ mostChildren: null })) },
    { violation: { rule: 'land', value: 0, limit: 0 }, without: all(() => ({ landArea: null })) },
    { violation: { rule: 'beds', value: 0, limit: 0 }, without: all(({ beds }) => ({ beds: beds === 0 ? 0 : endless })) },
    { violation: { rule: 'rooms', value: 0, limit: 0 }, without: all(() => ({ rooms: endless })) },
  ]
}

function ofTownships({ townships }: LayoutProblem): readonly Droppable[] {
  return townships.flatMap((wish) => {
    const drop = (change: Partial<typeof wish>) => (problem: LayoutProblem) => ({ ...problem, townships: problem.townships.map((other) => (other.township === wish.township && other.stage === wish.stage ? { ...other, ...change } : other)) })
    return [
      ...(wish.least === null ? [] : [{ violation: { rule: 'townshipLeast' as const, township: wish.township, value: 0, limit: wish.least }, without: drop({ least: null }) }]),
      ...(wish.most === null ? [] : [{ violation: { rule: 'townshipMost' as const, township: wish.township, value: 0, limit: wish.most }, without: drop({ most: null }) }]),
    ]
  })
}

/** Without its limits a band may use every way there is. */
function ofBands({ bands }: LayoutProblem): readonly Droppable[] {
  return bands.map(({ rideMost, walkMost }, band) => ({
    violation: { rule: 'travel', band, value: 0, limit: rideMost ?? walkMost ?? 0 },
    without: (problem) => ({ ...problem, bands: problem.bands.map((each, index) => (index === band ? { ...each, walkMost: Infinity, rideMost: Infinity } : each)) }),
  }))
}

function ofPins({ pins }: LayoutProblem): readonly Droppable[] {
  return pins.map((pin, index) => ({
    violation: { rule: 'pin', pin: index, school: pin.school, value: 0, limit: 1 },
    without: (problem) => ({ ...problem, pins: problem.pins.filter((other) => other !== pin) }),
  }))
}
