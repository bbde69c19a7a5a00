import type { School, Snapshot } from '@junheng/core/county/snapshot.ts'
import { judge } from '@junheng/core/standard/judge.ts'
import type { JudgedStage, Judgement } from '@junheng/core/standard/judgement.ts'
import { loadStandard } from '@junheng/standards/load.ts'
import { describe, expect, test } from 'vitest'
import { generateXCity } from './county.ts'
import { basicFields, shapes } from './indicators.ts'

const city = generateXCity()
const [in2017, , , in2020] = city.snapshots as [Snapshot, Snapshot, Snapshot, Snapshot]
const basic = loadStandard('basic-2012', { county: city.county.code })
const quality = loadStandard('quality-2017', { county: city.county.code })
const stages = ['primary', 'junior'] as const

/** Half up, as the figures are published. */
const threeDecimals = (value: number) => Math.floor(value * 1000 + 0.5) / 1000
const composites = (snapshot: Snapshot) => stages.map((stage) => judge(basic, snapshot).stages[stage]!.composite!)
const cvOf = (judgement: Judgement, stage: JudgedStage, id: string) => judgement.stages[stage]!.indicators.find((each) => each.id === id)!

describe('basic balance', () => {
  test('2020 comes to 0.401 and 0.398, points counted', () => {
    expect(judge(basic, in2020).options.teachingPoints).toBe('all')
    expect(composites(in2020).map(threeDecimals)).toEqual([0.401, 0.398])
    expect(stages.map((stage) => judge(basic, in2020).stages[stage]!.schoolCount)).toEqual([13 + 4 + 31 + 10, 9 + 23])
  })

  test('2017 comes to between 0.55 and 0.60, and between 0.43 and 0.47', () => {
    const [primary, junior] = composites(in2017)
    expect(primary! >= 0.55 && primary! <= 0.6).toBe(true)
    expect(junior! >= 0.43 && junior! <= 0.47).toBe(true)
  })

  test('the single coefficients have the shape of the profile', () => {
    const judgement = judge(basic, in2020)
    for (const stage of stages) for (const field of basicFields) expect(Math.abs(cvOf(judgement, stage, field).cv! - shapes[field].cv[stage])).toBeLessThan(0.005)
  })

  test('other seeds give other counties with the same composites', () => {
    for (const seed of [1, 2, 3]) {
      const other = generateXCity({ seed }).snapshots[3]!
      expect(other.schools[0]).not.toEqual(in2020.schools[0])
      expect(composites(other).map(threeDecimals)).toEqual([0.401, 0.398])
    }
  })

  test('a plain count of primary schools, without the judge, gives the same composite', () => {
    expect(plainPrimaryComposite(in2020)).toBeCloseTo(composites(in2020)[0]!, 12)
  })
})

describe('quality balance, 2020', () => {
  const judgement = judge(quality, in2020)

  test('points under 50 pupils are left out', () => {
    const left = judgement.stages.primary!.excluded.filter(({ reason }) => reason === 'smallTeachingPoint')
    const small = in2020.schools.filter(({ kind, stages }) => kind === '218' && stages.primary!.pupils! < 50)
    expect(left.map(({ school }) => school).toSorted()).toEqual(small.map(({ id }) => id).toSorted())
    expect(left.length).toBeGreaterThan(0)
  })

  test('sports area fails at both stages, teaching area just passes', () => {
    expect(cvOf(judgement, 'primary', 'sportsArea')).toMatchObject({ verdict: 'short', limit: 0.5 })
    expect(cvOf(judgement, 'junior', 'sportsArea')).toMatchObject({ verdict: 'short', limit: 0.45 })
    for (const [stage, low] of [['primary', 0.47], ['junior', 0.43]] as const) {
      const teaching = cvOf(judgement, stage, 'teachingArea')
      expect(teaching.verdict).toBe('met')
      expect(teaching.cv).toBeGreaterThan(low)
    }
  })

  test('sports area is the only coefficient over the line', () => {
    const short = stages.flatMap((stage) => judgement.stages[stage]!.indicators.filter(({ cv, limit }) => cv! > limit!).map(({ id }) => `${stage} ${id}`))
    expect(short).toEqual(['primary sportsArea', 'junior sportsArea'])
  })
})

describe('2017 to 2020', () => {
  test('the primary schools really drew closer, and the mergers of points did more than that: scope, not better conditions for a pupil', () => {
    const [before, after] = [composites(in2017)[0]!, composites(in2020)[0]!]
    const [keptBefore, keptAfter] = [composites(among(in2017, in2020))[0]!, composites(among(in2020, in2017))[0]!]
    const real = keptAfter - keptBefore
    const scope = keptBefore - before + (after - keptAfter)
    expect(real + scope).toBeCloseTo(after - before, 12)
    expect(real).toBeLessThan(-0.01)
    expect(scope).toBeLessThan(real)
  })

  test('the junior schools are the same 32 at both dates, branches pooled: all of their change is real', () => {
    expect(composites(among(in2017, in2020))[1]).toBeGreaterThan(composites(in2020)[1]!)
    expect(judge(basic, in2017).stages.junior!.schools.map(({ school }) => school)).toEqual(judge(basic, in2020).stages.junior!.schools.map(({ school }) => school))
  })
})

/** The schools that also stand at the other date, each with the branches it has here. */
function among(snapshot: Snapshot, other: Snapshot): Snapshot {
  const there = new Set(other.schools.map(({ id }) => id))
  return { ...snapshot, schools: snapshot.schools.filter(({ id, parent }) => there.has(parent ?? id)) }
}

/** rules.md §1.3 and §1.4 written out once more. */
function plainPrimaryComposite({ schools }: Snapshot): number {
  const rows = schools.filter(({ stages }) => stages.primary)
  const shared = ['teachingArea', 'sportsArea', 'equipmentYuan', 'computers', 'books'] as const
  const people = ['teachers', 'aboveDegreeTeachers', 'midTitleTeachers'] as const
  const columns = [...shared.map((fact) => rows.map((row) => row.stock[fact]! * primaryPart(row))), ...people.map((fact) => rows.map((row) => row.stages.primary![fact]!))]
  const counts = rows.map((row) => row.stages.primary!.pupils!)
  const all = counts.reduce((sum, each) => sum + each, 0)
  const coefficients = columns.map((stock) => {
    const mean = stock.reduce((sum, each) => sum + each, 0) / all
    const variance = stock.reduce((sum, each, i) => sum + (counts[i]! / all) * (each / counts[i]! - mean) ** 2, 0)
    return Math.sqrt(variance) / mean
  })
  return coefficients.reduce((sum, each) => sum + each, 0) / coefficients.length
}

const primaryPart = ({ stages }: School) => stages.primary!.pupils! / (stages.primary!.pupils! + 1.1 * (stages.junior?.pupils ?? 0))
