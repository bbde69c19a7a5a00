import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { School } from '../county/snapshot.ts'
import { headlineOf } from './headline.ts'
import { judge, judgeReturns } from './judge.ts'
import type { StageJudgement, Verdict } from './judgement.ts'
import type { SchoolReturn } from './returns.ts'
import { basic, countyOf, quality, schoolOf } from './testing.ts'
import { limitVerdict, reaches, schoolVerdict } from './verdicts.ts'

/** A primary school of 1 000 pupils exactly on every line of quality-2017, but for what is given. */
const onTheLine = { pupils: 1000, aboveDegreeTeachers: 42, backboneTeachers: 10, artsSportsTeachers: 9, teachingArea: 4500, sportsArea: 7500, equipmentYuan: 2_000_000, multimediaRooms: 23 }
const row = (school: string, facts: SchoolReturn['facts'] = {}, stage: 'primary' | 'junior' = 'primary'): SchoolReturn => ({ school, name: school, stage, facts: { ...onTheLine, ...facts } })
const judged = (rows: readonly SchoolReturn[]) => judgeReturns(quality, rows, { date: '2020-09-01' })
const schoolVerdictOf = (facts: SchoolReturn['facts']) => judged([row('a', facts)]).stages.primary!.schools[0]!.verdict
const without = (...facts: readonly (keyof typeof onTheLine)[]) => Object.fromEntries(facts.map((fact) => [fact, undefined])) as unknown as SchoolReturn['facts']

describe('the school rule', () => {
  test('a school on every line passes', () => expect(schoolVerdictOf({})).toBe('met'))
  test('one indicator exactly on its floor is forgiven', () => {
    expect(schoolVerdictOf({ teachingArea: 3825 })).toBe('met')
    expect(schoolVerdictOf({ equipmentYuan: 1_700_000 })).toBe('met')
  })
  test('one indicator below its floor is not', () => expect(schoolVerdictOf({ teachingArea: 3824.9 })).toBe('short'))
  test('two indicators below their lines are not, however close', () => expect(schoolVerdictOf({ teachingArea: 4499, sportsArea: 7499 })).toBe('short'))
  test('an unknown figure leaves a passing school unknown', () => expect(schoolVerdictOf(without('backboneTeachers'))).toBe('unknown'))
  test('an unknown figure does not save a school that fails without it', () => {
    expect(schoolVerdictOf({ ...without('backboneTeachers'), teachingArea: 100 })).toBe('short')
    expect(schoolVerdictOf({ ...without('backboneTeachers'), teachingArea: 4499, sportsArea: 7499 })).toBe('short')
  })
  test('an unknown figure beside one forgiven figure is still unknown', () => expect(schoolVerdictOf({ ...without('backboneTeachers'), teachingArea: 4000 })).toBe('unknown'))

  test('is decided with unknown figures exactly when every way to fill them in decides it the same', () => {
    const rule = quality.schoolRule!
    const level = fc.constantFrom<number | null>(0, 0.84, 0.85, 0.99, 1, 2, null)
    fc.assert(
      fc.property(fc.array(level, { minLength: 7, maxLength: 7 }), (levels) => {
        const outcomes = new Set(fillings(levels).map((known) => passes(known)))
        const expected: Verdict = outcomes.size === 2 ? 'unknown' : outcomes.has(true) ? 'met' : 'short'
        expect(schoolVerdict(rule, levels.map((value) => ({ value, line: 1 })))).toBe(expected)
      }),
    )
  })
})

/** Every way to put nothing, the floor or plenty in the place of what is not known. */
function fillings(levels: readonly (number | null)[]): readonly (readonly number[])[] {
  return levels.reduce<readonly (readonly number[])[]>((all, level) => all.flatMap((some) => (level === null ? [0, 0.85, 2] : [level]).map((each) => [...some, each])), [[]])
}
function passes(levels: readonly number[]): boolean {
  return levels.filter((level) => level >= 1).length >= 6 && levels.every((level) => level >= 0.85)
}

