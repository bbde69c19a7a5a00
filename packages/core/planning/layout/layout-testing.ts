import { seeded } from '../location/seeded.ts'
import { checkLayout } from './check.ts'
import { layoutCost } from './cost.ts'
import { weighted } from './layout-search.ts'
import { modeOf, type Band, type LayoutPlan, type LayoutProblem, type LayoutSchool, type Village } from './problem.ts'

/** Small counties at random, and what trying every plan says of them; for tests. */
export function randomLayout(seed: number, most: { readonly villages: number; readonly schools: number }): LayoutProblem {
  const problem = randomProblem(seed, most)
  // Of every third county only the schools of even places count towards the wish of a township.
  return seed % 3 === 0 ? { ...problem, townships: problem.townships.map((wish) => ({ ...wish, among: problem.schools.flatMap((_, school) => (school % 2 === 0 ? [school] : [])) })) } : problem
}

function randomProblem(seed: number, most: { readonly villages: number; readonly schools: number }): LayoutProblem {
  const random = seeded(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const [villages, schools] = [1 + whole(most.villages), 2 + whole(most.schools - 1)]
  const bands = [randomBand('1–3', random), ...(random() < 0.3 ? [randomBand('4–6', random)] : [])]
  const minutes = () => Array.from({ length: villages }, () => Array.from({ length: schools }, () => (random() < 0.08 ? null : 3 + whole(50))))
  return {
    bands, villages: Array.from({ length: villages }, (_, i) => randomVillage(i, bands.length, { schools, random })), schools: Array.from({ length: schools }, (_, j) => randomSchool(j, bands.length, random)),
    walkMinutes: minutes(), rideMinutes: minutes(), ...randomRules(random, schools), seed, effort: 0.1, years: 2,
  }
}

function randomRules(random: () => number, schools: number): Pick<LayoutProblem, 'townships' | 'limits' | 'objective' | 'pins' | 'start'> {
  const whole = (below: number) => Math.floor(random() * below)
  const sometimes = (share: number, value: number) => (random() < share ? value : null)
  return {
    townships: random() < 0.4 ? [{ township: 't0', stage: 'primary', least: sometimes(0.5, 1), most: sometimes(0.5, 2) }] : [],
    limits: { points: sometimes(0.2, 1), buildYuan: sometimes(0.3, whole(400)), busSeats: sometimes(0.2, whole(120)), schools: sometimes(0.2, 2), seatYearYuan: 1, boarderYearYuan: 2 },
    objective: { kind: 'weighted', weights: { childMinutes: 1, costYuan: 0.5, childrenMoved: 3, idleRooms: whole(2) * 5, openSchools: whole(100) } },
    pins: random() < 0.3 ? [{ kind: random() < 0.5 ? 'open' : 'closed', school: whole(schools) }] : [],
    start: { kind: (['today', 'nearest', 'capacity'] as const)[whole(3)]! },
  }
}

function randomBand(id: string, random: () => number): Band {
  return { id, stage: 'primary', grades: 3, classMost: 45, sharedClassBelow: random() < 0.5 ? 10 : 0, walkMost: 15, rideMost: 30 + Math.floor(random() * 20), mayBoard: id === '4–6', boardRideMost: null, landPerChild: 18, teachersPerClass: {} }
}

function randomVillage(index: number, bands: number, { schools, random }: { readonly schools: number; readonly random: () => number }): Village {
  return {
    id: `v${index}`, name: `村${index}`, township: `t${index % 2}`, parts: random() < 0.15 ? 2 : 1,
    children: Array.from({ length: bands }, () => Math.floor(random() * 60)), attends: Array.from({ length: bands }, () => (random() < 0.7 ? Math.floor(random() * schools) : null)),
  }
}

function randomSchool(index: number, bands: number, random: () => number): LayoutSchool {
  const whole = (below: number) => Math.floor(random() * below)
  return {
    id: `s${index}`, name: `校${index}`, site: `s${index}`, township: `t${index % 2}`, stage: 'primary', bands: Array.from({ length: bands }, (_, band) => band), state: random() < 0.7 ? 'open' : 'candidate',
    isPoint: random() < 0.3, rooms: whole(7), unsafeRooms: 0, module: random() < 0.6 ? { rooms: 2 + whole(3), floorArea: 300, yuan: 20 + whole(80), most: 1 } : null, beds: random() < 0.3 ? 30 : 0,
    leastChildren: random() < 0.4 ? whole(40) : 0, mostChildren: random() < 0.4 ? 60 + whole(80) : null, landArea: random() < 0.3 ? 400 + whole(3000) : null, floorArea: null,
    cost: { openYuan: whole(150), closeYuan: whole(20), yearYuan: whole(60) }, teachers: {},
  }
}

/** How many assignments there are to try. */
export function choicesOf({ villages, schools }: LayoutProblem): number {
  const places = villages.reduce((sum, { children, parts }) => sum + children.reduce((own, all) => own + Math.min(parts, all), 0), 0)
  return schools.length ** places
}

/** The least weighted objective of any plan that passes the check, by trying every school for every part and every number of modules; null where there is none. */
export function bestLayout(problem: LayoutProblem): number | null {
  if (problem.objective.kind !== 'weighted') throw new Error('weighted only')
  const { weights } = problem.objective
  const places = problem.villages.flatMap(({ children, parts }, village) => children.flatMap((all, band) => Array.from({ length: all === 0 ? 0 : Math.min(parts, all) }, () => ({ village, band }))))
  const attends = problem.villages.map(({ children }) => children.map((): number[] => []))
  let best: number | null = null
  const judge = () => {
    const used = new Set(attends.flat(2))
    const open = problem.schools.map((_, school) => used.has(school))
    for (const modules of moduleChoices(problem, open)) {
      const plan: LayoutPlan = { open, modules, attends }
      const objective = weighted(layoutCost(problem, plan), weights)
      if ((best === null || objective < best) && checkLayout(problem, plan).length === 0) best = objective
    }
  }
  const choose = (index: number) => {
    if (index === places.length) return judge()
    const { village, band } = places[index]!
    for (let school = 0; school < problem.schools.length; school++) {
      if (modeOf(problem, village, band, school) === null) continue
      attends[village]![band]!.push(school)
      choose(index + 1)
      attends[village]![band]!.pop()
    }
  }
  choose(0)
  return best
}

/** Every number of modules for every open school. */
function moduleChoices({ schools }: LayoutProblem, open: readonly boolean[]): readonly (readonly number[])[] {
  return schools.reduce<readonly (readonly number[])[]>((all, { module }, school) => all.flatMap((before) => Array.from({ length: open[school] ? (module?.most ?? 0) + 1 : 1 }, (_, count) => [...before, count])), [[]])
}
