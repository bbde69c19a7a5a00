import type { SchoolId } from '@junheng/core/county/snapshot.ts'
import { calibrate, compositeOf, mapped, rootOf, stockAt, type Calibration, type Counted, type Holding } from './calibrate.ts'
import { compositeTarget, fields, partOf, peopleFields, shapes, sharedFields, type Field, type JudgedStage } from './indicators.ts'
import { teaches, total, type Rolls } from './pupils.ts'
import type { Site, Year } from './sites.ts'
import { campusesIn, countedOf, crampedSchool, crampedSportsArea, makeStandings, type Campus, type Standing } from './standings.ts'

/** The eleven calibrated stocks and counts of each site, year and stage. A nine-year school has its shared stock under both stages. */
export type Holdings = (year: Year, site: SchoolId, stage: JudgedStage) => Holding

/** How much of the way back from 2020 to 2017 a year lies. */
const wayBack: { readonly [year in Year]: number } = { 2017: 1, 2018: 0.7, 2019: 0.35, 2020: 0 }

interface Scene {
  readonly sites: readonly Site[]
  readonly rolls: Rolls
  readonly standings: (site: SchoolId, stage: JudgedStage) => Standing
}

/** 2020 is calibrated; earlier years are led back from it, the distance to 2017 found so that its composite is the county's figure. */
export function makeHoldings(seed: number, sites: readonly Site[], rolls: Rolls): Holdings {
  const scene: Scene = { sites, rolls, standings: makeStandings(seed, sites) }
  const primary = stageHoldings(scene, 'primary', () => ({}))
  const junior = stageHoldings(scene, 'junior', (year, site) => (site.kind === '312' ? sharedOf(primary(year, site.id)) : {}))
  return (year, site, stage) => (stage === 'primary' ? primary : junior)(year, site)
}

type Decided = (year: Year, site: Site) => Counted['decided']
type StageHoldings = (year: Year, site: SchoolId) => Holding

function stageHoldings(scene: Scene, stage: JudgedStage, decided: Decided): StageHoldings {
  const campuses = campusesIn(scene.sites, 2020, stage)
  const counted = (campus: Campus, year: Year) =>
    countedOf(campus, stage, { year, rolls: scene.rolls, standing: scene.standings(campus.site.id, stage), decided: decided(year, campus.site) })
  const calibration = calibrate(stage, campuses.map((campus) => counted(campus, 2020)))
  const final = finalHoldings(scene, stage, { campuses, calibration })
  const back = (levelling: number) => tracedBack(scene, stage, { final, levelling, decided })
  const earlier = campusesIn(scene.sites, 2017, stage)
  const returns = earlier.map((campus) => counted(campus, 2017))
  const composite = (levelling: number) => {
    const at2017 = earlier.map(({ site, branches }) => [site, ...branches].map(({ id }) => back(levelling)(2017, id)))
    return compositeOf(returns, mapped((field) => at2017.map((holdings) => total(holdings.map((holding) => holding[field])))))
  }
  return back(rootOf(composite, compositeTarget[stage][2017], [0, 2]))
}

/** Last stock of every site: of 2020, divided between a school and its branch; of a site that was merged, as a school of its standing has it. */
function finalHoldings({ sites, rolls, standings }: Scene, stage: JudgedStage, { campuses, calibration }: { readonly campuses: readonly Campus[]; readonly calibration: Calibration }): ReadonlyMap<SchoolId, Holding> {
  const pupilsOf = (site: Site, year: Year) => total(rolls.of(year, site.id, stage))
  const standing = campuses.flatMap(({ site, branches }, i): readonly (readonly [SchoolId, Holding])[] => {
    const whole = calibration.holdings[i]!
    const parts = branches.map((branch) => partHolding(whole, pupilsOf(branch, 2020) / (pupilsOf(branch, 2020) + pupilsOf(site, 2020))))
    return [[site.id, parts.reduce(less, whole)], ...branches.map((branch, b) => [branch.id, parts[b]!] as const)]
  })
  const merged = sites
    .filter((site) => site.merged && teaches(site, stage))
    .map((site) => [site.id, ownHolding(calibration, standings(site.id, stage), pupilsOf(site, 2017))] as const)
  return new Map([...standing, ...merged])
}

const partHolding = (whole: Holding, part: number): Holding => mapped((field) => stockAt(shapes[field], whole[field] * part))

const less = (whole: Holding, part: Holding): Holding => mapped((field) => stockAt(shapes[field], whole[field] - part[field]))

/** A site that was merged had been built, and staffed, for more children than it had left. */
const emptied = 1.7

function ownHolding({ spreads, bases }: Calibration, standing: Standing, pupils: number): Holding {
  return limited((field) => stockAt(shapes[field], bases[field] * Math.exp(spreads[field] * standing[field]) * pupils * emptied))
}

/** Fields in their order, a part never above its whole. */
function limited(of: (field: Field) => number): Holding {
  return fields.reduce<{ [field in Field]?: number }>((held, field) => {
    const whole = partOf[field]
    return { ...held, [field]: Math.min(of(field), (whole && held[whole]) ?? Number.POSITIVE_INFINITY) }
  }, {}) as Holding
}

interface Back {
  readonly final: ReadonlyMap<SchoolId, Holding>
  /** How much further apart the schools stood in 2017. */
  readonly levelling: number
  readonly decided: Decided
}

function tracedBack({ sites, rolls, standings }: Scene, stage: JudgedStage, { final, levelling, decided }: Back): StageHoldings {
  const byId = new Map(sites.map((site) => [site.id, site]))
  return (year, id) => {
    const site = byId.get(id)!
    const far = site.merged ? 0 : wayBack[year]
    const cramped = site.name === crampedSchool ? { sportsArea: stockAt(shapes.sportsArea, crampedSportsArea * total(rolls.of(2020, id, stage))) } : {}
    return { ...ledBack(final.get(id)!, standings(id, stage), { far, levelling }), ...cramped, ...decided(year, site) }
  }
}

/** What a school had: less where it has since been brought up; of teachers, more where they have since been moved away. */
function ledBack(last: Holding, standing: Standing, { far, levelling }: { readonly far: number; readonly levelling: number }): Holding {
  return limited((field) => {
    const { growth, levelling: direction } = shapes[field]
    const below = direction === 'upwards' ? Math.min(0, standing[field]) : standing[field]
    return stockAt(shapes[field], last[field] * Math.exp(far * (levelling * 0.25 * below - growth)))
  })
}

/** The stock that the stages of a nine-year school share. */
function sharedOf(holding: Holding): Counted['decided'] {
  return Object.fromEntries(sharedFields.map((field) => [field, holding[field]]))
}

export const peopleOf = (holding: Holding) => Object.fromEntries(peopleFields.map((field) => [field, holding[field]])) as { readonly [field in (typeof peopleFields)[number]]: number }
