import { readdirSync, readFileSync } from 'node:fs'
import type { School, Snapshot } from '@junheng/core/county/snapshot.ts'
import { judge } from '@junheng/core/standard/judge.ts'
import type { Facts } from '@junheng/core/standard/standard.ts'
import { stageFacts, stockFacts } from '@junheng/core/standard/standard.ts'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { z } from 'zod'
import { loadStandard, loadUnitCosts, standardIds } from './load.ts'
import { ChecklistFile, ExampleFile, IndicatorFile, OverrideFile, StandardFile } from './schema.ts'

const here = import.meta.dirname
const read = (path: string): unknown => parse(readFileSync(`${here}/${path}`, 'utf8'))
type Example = z.infer<typeof ExampleFile>[number]

describe.each(standardIds)('%s', (id) => {
  const standard = loadStandard(id)
  const files = readdirSync(`${here}/${id}`)
  const indicatorFiles = files.filter((name) => !/^(standard|checklist)\.yaml$|\.(examples|override)\.yaml$/.test(name))

  test('is named after its folder', () => expect(standard.id).toBe(id))

  test('names every indicator file in its folder, and each is named after its indicator', () => {
    expect(indicatorFiles.toSorted()).toEqual(standard.indicators.map((indicator) => `${indicator.id}.yaml`).toSorted())
  })

  describe.each(standard.indicators)('$id', (indicator) => {
    const examples = ExampleFile.parse(read(`${id}/${indicator.id}.examples.yaml`))

    test('is read from the column it is named after', () => expect(indicator.measure.of).toBe(indicator.id))

    test('shows every verdict at least once', () => {
      const hasLine = indicator.rules.some((rule) => rule.atLeast !== null)
      expect(new Set(examples.map((example) => example.expect.verdict))).toEqual(new Set(hasLine ? ['met', 'short', 'unknown', 'none'] : ['unknown', 'none']))
    })

    test.each(examples)('$name', (example) => {
      const stage = judge(standard, snapshotOf(example)).stages[example.school.stage]!
      const school = stage.schools[0]!
      const found = {
        verdict: school.verdicts[indicator.id],
        value: school.values[indicator.id],
        threshold: stage.indicators.find((each) => each.id === indicator.id)!.threshold,
        missing: school.missing[indicator.id],
      }
      for (const [name, expected] of Object.entries(example.expect)) {
        const value = found[name as keyof typeof found]
        if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 9)
        else expect(value).toBe(expected)
      }
    })
  })
})

function snapshotOf({ on, school: { stage, facts, urbanRural = '121', denseUrban = false } }: Example): Snapshot {
  const among = (names: readonly string[]): Facts => Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)))
  const school: School = {
    id: '2199000001',
    name: '甲校',
    kind: stage === 'primary' ? '211' : '311',
    township: '990181001',
    urbanRural,
    denseUrban,
    runBy: 'county',
    countsAsSchool: true,
    boarding: false,
    stages: { [stage]: among(stageFacts) },
    stock: among(stockFacts),
  }
  return { county: { code: '990000', name: '某县' }, date: on, townships: [], schools: [school], changes: [] }
}

describe('the gate', () => {
  const indicator = read('quality-2017/teachingArea.yaml') as { measure: object; rules: { from: string }[] }

  test('refuses a key it does not know', () => {
    expect(IndicatorFile.safeParse({ ...indicator, remark: 'x' }).success).toBe(false)
  })

  test('refuses a unit that is not on the list', () => {
    expect(IndicatorFile.safeParse({ ...indicator, unit: 'm²/pupil' }).success).toBe(false)
  })

  test('refuses rules that do not run from the oldest to the newest', () => {
    const [rule] = indicator.rules
    expect(IndicatorFile.safeParse({ ...indicator, rules: [rule, { ...rule, from: '2016-01-01' }] }).success).toBe(false)
    expect(IndicatorFile.safeParse({ ...indicator, rules: [rule, { ...rule, from: '2024-01-01' }] }).success).toBe(true)
  })

  test('refuses a day that is not in the calendar', () => {
    expect(IndicatorFile.safeParse({ ...indicator, rules: [{ ...indicator.rules[0], from: '2017-02-31' }] }).success).toBe(false)
  })

  test('refuses a line without the clause that says so', () => {
    const { source: _source, ...rule } = indicator.rules[0] as { source?: unknown; from: string }
    expect(IndicatorFile.safeParse({ ...indicator, rules: [rule] }).success).toBe(false)
  })

  test('reads every shipped file of its kind', () => {
    expect(StandardFile.safeParse(read('quality-2017/standard.yaml')).success).toBe(true)
    expect(OverrideFile.safeParse(read('basic-2012/x-city.override.yaml')).success).toBe(true)
    expect(ChecklistFile.safeParse(read('quality-2017/checklist.yaml')).success).toBe(true)
  })
})

describe('the figures of the documents', () => {
  test('basic balance has eight indicators and limits of 0.65 and 0.55', () => {
    const { indicators, countyRule, schoolRule } = loadStandard('basic-2012')
    expect(indicators).toHaveLength(8)
    expect(countyRule).toMatchObject({ kind: 'composite', rules: [{ atMost: { primary: 0.65, junior: 0.55 } }] })
    expect(schoolRule).toBeNull()
  })

  test('quality balance has the lines of rules.md §15, junior teaching area 5.8 and not 5.0 among them', () => {
    const lines = Object.fromEntries(loadStandard('quality-2017').indicators.map(({ id, rules }) => [id, [rules.at(-1)!.atLeast!.primary, rules.at(-1)!.atLeast!.junior]]))
    expect(lines).toEqual({
      aboveDegreeTeachers: [4.2, 5.3],
      backboneTeachers: [1, 1],
      artsSportsTeachers: [0.9, 0.9],
      teachingArea: [4.5, 5.8],
      sportsArea: [7.5, 10.2],
      equipmentYuan: [2000, 2500],
      multimediaRooms: [2.3, 2.4],
    })
  })

  test('quality balance has 15 + 9 + 1 further items and its vetoes, each with its clause and a name of its own', () => {
    const { checklist } = loadStandard('quality-2017')
    const count = (group: string) => checklist.filter((item) => item.group === group).length
    expect([count('government'), count('quality'), count('recognition')]).toEqual([15, 9, 1])
    expect(new Set(checklist.map((item) => item.id)).size).toBe(checklist.length)
    expect(checklist.filter((item) => item.measuredBy).map((item) => item.id)).toEqual(['government-03', 'government-04', 'government-05'])
  })

  test('every indicator of quality balance has a unit cost, marked as assumed', () => {
    const { costs } = loadUnitCosts()
    for (const { id } of loadStandard('quality-2017').indicators) expect(costs[id]?.certainty, id).toMatch(/assumed|byDefinition/)
  })
})