describe('lines and missing amounts', () => {
  test('are compared unrounded: 4.4996 square metres are not 4.5', () => {
    const { verdicts, missing } = judged([row('a', { teachingArea: 4499.6 })]).stages.primary!.schools[0]!
    expect(verdicts.teachingArea).toBe('short')
    expect(missing.teachingArea).toBeCloseTo(0.4, 9)
  })
  test('what binary fractions lose is no shortfall', () => {
    expect(reaches(3.825, 0.85 * 4.5)).toBe(true)
    expect(reaches(0.1 + 0.2, 0.3)).toBe(true)
    expect(reaches(0.3 - 1e-9, 0.3)).toBe(false)
  })
  test('a coefficient exactly at its limit is within it, a hair above is not', () => {
    expect([0.45, 0.3 * 1.5, 0.45 + 1e-9, 0.4504].map((cv) => limitVerdict(cv, 0.45))).toEqual(['met', 'met', 'short', 'short'])
    expect([limitVerdict(null, 0.45), limitVerdict(0.45, null)]).toEqual(['unknown', 'none'])
  })
  test('a school short of people misses people, not ratios', () => {
    expect(judged([row('a', { aboveDegreeTeachers: 30 })]).stages.primary!.schools[0]!.missing.aboveDegreeTeachers).toBeCloseTo(12, 9)
  })
  test('what is known and met misses nothing, what is unknown misses an unknown amount', () => {
    const { missing } = judged([row('a', without('sportsArea'))]).stages.primary!.schools[0]!
    expect(missing.teachingArea).toBe(0)
    expect(missing.sportsArea).toBeNull()
  })
  test('a special case counts only for the school that proves it, and is named', () => {
    const dense = schoolOf('d', { denseUrban: true, stages: { primary: { pupils: 1000 } }, stock: { sportsArea: 4000, leasedSportsArea: 3500 } })
    const { schools } = judge(quality, countyOf([dense, { ...dense, id: 'e', denseUrban: false }])).stages.primary!
    expect(schools.map(({ values, specialCases }) => [values.sportsArea, specialCases])).toEqual([[7.5, ['leasedSportsArea']], [4, []]])
  })
})

test('a school that proves one special case may not use another', () => {
  const dense = schoolOf('d', { denseUrban: true, stages: { primary: { pupils: 80, artsSportsTeachers: 0, sharedArtsSportsTeachers: 2 } } })
  expect(judge(quality, countyOf([dense])).stages.primary!.schools[0]!.values.artsSportsTeachers).toBe(0)
})

describe('the county', () => {
  test('passes when every school and every coefficient does', () => expect(judged([row('a'), row('b')]).headline.verdict).toBe('met'))

  test('fails on one school though every coefficient holds', () => {
    const { stages, headline } = judged([row('a'), row('b', { teachingArea: 3000 })])
    expect(stages.primary!.indicators.every(({ verdict }) => verdict === 'met')).toBe(true)
    expect(stages.primary!.verdict).toBe('short')
    expect(headline.parts[0]).toMatchObject({ what: 'schoolsMeeting', value: 0.5, limit: 1, strain: 2 })
  })

  test('fails on one coefficient though every school passes: there is no averaging', () => {
    const { stages, headline } = judged([row('a'), row('b', { multimediaRooms: 230 })])
    expect(stages.primary!.schools.every(({ verdict }) => verdict === 'met')).toBe(true)
    expect(stages.primary!.composite).toBeNull()
    expect(stages.primary!.verdict).toBe('short')
    expect(headline.parts[0]).toMatchObject({ what: 'cv', indicator: 'multimediaRooms', verdict: 'short' })
  })

  test('has its own limit at each stage', () => {
    const limits = judged([row('a'), row('a', {}, 'junior')]).stages
    expect([limits.primary!.indicators[0]!.limit, limits.junior!.indicators[0]!.limit]).toEqual([0.5, 0.45])
    const composites = judgeReturns(basic, [row('a'), row('a', {}, 'junior')], { date: null }).stages
    expect([composites.primary!.compositeLimit, composites.junior!.compositeLimit]).toEqual([0.65, 0.55])
  })

  test('is unknown where one school’s figure is, and says of how many', () => {
    const { indicators, verdict } = judged([row('a'), row('b', without('sportsArea'))]).stages.primary!
    expect(indicators.find(({ id }) => id === 'sportsArea')).toMatchObject({ mean: null, s: null, cv: null, verdict: 'unknown', unknown: 1, met: 1 })
    expect(verdict).toBe('unknown')
  })

  test('basic balance averages eight coefficients and sets no line for a single one or a school', () => {
    const full = { computers: 100, books: 20_000, teachers: 60, midTitleTeachers: 30 }
    const stage = judgeReturns(basic, [row('a', full), row('b', { ...full, books: 60_000 })], { date: null }).stages.primary!
    expect(stage.composite).toBeCloseTo(0.5 / 8, 12)
    expect(stage.indicators.find(({ id }) => id === 'books')).toMatchObject({ limit: null, threshold: null, verdict: 'none' })
    expect(stage.schools[0]).toMatchObject({ verdict: 'none', verdicts: { books: 'none' }, missing: { books: null } })
    expect(stage.verdict).toBe('met')
  })

  test('has primary and junior schools judged apart, each weighted by the pupils of its stage', () => {
    const nineYear = schoolOf('n', { kind: '312', stages: { primary: { pupils: 166, teachers: 10 }, junior: { pupils: 210, teachers: 20 } }, stock: { books: 23226 } })
    const { stages } = judge(basic, countyOf([nineYear]))
    expect(stages.primary!.schools[0]).toMatchObject({ pupils: 166, values: { teachers: 10 / 166 } })
    expect(stages.primary!.schools[0]!.values.books).toBeCloseTo(58.503778, 6)
    expect(stages.junior!.schools[0]!.values.books).toBeCloseTo(58.503778 * 1.1, 6)
  })

  test('is judged by the rules of its day', () => {
    const before = judgeReturns(quality, [row('a', { teachingArea: 1 })], { date: '2017-04-18' })
    expect(before.headline).toEqual({ verdict: 'none', parts: [] })
    expect(before.stages.primary!.schools[0]!.verdict).toBe('none')
  })
})

