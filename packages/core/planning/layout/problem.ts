import type { Stage } from '../../county/kinds.ts'

/**
 * Which schools stay, close, grow or are built, and who attends them: one county, one target year. Plain data, stored whole with
 * its plan so that a decision can be replayed. Indices are positions in the lists; children are heads, minutes are for one way,
 * money is yuan, areas are m². What is not known is null or absent and binds nothing; the check names it.
 *
 * A *school* here is one stage at one site: a nine-year school is two of them with the same `site`.
 */
export interface LayoutProblem {
  readonly bands: readonly Band[]
  readonly villages: readonly Village[]
  readonly schools: readonly LayoutSchool[]
  readonly townships: readonly TownshipWish[]
  /** [village][school] from the road graph; null where there is no way. */
  readonly walkMinutes: Minutes
  readonly rideMinutes: Minutes
  readonly limits: CountyLimits
  readonly objective: LayoutObjective
  readonly pins: readonly Pin[]
  readonly start: LayoutStart
  readonly seed: number
  /** How much search is done, in rounds; the same effort replays bit for bit. 1 takes some seconds on a county of 400 villages. */
  readonly effort: number
  /** Years over which costs are summed; 15 unless said otherwise. */
  readonly years: number
}

export type Minutes = readonly (readonly (number | null)[])[]

/** A range of grades whose children of one village stay together (国办发〔2018〕27号: grades 1–3 apart from 4–6). */
export interface Band {
  readonly id: string
  readonly stage: Stage
  /** Number of grades; a band's children spread evenly over them. */
  readonly grades: number
  /** Children in a class at most, e.g. 45 or 50; 56 is the line of an oversize class. */
  readonly classMost: number
  /** A grade with fewer children may share a class with others (复式), up to `classMost`; 0 forbids it. */
  readonly sharedClassBelow: number
  /** null: nobody walks, or nobody rides. */
  readonly walkMost: number | null
  readonly rideMost: number | null
  /** Children may board where the school has beds; grades 1–3 never. */
  readonly mayBoard: boolean
  /** Minutes at most on the way home of a boarder; null: none set. */
  readonly boardRideMost: number | null
  /** Whoever rides longer than this boards where the school has beds, even if `rideMost` allows the ride; absent: only beyond `rideMost`. */
  readonly boardsBeyond?: number
  /** 生均用地, m²; binds schools that build or extend. */
  readonly landPerChild: number | null
  /** Teachers a class needs, by subject, e.g. { 语文: 0.5 }: a reported effect, not a rule. */
  readonly teachersPerClass: Readonly<Record<string, number>>
}

/** A village or an urban block: where children live. */
export interface Village {
  readonly id: string
  readonly name: string
  readonly township: string
  /** By band. */
  readonly children: readonly number[]
  /** By band: the school attended today, null where none or unknown. */
  readonly attends: readonly (number | null)[]
  /** Into how many parts its children of a band may be divided; 1 keeps them together. */
  readonly parts: number
  /** Town buses run here: who rides takes no seat of a school bus. Absent: none do. */
  readonly hasTownBus?: boolean
}

export interface LayoutSchool {
  readonly id: string
  readonly name: string
  readonly site: string
  readonly township: string
  readonly stage: Stage
  /** Bands it may teach. */
  readonly bands: readonly number[]
  /** Open today, or a site where one could be built. */
  readonly state: 'open' | 'candidate'
  /** Counts towards `limits.points` (教学点). */
  readonly isPoint: boolean
  /** Classrooms fit for use; those in unsafe buildings (D 级危房) apart. */
  readonly rooms: number
  readonly unsafeRooms: number
  readonly module: BuildingModule | null
  readonly beds: number
  /** Minimum useful size, binding while it is open; nobody keeps a school open without a child. */
  readonly leastChildren: number
  /** 规模上限: 2 000 primary and junior, 2 500 nine-year; shared by all schools of the site. */
  readonly mostChildren: number | null
  readonly landArea: number | null
  readonly floorArea: number | null
  readonly cost: SchoolCost
  /** Teachers there today by subject. */
  readonly teachers: Readonly<Record<string, number>>
}

/** What is built at once: so many classrooms for so much money, at most `most` times. */
export interface BuildingModule {
  readonly rooms: number
  readonly floorArea: number
  readonly yuan: number
  readonly most: number
}

