import { entryAge, gradeCount, gradesOfStage, type Area, type ForecastStage } from './grades.ts'
import type { BirthOutlook } from './births.ts'
import { everyArea, type YearRolls } from './history.ts'
import { flatsLivedIn, type HousingProject } from './population.ts'
import type { Ratios } from './ratios.ts'

/** Pupils by grade of both areas in one year to come; each cell with the deviation of its logarithm. */
export interface ControlYear {
  readonly year: number
  readonly areas: { readonly [area in Area]: Float64Array }
  readonly deviations: { readonly [area in Area]: Float64Array }
}

export interface Outlook {
  readonly ratios: Ratios
  readonly deviation: { readonly [area in Area]: number }
  readonly births: BirthOutlook
  readonly housing: readonly HousingProject[]
}

/**
 * The county by area, grade and year: cohorts grow a year older by the area's own ratios, which hold what moves to town; children enter
 * by births six years before. Families who move from the villages into new homes come on top in the town, and are gone from the villages.
 */
export function controlYears(base: YearRolls, until: number, outlook: Outlook): readonly ControlYear[] {
  const years: ControlYear[] = []
  let before: Pick<ControlYear, 'areas' | 'deviations'> = { areas: base.areas, deviations: everyArea(() => new Float64Array(gradeCount)) }
  for (let year = base.year + 1; year <= until; year++) {
    const next = { year, ...nextYear(before, year, outlook) }
    years.push(next)
    before = next
  }
  return years
}

function nextYear(before: Pick<ControlYear, 'areas' | 'deviations'>, year: number, { ratios, deviation, births, housing }: Outlook): Pick<ControlYear, 'areas' | 'deviations'> {
  const moved = movedToTown(housing, year)
  const born = births.byYear.get(year - entryAge)
  const areas = everyArea((area) =>
    Float64Array.from({ length: gradeCount }, (_, grade) => {
      const cohort = grade === 0 ? (born?.[area] ?? Number.NaN) : before.areas[area][grade - 1]!
      return Math.max(0, cohort * ratios[area][grade]! + (area === 'town' ? moved[grade]! : -moved[grade]!))
    }),
  )
  const assumed = Math.max(0, year - entryAge - births.lastKnown)
  const deviations = everyArea((area) =>
    Float64Array.from({ length: gradeCount }, (_, grade) => Math.hypot(deviation[area], grade === 0 ? births.deviation * Math.sqrt(assumed) : before.deviations[area][grade - 1]!)),
  )
  return { areas, deviations }
}

/** Children by grade whom new homes bring to town in a year, beyond those they brought before. */
function movedToTown(housing: readonly HousingProject[], year: number): Float64Array {
  const moved = new Float64Array(gradeCount)
  for (const project of housing) arrivalsOf(project, year).forEach((children, grade) => (moved[grade]! += children * project.fromVillages))
  return moved
}

/**
 * Children by grade whom a project adds between one 1 September and the next: in the higher grades those who move in; in the first all of school
 * age by then in the flats lived in, so that homes go on sending children to school after the first families' have left it.
 */
export function arrivalsOf(project: HousingProject, year: number): Float64Array {
  const [before, now] = [flatsLivedIn(project, year - 1), flatsLivedIn(project, year)]
  const arrivals = new Float64Array(gradeCount)
  for (const stage of ['primary', 'junior'] satisfies ForecastStage[]) {
    const grades = gradesOfStage(stage)
    for (const grade of grades) arrivals[grade] = ((grade === 0 ? now : now - before) * project.pupilsPerFlat[stage]) / grades.length
  }
  return arrivals
}