describe('switches and notes', () => {
  const point: School = schoolOf('p', { kind: '218', countsAsSchool: false, stages: { primary: { pupils: 30 } } })
  const main = schoolOf('m', { stages: { primary: { pupils: 500 } } })

  test('the sample county counts its points in basic balance, any other county does not', () => {
    expect(judge(basic, countyOf([main, point])).stages.primary!.schoolCount).toBe(1)
    const xcity = judge(basic, countyOf([main, point], { county: { code: '990181', name: 'X市' } }))
    expect(xcity.stages.primary!.schoolCount).toBe(2)
    expect(xcity.options.teachingPoints).toBe('all')
    expect(xcity.notes).toContainEqual({ code: 'provinceOverride', details: expect.objectContaining({ id: 'x-city-points' }) })
  })

  test('a switch that a person sets goes before the region’s, and is printed', () => {
    const { options, stages } = judge(basic, countyOf([main, point], { county: { code: '990181', name: 'X市' } }), { teachingPoints: 'none' })
    expect(options).toEqual({ privateSchools: false, teachingPoints: 'none' })
    expect(stages.primary!.excluded).toEqual([{ school: 'p', reason: 'teachingPoint' }])
  })

  test('a figure taken as already netted is said to be', () => {
    expect(judged([row('a')]).notes).toContainEqual({ code: 'indoorSportsTakenAsNetted', details: { returns: 1 } })
    expect(judged([row('a', { indoorSportsArea: 0 })]).notes.map(({ code }) => code)).not.toContain('indoorSportsTakenAsNetted')
  })

  test('a limit known from memory is said to be', () => {
    expect(judgeReturns(basic, [row('a')], { date: null }).notes.map(({ code }) => code)).toContain('linesInferred')
    expect(judged([row('a')]).notes.map(({ code }) => code)).not.toContain('linesInferred')
  })

  test('a school without pupils is left out and named', () => {
    const { schoolCount, excluded } = judged([row('a'), row('b', { pupils: 0 })]).stages.primary!
    expect([schoolCount, excluded]).toEqual([1, [{ school: 'b', reason: 'noPupils' }]])
  })
})

const stageOf = (cvs: readonly (number | null)[]): StageJudgement => ({
  composite: null,
  compositeLimit: null,
  verdict: 'none',
  pupils: 1,
  schoolCount: 1,
  schools: [],
  excluded: [],
  indicators: cvs.map((cv, i) => ({
    id: `i${i}`, mean: null, s: null, cv, limit: 0.5, threshold: null, met: 0, short: 0, unknown: 0,
    verdict: cv === null ? 'unknown' : cv <= 0.5 ? 'met' : 'short',
  })),
})

