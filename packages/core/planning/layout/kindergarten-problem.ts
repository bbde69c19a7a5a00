import type { School, SchoolId, Settlement, Snapshot, TownshipCode } from '../../county/snapshot.ts'
import { townshipNames } from '../../county/township-names.ts'
import { areaOf } from '../forecast/grades.ts'
import { enrolmentWanted, kindergartenChildren, type KindergartenChildren } from './kindergarten-children.ts'
import type { Population } from '../forecast/population.ts'
import { kindergartenClass, kindergartenModule, modulesOfOne, mostInKindergarten } from './kindergarten-module.ts'
import { todaysPlan } from './kindergarten-today.ts'
import { unitPrices } from './money.ts'
import type { Band, LayoutProblem, LayoutSchool, Pin, TownshipWish, Village } from './problem.ts'
import { travelMinutes, type TravelMinutes } from './travel.ts'

/** What is asked of the kindergartens of a county; all parameters, and shown. */
export interface KindergartenWishes {
  /** Share of the children of three to five who are to have a place. */
  readonly enrolment: number
  /** Minutes one way at most: on foot, and when an adult brings the child. No law sets them; grades 1–3 have half an hour (国办发〔2018〕27号). */
  readonly minutesMost: { readonly walk: number; readonly ride: number }
  /** Nobody builds a kindergarten for fewer. */
  readonly leastChildren: number
  /** Townships that are to have one at least; null: every town and township (教督〔2020〕1号: 每乡镇至少一所公办中心园). */
  readonly townships: readonly TownshipCode[] | null
  /** Yuan for building; null: no limit of its own. */
  readonly yuan: number | null
  /** Whether a search may close those that the county runs. */
  readonly mayClose: boolean
}

export const usualKindergartens: KindergartenWishes = { enrolment: enrolmentWanted, minutesMost: { walk: 20, ride: 30 }, leastChildren: 20, townships: null, yuan: null, mayClose: false }

/** A county whose kindergartens are decided: ways lead to its schools and to every settlement. */
export interface KindergartenScene {
  readonly snapshot: Snapshot
  readonly travel: TravelMinutes
  readonly children: KindergartenChildren
  readonly wishes: KindergartenWishes
}

export function kindergartenScene(snapshot: Snapshot, population: Population | null, wishes: KindergartenWishes): KindergartenScene {
  const sites = (snapshot.settlements ?? []).map(({ id }) => id)
  return { snapshot, wishes, travel: travelMinutes(snapshot, { sites }), children: kindergartenChildren(snapshot, population, wishes.enrolment) }
}

/** A place of the problem: a kindergarten that stands, or the n-th that could be built in a settlement. */
export interface KindergartenSite {
  /** 标识码, or what a planned one goes by until it has one. */
  readonly id: SchoolId
  readonly settlement: string | null
}

/** The layout problem of kindergartens alone, and what its indices mean: they share neither children nor rooms with the other stages. */
export interface KindergartenCounty {
  readonly problem: LayoutProblem
  /** By school of the problem. */
  readonly sites: readonly KindergartenSite[]
  /** By village of the problem: the settlement. */
  readonly homes: readonly string[]
  /** Kindergartens that reported neither classes nor children: their rooms bind nothing, and are named. */
  readonly roomsUnknown: readonly string[]
}

export const isKindergarten = ({ stages }: Pick<School, 'stages'>): boolean => stages.preschool !== undefined
/** Classes attached to a school open and close with it. */
export const isAttached = ({ kind }: Pick<School, 'kind'>): boolean => kind !== '111'

export const plannedKindergarten = (settlement: string, number: number): SchoolId => `拟建园${settlement}-${number}`

/** Kindergartens that stand, without those whose school closes (`gone`), and what could be built: one in every settlement, more where its children would fill more. */
export function kindergartenCounty(scene: KindergartenScene, gone: readonly SchoolId[] = []): KindergartenCounty {
  const { snapshot, travel, children, wishes } = scene
  const standing = snapshot.schools.filter((school) => isKindergarten(school) && !gone.includes(school.id))
  const homes = (snapshot.settlements ?? []).filter(({ id }) => (children.known.get(id) ?? 0) > 0)
  const names = townshipNames(snapshot)
  const built = (snapshot.settlements ?? []).flatMap((settlement) => sitesIn(settlement, children.known.get(settlement.id) ?? 0, names.get(settlement.township) ?? ''))
  const sites: readonly KindergartenSite[] = [...standing.map(({ id }) => ({ id, settlement: null })), ...built.map(({ id, settlement }) => ({ id, settlement }))]
  const minutes = (way: 'walk' | 'ride') => homes.map(({ id }) => sites.map((site) => travel.between(id, site.settlement ?? site.id)?.[way] ?? null))
  const problem: LayoutProblem = {
    bands: [bandOf(wishes)], villages: homes.map((home) => villageOf(home, children.known.get(home.id)!)), schools: [...standing.map(standingSchool), ...built.map((each) => candidateSchool(each, wishes))],
    townships: townshipWishes(snapshot, wishes), walkMinutes: minutes('walk'), rideMinutes: minutes('ride'),
    limits: { points: null, buildYuan: wishes.yuan, busSeats: null, schools: null, seatYearYuan: 0, boarderYearYuan: 0 },
    objective: { kind: 'weighted', weights: { childMinutes: 1, childrenMoved: 20, costYuan: 1 / 2000 } }, pins: pinsOf(standing, wishes), start: { kind: 'today' }, seed: 1, effort: 0.2, years: 15,
  }
  return { problem: withToday(problem), sites, homes: homes.map(({ id }) => id), roomsUnknown: standing.filter((school) => roomsOf(school) === null).map(({ name }) => name) }
}