export interface SchoolCost {
  /** Building a candidate, without modules. */
  readonly openYuan: number
  /** Closing: moving, guarding, handing over. */
  readonly closeYuan: number
  /** A year of being open, apart from the teachers whom the children need anywhere. */
  readonly yearYuan: number
}

/** How many open schools of a stage a township is to have; null: no wish (最少、最多). */
export interface TownshipWish {
  readonly township: string
  readonly stage: Stage
  readonly least: number | null
  readonly most: number | null
  /** Schools of the problem that count; absent: every one of the stage that stands in the township. */
  readonly among?: readonly number[]
}

/** Whether a school of the problem counts towards a wish of a township. */
export function countsFor({ township, stage, among }: TownshipWish, school: LayoutSchool, index: number): boolean {
  return among === undefined ? school.township === township && school.stage === stage : among.includes(index)
}

export interface CountyLimits {
  readonly points: number | null
  readonly buildYuan: number | null
  readonly busSeats: number | null
  readonly schools: number | null
  /** Yuan a year of one seat on a bus, of one boarder. */
  readonly seatYearYuan: number
  readonly boarderYearYuan: number
}

/** What a plan is judged by; all are to be small. `unevenness` is the pupil-weighted coefficient of variation of rooms a child. */
export const measures = ['childMinutes', 'childrenMoved', 'costYuan', 'idleRooms', 'unevenness', 'openSchools', 'points'] as const
export type Measure = (typeof measures)[number]

export type LayoutObjective =
  | { readonly kind: 'weighted'; readonly weights: Readonly<Partial<Record<Measure, number>>> }
  /** Each measure in turn; a later one may cost an earlier one at most `give` (0.01: one per cent). */
  | { readonly kind: 'lexicographic'; readonly order: readonly Measure[]; readonly give: number }

/** A decision that stands; the rest is planned around it. */
export type Pin =
  | { readonly kind: 'open'; readonly school: number }
  | { readonly kind: 'closed'; readonly school: number }
  | { readonly kind: 'modules'; readonly school: number; readonly modules: number }
  | { readonly kind: 'attends'; readonly village: number; readonly band: number; readonly school: number }

/** Where the search begins: as it is, each child to the nearest school, by capacity, or from a plan. */
export type LayoutStart = { readonly kind: 'today' | 'nearest' | 'capacity' } | { readonly kind: 'plan'; readonly plan: LayoutPlan }

export interface LayoutPlan {
  /** By school. */
  readonly open: readonly boolean[]
  /** By school: modules built. */
  readonly modules: readonly number[]
  /** [village][band]: the schools of its parts, one unless `parts` > 1; empty where no child lives. */
  readonly attends: readonly (readonly (readonly number[])[])[]
}

export type TravelMode = 'walk' | 'ride' | 'board'

/** How children of a band would go to a school: on foot where that is near enough, else by bus, else as boarders; null: not at all. */
export function modeOf(problem: LayoutProblem, village: number, band: number, school: number): TravelMode | null {
  const { walkMost, mayBoard, boardRideMost } = problem.bands[band]!
  const [walk, ride] = [problem.walkMinutes[village]![school] ?? null, problem.rideMinutes[village]![school] ?? null]
  if (within(walk, walkMost)) return 'walk'
  const hasBed = mayBoard && problem.schools[school]!.beds > 0
  if (within(ride, dailyMost(problem.bands[band]!, hasBed))) return 'ride'
  return hasBed && within(ride, boardRideMost ?? Infinity) ? 'board' : null
}

/** Minutes of a daily ride at most. */
const dailyMost = ({ rideMost, boardsBeyond = Infinity }: Band, hasBed: boolean) => (hasBed && rideMost !== null ? Math.min(rideMost, boardsBeyond) : rideMost)

/** Whether a child that goes by this way needs a seat of a school bus every day. */
export const takesSeat = ({ villages }: LayoutProblem, village: number, mode: TravelMode | null): boolean => mode === 'ride' && villages[village]!.hasTownBus !== true

const within = (minutes: number | null, most: number | null) => minutes !== null && most !== null && minutes <= most

/** Classrooms that children of a band need: every grade its own classes, unless few enough share one. */
export function roomsFor({ grades, classMost, sharedClassBelow }: Band, children: number): number {
  if (children <= 0) return 0
  const perGrade = children / grades
  return perGrade < sharedClassBelow ? Math.ceil(children / classMost) : grades * Math.ceil(perGrade / classMost)
}
