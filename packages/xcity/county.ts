import type { IsoDate, School, Settlement, Snapshot, StageReturn } from '@junheng/core/county/snapshot.ts'
import type { Stage } from '@junheng/core/county/kinds.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import type { Contact } from '@junheng/core/dispatch/next-actions.ts'
import type { NodeLedger } from '@junheng/core/dispatch/node-ledger.ts'
import type { SourceText, TaskRecord } from '@junheng/core/dispatch/task.ts'
import type { CountyProject } from '@junheng/core/schedule/programme.ts'
import { makeChanges } from './changes.ts'
import { makeClasses, type ClassLists } from './classes.ts'
import { withUnreported } from './defects.ts'
import { makeEstate, type Estate } from './estate.ts'
import { lonLat } from './geometry.ts'
import { makeHeadcounts, type Headcounts } from './headcount.ts'
import { makePopulation } from './population.ts'
import { makePremises } from './premises.ts'
import { makeProjects } from './projects.ts'
import { apportion, makeRolls, stagesOf, total, type Rolls } from './pupils.ts'
import { approachTo, makeRoads } from './roads.ts'
import { makePlaces, type Place } from './settlements.ts'
import { makeSites, standsIn, years, type Site, type Year } from './sites.ts'
import { contacts, makeLedgers } from './node-ledgers.ts'
import { taskRecords } from './tasks.ts'
import { taskSources } from './task-sources.ts'
import { clock } from './project-story.ts'
import { withPostings } from './postings.ts'
import { makeRoster } from './staff.ts'
import { makeHoldings } from './stock.ts'
import type { Part } from './streams.ts'
import { countyCode, makeTownships } from './townships.ts'
import { makeVehicles } from './vehicles.ts'

/** X市, a county that does not exist. */
export interface XCity {
  readonly county: { readonly code: string; readonly name: string }
  /** The day of the demonstration. */
  readonly clock: IsoDate
  /** 1 September 2017, 2018, 2019, 2020. */
  readonly snapshots: readonly Snapshot[]
  /** The work of the coming years, as reported by the clock. */
  readonly projects: readonly CountyProject[]
  /** Tasks, papers and blockers of that work. */
  readonly dispatch: XCityDispatch
  /** Births, homes and planned schools: what a forecast needs and no snapshot holds. */
  readonly population: Population
  /** What `makeBuses` draws from: the register and the roads' points of danger, which no snapshot holds. */
  readonly busSeed: number
}

const county = { code: countyCode, name: 'X市' }
const residents = 740_000

/** The dispatch loop of 2021 as it stands by the clock. */
export interface XCityDispatch {
  readonly sources: readonly SourceText[]
  readonly records: readonly TaskRecord[]
  readonly ledgers: { readonly [project: string]: NodeLedger }
  readonly contacts: readonly Contact[]
}

export interface XCityOptions {
  readonly seed?: number
  /** Other seeds for single parts: another draw of the buses, say, in the same county. */
  readonly reseed?: { readonly [part in Part]?: number }
}

/** The same seed gives the same county, to the byte. Every part draws from its own stream, so that a part added later changes no figure before it. */
export function generateXCity({ seed = 20_210_511, reseed = {} }: XCityOptions = {}): XCity {
  const seedOf = (part: Part) => reseed[part] ?? seed
  const townships = makeTownships(seedOf('townships'))
  const places = makePlaces(seedOf('settlements'), townships)
  const sites = makeSites(seedOf('schools'), townships, places)
  const roads = makeRoads(seedOf('roads'), places)
  const rolls = makeRolls(seedOf('pupils'), sites, places)
  const classes = makeClasses(seedOf('classes'), sites, rolls)
  const holdings = makeHoldings(seedOf('stock'), sites, rolls)
  const estate = makeEstate(seedOf('stock'), sites, { rolls, classes, holdings })
  const headcounts = makeHeadcounts(sites, rolls, holdings)
  const roster = withPostings(seedOf('staff'), sites, makeRoster(seedOf('staff'), sites, headcounts))
  const changes = makeChanges(seedOf('changes'), sites)
  const premises = makePremises(seedOf('premises'), { sites, places, estate, changes })
  const vehicles = makeVehicles(seedOf('vehicles'), sites, rolls)
  const made = years.map((year): Snapshot => {
    const standing = sites.filter((site) => standsIn(site, year))
    return {
      county,
      date: `${year}-09-01`,
      townships: townships.map(({ township }) => township),
      schools: standing.map((site) => schoolOf(site, year, { rolls, classes, estate, headcounts })),
      changes: changes(year),
      staff: roster(year),
      settlements: settlementsOf(places, year, rolls),
      roads: [...roads, ...standing.map((site) => approachTo(site, places.find((place) => place.id === site.place)!))],
      vehicles: vehicles(year),
      premises: premises(year),
    }
  })
  const snapshots = made.map(withUnreported)
  const projects = makeProjects(seedOf('projects'), snapshots)
  const population = makePopulation({ population: seedOf('population'), pupils: seedOf('pupils') }, { sites, places, last: snapshots.at(-1)!, projects })
  const dispatch = { sources: taskSources, records: taskRecords, ledgers: makeLedgers(projects), contacts }
  return { county, clock, snapshots, projects, population, busSeed: seedOf('buses'), dispatch }
}

interface Made {
  readonly rolls: Rolls
  readonly classes: ClassLists
  readonly estate: Estate
  readonly headcounts: Headcounts
}

function schoolOf(site: Site, year: Year, made: Made): School {
  const { id, name, kind, township, urbanRural, parent, boarding, builtYear, migrantShare } = site
  return {
    id,
    name,
    kind,
    township,
    urbanRural,
    runBy: 'county',
    countsAsSchool: kind !== '218' && !parent,
    ...(parent ? { parent } : {}),
    boarding,
    location: lonLat(site.at),
    builtYear,
    ...(migrantShare === undefined ? {} : { migrantShare }),
    stages: Object.fromEntries(stagesOf(site).map((stage) => [stage, returnOf(site, year, stage, made)])),
    stock: made.estate(year, id),
    classes: made.classes(year, id),
  }
}

/** Boarders as a part of the pupils, where a school takes boarders. */
const boarding: { readonly [stage in Stage]: number } = { preschool: 0, primary: 0.12, junior: 0.46, senior: 0.7, vocational: 0.6, special: 0.5 }

function returnOf(site: Site, year: Year, stage: Stage, { rolls, headcounts }: Made): StageReturn {
  const pupilsByGrade = rolls.of(year, site.id, stage)
  const pupils = total(pupilsByGrade)
  const { others, ...people } = headcounts(year, site.id, stage)
  const boarders = site.boarding ? Math.round(boarding[stage] * pupils) : 0
  return { pupils, pupilsByGrade, boarders, staff: people.teachers + others, ...people }
}

function settlementsOf(places: readonly Place[], year: Year, rolls: Rolls): readonly Settlement[] {
  const people = apportion(residents, places.map((place) => rolls.residents(year, place.id, 'primary') + rolls.residents(year, place.id, 'junior') + 5))
  return places.map((place, i) => ({
    id: place.id,
    name: place.name,
    township: place.township,
    location: lonLat(place.at),
    residents: people[i]!,
    primaryPupils: rolls.residents(year, place.id, 'primary'),
    juniorPupils: rolls.residents(year, place.id, 'junior'),
  }))
}
