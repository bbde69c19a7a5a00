import { minutesOf, partsOf } from './cost.ts'
import { modeOf, type LayoutPlan, type LayoutProblem } from './problem.ts'

/** Nobody says who attends which kindergarten: the nearest that has room, the children who live nearest first. An estimate, and named one. */
export function todaysPlan(problem: LayoutProblem): LayoutPlan {
  const standing = { open: problem.schools.map(({ state }) => state === 'open'), modules: problem.schools.map(() => 0) }
  return { ...standing, attends: attendsAt(problem, standing, problem.villages.map(() => [[]])) }
}

/** A part of a settlement's children, and where it is today. */
interface Part {
  readonly village: number
  readonly size: number
  readonly today: number | undefined
}

interface OpenWay {
  readonly school: number
  readonly minutes: number
}

/** Where children go when these are open: who has a kindergarten stays, unless one is built nearer; the others go to the nearest that has room, else to the nearest. Empty where none is near enough. */
export function attendsAt(problem: LayoutProblem, { open, modules }: Pick<LayoutPlan, 'open' | 'modules'>, today: LayoutPlan['attends']): LayoutPlan['attends'] {
  const ways = problem.villages.map((_, village) => waysOf(problem, village, open))
  const left = problem.schools.map(({ rooms, module }, school) => (open[school] ? (rooms + modules[school]! * (module?.rooms ?? 0)) * problem.bands[0]!.classMost : 0))
  const parts = problem.villages.flatMap(({ children, parts: many }, village) => partsOf(children[0]!, many).map((size, part): Part => ({ village, size, today: today[village]![0]![part] })))
  const attends: number[][] = problem.villages.map(() => [])
  const stays = ({ village, today: school }: Part) => school !== undefined && open[school] === true && !isBuiltNearer(problem, ways[village]!, school)
  const take = ({ village, size }: Part, school: number) => {
    attends[village]!.push(school)
    left[school]! -= size
  }
  for (const part of parts.filter(stays)) take(part, part.today!)
  const nearest = ({ village }: Part) => ways[village]![0]?.minutes ?? Infinity
  const others = parts.filter((part) => !stays(part)).toSorted((a, b) => nearest(a) - nearest(b) || a.village - b.village)
  for (const part of others) {
    const to = ways[part.village]!.find(({ school }) => left[school]! >= part.size) ?? ways[part.village]![0]
    if (to !== undefined) take(part, to.school)
  }
  return attends.map((own) => [own])
}

function isBuiltNearer({ schools }: LayoutProblem, ways: readonly OpenWay[], today: number): boolean {
  const now = ways.find(({ school }) => school === today)?.minutes ?? Infinity
  return ways.some(({ school, minutes }) => schools[school]!.state === 'candidate' && minutes < now)
}

/** Open kindergartens within the limits, the nearest first. */
function waysOf(problem: LayoutProblem, village: number, open: readonly boolean[]): readonly OpenWay[] {
  const found = problem.schools.flatMap((_, school) => {
    const mode = open[school] ? modeOf(problem, village, 0, school) : null
    return mode === null ? [] : [{ school, minutes: minutesOf(problem, { village, school, mode }) }]
  })
  return found.toSorted((a, b) => a.minutes - b.minutes || a.school - b.school)
}
