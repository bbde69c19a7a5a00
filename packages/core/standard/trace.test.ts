import { describe, expect, test } from 'vitest'
import type { School, Snapshot } from '../county/snapshot.ts'
import { judge } from './judge.ts'
import type { FactRef, Trace } from './judgement.ts'
import { basic, countyOf, quality, schoolOf } from './testing.ts'
import { traceOf } from './trace.ts'

const nineYear = schoolOf('n', {
  kind: '312',
  denseUrban: true,
  stages: { primary: { pupils: 166, teachers: 12 }, junior: { pupils: 210, teachers: 20 } },
  stock: { books: 23226, teachingArea: 2000, indoorSportsArea: 300, sportsArea: 4000, leasedSportsArea: 500 },
})
const town = schoolOf('t', { stages: { primary: { pupils: 400, teachers: 20 } }, stock: { books: 8000, teachingArea: 1800, indoorSportsArea: 0, sportsArea: 3000 } })
const branch = schoolOf('b', { countsAsSchool: false, parent: 't', stages: { primary: { pupils: 40, teachers: 5 } }, stock: { books: 500, teachingArea: 300, sportsArea: 900 } })
const county = countyOf([nineYear, town, branch])

const leaves = (trace: Trace): readonly Trace[] => (trace.inputs.length === 0 ? [trace] : trace.inputs.flatMap(leaves))
const nodes = (trace: Trace): readonly Trace[] => [trace, ...trace.inputs.flatMap(nodes)]

describe('a school’s value', () => {
  test('opens to what was divided, by which weights, down to the reported facts', () => {
    const trace = traceOf(quality, county, { stage: 'primary', indicator: 'teachingArea', school: 'n' })!
    const share = 166 / (166 + 1.1 * 210)
    expect(trace.value).toBeCloseTo((1700 * share) / 166, 12)
    expect(trace.source!.document).toBe('教督〔2017〕6号')
    expect(nodes(trace).map(({ formula }) => formula)).toContain('2\u2009000 × (1 × 166) ÷ (1 × 166 + 1.1 × 210)')
    expect(nodes(trace).some(({ formula }) => formula?.includes(' − '))).toBe(true)
    expect(new Set(leaves(trace).map(({ fact }) => factText(fact!)))).toEqual(new Set(['n teachingArea', 'n indoorSportsArea', 'n primary pupils', 'n junior pupils']))
  })

  test('opens to the special case that adds to it, with the clause', () => {
    const trace = traceOf(quality, county, { stage: 'junior', indicator: 'sportsArea', school: 'n' })!
    expect(leaves(trace).map(({ fact }) => fact!.fact)).toContain('leasedSportsArea')
    expect(nodes(trace).map(({ source }) => source?.document)).toContain('国教督办函〔2019〕30号')
  })

  test('opens to every site of the school', () => {
    const trace = traceOf(basic, county, { stage: 'primary', indicator: 'books', school: 't' })!
    expect(trace).toMatchObject({ value: 8500 / 440, formula: '8\u2009500 ÷ 440' })
    expect(leaves(trace).map(({ fact }) => factText(fact!))).toEqual(['t books', 'b books', 't primary pupils', 'b primary pupils'])
  })

  test('shows a question mark where a fact was not reported', () => {
    const trace = traceOf(basic, county, { stage: 'primary', indicator: 'computers', school: 't' })!
    expect(trace).toMatchObject({ value: null, formula: '? × 100 ÷ 440' })
  })

  test('is not there for a school that is not counted, or an indicator that is not measured', () => {
    expect(traceOf(basic, county, { stage: 'junior', indicator: 'books', school: 't' })).toBeNull()
    expect(traceOf(basic, county, { stage: 'primary', indicator: 'books', school: 'b' })).toBeNull()
    expect(traceOf(basic, county, { stage: 'primary', indicator: 'multimediaRooms' })).toBeNull()
  })
})

describe('the county’s coefficient', () => {
  test.each([
    [basic, 'books'],
    [basic, 'teachers'],
    [quality, 'teachingArea'],
    [quality, 'sportsArea'],
  ] as const)('every node of %# agrees with the judgement and ends in facts', (standard, indicator) => {
    for (const stage of ['primary', 'junior'] as const) {
      const judged = judge(standard, county).stages[stage]!
      const trace = traceOf(standard, county, { stage, indicator })!
      const { cv, mean, s } = judged.indicators.find(({ id }) => id === indicator)!
      expect(trace.value).toBe(cv)
      expect(trace.inputs.map(({ value }) => value)).toEqual([mean, s])
      const [meanNode, spread] = trace.inputs
      const scale = standard.indicators.find(({ id }) => id === indicator)!.measure.scale
      expect((meanNode!.inputs[0]!.value! * scale) / meanNode!.inputs[1]!.value!).toBeCloseTo(mean!, 12)
      expect(spread!.inputs.map(({ value }) => value)).toEqual(judged.schools.map(({ values }) => expect.closeTo(values[indicator]!, 12)))
      for (const leaf of leaves(trace)) expect(factOf(county, leaf.fact!)).toBe(leaf.value)
    }
  })

  test('the composite opens to the eight coefficients it is the mean of', () => {
    const trace = traceOf(basic, county, { stage: 'primary', indicator: 'composite' })!
    expect(trace.inputs.map(({ value }) => value)).toEqual(judge(basic, county).stages.primary!.indicators.map(({ cv }) => cv))
    expect(traceOf(quality, county, { stage: 'primary', indicator: 'composite' })).toBeNull()
  })

  test('speaks Chinese first, and English when asked', () => {
    expect(traceOf(basic, county, { stage: 'primary', indicator: 'books' })!.label).toBe('校际差异系数 · 生均图书册数')
    expect(traceOf(basic, county, { stage: 'primary', indicator: 'books', language: 'en' })!.label).toBe('Coefficient of variation · Books per pupil')
  })
})

function factText({ school, stage, fact }: FactRef): string {
  return [school, stage, fact].filter((each) => each !== undefined).join(' ')
}

/** The fact itself, read from the snapshot. */
function factOf(snapshot: Snapshot, { school, stage, fact }: FactRef): unknown {
  const found: School = snapshot.schools.find(({ id }) => id === school)!
  const record: object = stage === undefined ? found.stock : Reflect.get(found.stages, stage)
  return Reflect.get(record, fact) ?? null
}
