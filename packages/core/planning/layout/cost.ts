import { modeOf, roomsFor, takesSeat, type LayoutPlan, type LayoutProblem, type LayoutSchool, type Measure, type TravelMode } from './problem.ts'

/** What a plan means in figures. The measures are those of the objective; the rest is told beside them. */
export interface LayoutCost extends Readonly<Record<Measure, number>> {
  /** Yuan of building alone: candidates opened and modules. */
  readonly buildYuan: number
  /** Children who need a seat on a bus. */
  readonly busSeats: number
  readonly boarders: number
  /** Children whom the plan gives no school, or one they cannot reach. */
  readonly unserved: number
  /** By school. */
  readonly schools: readonly SchoolFigures[]
}

export interface SchoolFigures {
  readonly children: number
  /** By band. */
  readonly byBand: readonly number[]
  readonly roomsNeeded: number
  readonly roomsThere: number
  readonly boarders: number
  /** Classes are as large as this at most, by the band's grades; 0 where nobody attends. */
  readonly largestClass: number
}

/** A part of a village's children of a band and the school it attends. */
export interface Attending {
  readonly village: number
  readonly band: number
  readonly school: number
  readonly children: number
  readonly mode: TravelMode | null
  /** One way; for boarders once a week, and so divided by the five days. */
  readonly minutes: number
}

/** Everybody who attends somewhere, part by part. */
export function attendingOf(problem: LayoutProblem, plan: LayoutPlan): readonly Attending[] {
  return problem.villages.flatMap((place, village) =>
    place.children.flatMap((children, band) => {
      const schools = plan.attends[village]?.[band] ?? []
      const shares = partsOf(children, schools.length)
      return schools.map((school, part) => ({ village, band, school, children: shares[part]!, ...travel(problem, village, band, school) }))
    }),
  )
}

function travel(problem: LayoutProblem, village: number, band: number, school: number): Pick<Attending, 'mode' | 'minutes'> {
  const mode = modeOf(problem, village, band, school)
  return { mode, minutes: mode === null ? 0 : minutesOf(problem, { village, school, mode }) }
}

const schoolDays = 5

/** Minutes one way by a mode; a boarder's way home is spread over the week. */
export function minutesOf(problem: LayoutProblem, { village, school, mode }: { readonly village: number; readonly school: number; readonly mode: TravelMode }): number {
  if (mode === 'walk') return problem.walkMinutes[village]![school]!
  const ride = problem.rideMinutes[village]![school]!
  return mode === 'ride' ? ride : ride / schoolDays
}

/** Whole children in so many parts, as even as can be. */
export function partsOf(children: number, parts: number): readonly number[] {
  return Array.from({ length: parts }, (_, part) => Math.floor((children + parts - 1 - part) / parts))
}

/** The one definition of what a plan costs; the search is measured by it. */
export function layoutCost(problem: LayoutProblem, plan: LayoutPlan): LayoutCost {
  const attending = attendingOf(problem, plan)
  const served = attending.filter(({ mode }) => mode !== null)
  const sum = (of: (each: Attending) => number) => served.reduce((total, each) => total + of(each), 0)
  const schools = problem.schools.map((_, school) => figuresOf(problem, plan, school, served))
  const [busSeats, boarders] = [sum(({ village, mode, children }) => (takesSeat(problem, village, mode) ? children : 0)), sum(({ mode, children }) => (mode === 'board' ? children : 0))]
  const living = problem.villages.reduce((total, { children }) => total + children.reduce((a, b) => a + b, 0), 0)
  const over = (of: (school: LayoutSchool, index: number) => number) => problem.schools.reduce((total, school, index) => total + of(school, index), 0)
  const running = over((school, index) => yuanOf(problem, school, plan.open[index]!, plan.modules[index]!))
  return {
    childMinutes: sum(({ minutes, children }) => minutes * children),
    childrenMoved: sum(({ village, band, school, children }) => (isMove(problem, village, band, school) ? children : 0)),
    costYuan: running + problem.years * (busSeats * problem.limits.seatYearYuan + boarders * problem.limits.boarderYearYuan),
    idleRooms: over((school, index) => idleRoomsOf(school, plan.open[index]!, schools[index]!)),
    unevenness: unevennessOf(schools),
    openSchools: over((_, index) => (plan.open[index] ? 1 : 0)),
    points: over(({ isPoint }, index) => (isPoint && plan.open[index] ? 1 : 0)),
    buildYuan: over((school, index) => buildYuanOf(school, plan.open[index]!, plan.modules[index]!)),
    busSeats, boarders, schools,
    unserved: living - served.reduce((total, { children }) => total + children, 0),
  }
}

/** Children change school when they attend another than today's; who attends none today does not. */
export function isMove({ villages }: LayoutProblem, village: number, band: number, school: number): boolean {
  const today = villages[village]!.attends[band] ?? null
  return today !== null && today !== school
}

export function buildYuanOf(school: LayoutSchool, open: boolean, modules: number): number {
  return open ? (school.state === 'candidate' ? school.cost.openYuan : 0) + modules * (school.module?.yuan ?? 0) : 0
}

function yuanOf({ years }: LayoutProblem, school: LayoutSchool, open: boolean, modules: number): number {
  if (!open) return school.state === 'open' ? school.cost.closeYuan : 0
  return buildYuanOf(school, open, modules) + years * school.cost.yearYuan
}

function figuresOf(problem: LayoutProblem, plan: LayoutPlan, school: number, served: readonly Attending[]): SchoolFigures {
  const own = served.filter((each) => each.school === school)
  const byBand = problem.bands.map((_, band) => own.reduce((total, each) => total + (each.band === band ? each.children : 0), 0))
  const there = problem.schools[school]!
  return {
    children: byBand.reduce((a, b) => a + b, 0), byBand,
    roomsNeeded: byBand.reduce((total, children, band) => total + roomsFor(problem.bands[band]!, children), 0),
    roomsThere: plan.open[school] ? there.rooms + plan.modules[school]! * (there.module?.rooms ?? 0) : 0,
    boarders: own.reduce((total, { mode, children }) => total + (mode === 'board' ? children : 0), 0),
    largestClass: Math.max(0, ...byBand.map((children, band) => (children === 0 ? 0 : Math.ceil(children / roomsFor(problem.bands[band]!, children))))),
  }
}

/** Rooms that stand empty: all of a school that is closed, what is left over at one that is open. */
function idleRoomsOf(school: LayoutSchool, open: boolean, { roomsThere, roomsNeeded }: SchoolFigures): number {
  if (open) return Math.max(0, roomsThere - roomsNeeded)
  return school.state === 'open' ? school.rooms : 0
}

/** The pupil-weighted coefficient of variation of rooms a child. */
function unevennessOf(schools: readonly SchoolFigures[]): number {
  const used = schools.filter(({ children }) => children > 0)
  const children = used.reduce((total, school) => total + school.children, 0)
  const mean = used.reduce((total, school) => total + school.roomsThere, 0) / children
  if (!(mean > 0)) return 0
  const variance = used.reduce((total, { roomsThere, children: own }) => total + own * (roomsThere / own - mean) ** 2, 0) / children
  return Math.sqrt(variance) / mean
}