/** Where children are today, so that a search counts who changes: of a divided community the kindergarten of most parts. */
function withToday(problem: LayoutProblem): LayoutProblem {
  const { attends } = todaysPlan(problem)
  return { ...problem, villages: problem.villages.map((village, index) => ({ ...village, attends: [mostOf(attends[index]![0]!)] })) }
}

/** The number that comes most often, of several the least; null of none. */
const mostOf = (schools: readonly number[]): number | null => schools.toSorted((a, b) => schools.filter((each) => each === b).length - schools.filter((each) => each === a).length || a - b)[0] ?? null

/** Villages together; a community with more children than two groups of three classes take is divided. */
function villageOf({ id, name, township }: Settlement, children: number): Village {
  return { id, name, township, children: [children], attends: [null], parts: Math.ceil(children / (2 * kindergartenModule.rooms * kindergartenClass)), hasTownBus: true }
}

/** An adult brings and fetches the child: nobody boards, nobody takes a seat of a school bus. */
function bandOf({ minutesMost: { walk, ride } }: KindergartenWishes): Band {
  return { id: '3–5', stage: 'preschool', grades: 1, classMost: kindergartenClass, sharedClassBelow: 0, walkMost: walk, rideMost: ride, mayBoard: false, boardRideMost: null, landPerChild: null, teachersPerClass: {} }
}

interface BuildingSite extends KindergartenSite {
  readonly settlement: string
  readonly name: string
  readonly township: TownshipCode
}

/** A kindergarten serves its surroundings too, so that a settlement gets a second site only where its own children would fill three quarters of one more. */
// eslint-disable-next-line max-params -- a settlement, its children, the name of its township
function sitesIn({ id, name, township }: Settlement, children: number, unit: string): readonly BuildingSite[] {
  const many = Math.max(1, Math.ceil(children / (0.75 * mostInKindergarten)))
  return Array.from({ length: many }, (_, i) => ({ id: plannedKindergarten(id, i + 1), settlement: id, township, name: `${unit}${name}${many > 1 ? `第${i + 1}` : ''}幼儿园（拟建）` }))
}

const module = { rooms: kindergartenModule.rooms, floorArea: kindergartenModule.floorArea, yuan: kindergartenModule.yuan } as const
const common = { stage: 'preschool', bands: [0], isPoint: false, unsafeRooms: 0, beds: 0, mostChildren: mostInKindergarten, landArea: null, floorArea: null, teachers: {} } as const

function standingSchool(school: School): LayoutSchool {
  const rooms = roomsOf(school) ?? mostInKindergarten / kindergartenClass
  const most = isAttached(school) ? 0 : Math.max(0, Math.floor((mostInKindergarten / kindergartenClass - rooms) / kindergartenModule.rooms))
  return { ...common, id: school.id, name: school.name, site: school.id, township: school.township, state: 'open', rooms, module: { ...module, most }, leastChildren: 0, mostChildren: Math.max(mostInKindergarten, rooms * kindergartenClass), cost: { openYuan: 0, closeYuan: unitPrices.closing, yearYuan: unitPrices.siteYear } }
}

function candidateSchool({ id, name, township }: BuildingSite, { leastChildren }: KindergartenWishes): LayoutSchool {
  return { ...common, id, name, site: id, township, state: 'candidate', rooms: kindergartenModule.rooms, module: { ...module, most: modulesOfOne - 1 }, leastChildren, cost: { openYuan: kindergartenModule.yuan, closeYuan: 0, yearYuan: unitPrices.siteYear } }
}

/** Rooms that its classes sit in today; null where neither classes nor children are reported. */
function roomsOf({ classes, stages: { preschool } }: School): number | null {
  const own = (classes ?? []).filter(({ stage }) => stage === 'preschool').length
  if (own > 0) return own
  return preschool?.pupils === undefined ? null : Math.ceil(preschool.pupils / kindergartenClass)
}

function townshipWishes({ townships }: Snapshot, wishes: KindergartenWishes): readonly TownshipWish[] {
  const wanted = wishes.townships ?? townships.filter((each) => areaOf(each) === 'rural').map(({ code }) => code)
  return wanted.map((township) => ({ township, stage: 'preschool', least: 1, most: null }))
}

/** Private kindergartens are not the county's to close, and attached classes go with their school. */
function pinsOf(standing: readonly School[], { mayClose }: KindergartenWishes): readonly Pin[] {
  return standing.flatMap((school, index): readonly Pin[] => (mayClose && !isAttached(school) && school.runBy !== 'private' ? [] : [{ kind: 'open', school: index }]))
}