describe('the headline', () => {
  const part = fc.record({ cv: fc.option(fc.double({ min: 0.01, max: 1.5, noNaN: true })) })
  test('is the weakest part: unmet before unknown before met, then by strain', () => {
    const { verdict, parts } = headlineOf({ primary: stageOf([0.4, null, 0.6, 0.7, 0.1]) })
    expect(verdict).toBe('short')
    expect(parts.map(({ indicator }) => indicator)).toEqual(['i3', 'i2', 'i1', 'i0', 'i4'])
  })

  test('does not change when any other part gets better', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 9 }), fc.nat(8), fc.double({ min: 0, max: 1, noNaN: true }), (parts, index, factor) => {
        const cvs = parts.map(({ cv }) => cv)
        const before = headlineOf({ primary: stageOf(cvs) })
        const raised = index % cvs.length
        fc.pre(before.parts[0]!.indicator !== `i${raised}` && cvs[raised] !== null)
        const after = headlineOf({ primary: stageOf(cvs.map((cv, i) => (i === raised ? cv! * factor : cv))) })
        expect(after.verdict).toBe(before.verdict)
        expect(after.parts[0]).toEqual(before.parts[0])
      }),
    )
  })

  test('of a county where no school passes stays a finite number', () => {
    const { parts } = judged([row('a', { teachingArea: 1, sportsArea: 1 })]).headline
    expect(parts[0]).toMatchObject({ what: 'schoolsMeeting', value: 0, verdict: 'short' })
    expect(JSON.parse(JSON.stringify(parts[0])).strain).toBeGreaterThan(1)
  })
})

const rounded = (stock: number, pupils: number) => Math.round((stock / pupils) * 10_000) / 100

describe('errors found in public programs, which this one does not make (rules.md §2.9)', () => {
  const spread = judged([row('a', { pupils: 900, multimediaRooms: 9 }), row('b', { pupils: 100, multimediaRooms: 9 })]).stages.primary!.indicators.find(({ id }) => id === 'multimediaRooms')!

  test('the coefficient is weighted by pupils', () => {
    expect(spread.cv).toBeCloseTo(Math.sqrt(0.9 * (1 - 1.8) ** 2 + 0.1 * (9 - 1.8) ** 2) / 1.8, 12)
    expect(spread.cv).not.toBeCloseTo(4 / 5, 2)
    expect(spread.cv).not.toBeCloseTo((4 * Math.SQRT2) / 5, 2)
  })
  test('quality balance has no mean coefficient, and no limit of 0.65', () => {
    const { composite, compositeLimit, indicators } = judged([row('a')]).stages.primary!
    expect([composite, compositeLimit, indicators[0]!.limit]).toEqual([null, null, 0.5])
  })
  test('above the required degree is read from its own column, not from masters alone, and arts are counted with sports', () => {
    expect(quality.indicators.slice(0, 3).map(({ measure }) => measure.of)).toEqual(['aboveDegreeTeachers', 'backboneTeachers', 'artsSportsTeachers'])
  })
  test('teachers of sports and arts are counted per hundred pupils', () => {
    expect(judged([row('a')]).stages.primary!.schools[0]!.values.artsSportsTeachers).toBeCloseTo(0.9, 12)
  })
  test('values are not rounded before the coefficient', () => {
    const rows = [row('a', { pupils: 997, multimediaRooms: 23 }), row('b', { pupils: 983, multimediaRooms: 24 })]
    const exact = judged(rows).stages.primary!.indicators.find(({ id }) => id === 'multimediaRooms')!.cv!
    const mean = 47 / 19.8
    const wrong = Math.sqrt((997 * (rounded(23, 997) - mean) ** 2 + 983 * (rounded(24, 983) - mean) ** 2) / 1980) / mean
    expect(Math.abs(exact - wrong)).toBeGreaterThan(1e-4)
    expect(exact).toBeCloseTo(Math.sqrt((997 * (2300 / 997 - mean) ** 2 + 983 * (2400 / 983 - mean) ** 2) / 1980) / mean, 12)
  })
  test('the junior line for teaching rooms is 5.8', () => {
    expect(judged([row('a', {}, 'junior')]).stages.junior!.indicators.find(({ id }) => id === 'teachingArea')!.threshold).toBe(5.8)
  })
})
