import { canonicalJson } from '@junheng/core/county/content.ts'
import { schoolKinds, type SchoolKind, type Stage, urbanRuralCodes, type UrbanRuralCode } from '@junheng/core/county/kinds.ts'
import type { School, Snapshot, StageReturn, Stock } from '@junheng/core/county/snapshot.ts'
import { valley } from '@junheng/core/county/testing.ts'
import { type Arbitrary, array, assert, asyncProperty, boolean, constantFrom, double, integer, nat, option, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { assembleSnapshot } from './assemble.ts'
import { readWorkbook } from './read-workbook.ts'
import { writeOfficialWorkbook } from './write-official-workbook.ts'
import { writeTemplates } from './write-templates.ts'

test('any county, whatever it leaves out, comes back from its workbook and templates as it was', async () => {
  await assert(
    asyncProperty(anyCounty, async (county) => {
      const frame = { county: county.county, date: county.date }
      const official = await readWorkbook(await writeOfficialWorkbook(county))
      const templates = await readWorkbook(await writeTemplates(county))
      const made = assembleSnapshot(assembleSnapshot(undefined, official.parts, frame), templates.parts, frame)
      expect([...official.unmapped, ...templates.unmapped, ...templates.findings]).toEqual([])
      expect(canonicalJson(made)).toBe(canonicalJson(county))
    }),
    { numRuns: 12 },
  )
}, 120_000)

const maybe = <Value>(value: Arbitrary<Value>) => option(value, { nil: undefined })
const measure = double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true })
const fen = integer({ min: 0, max: 1e11 }).map((n) => n / 100)

const dense = <Thing extends object>(thing: Thing): Thing => Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as Thing

/** What the forms hold of a stage: parts never above their whole, so that the sums of the forms can be written. */
const stageReturn: Arbitrary<StageReturn> = record({
  pupils: maybe(nat(3000)), pupilsByGrade: maybe(array(nat(500), { minLength: 1, maxLength: 3 })), boarders: maybe(nat(500)),
  staff: maybe(nat(300)), teachers: maybe(integer({ min: 100, max: 300 })), aboveDegreeTeachers: maybe(nat(100)),
  midTitleTeachers: maybe(nat(100)), backboneTeachers: maybe(nat(50)), artsSportsTeachers: maybe(nat(50)),
}).map((figures) => dense(figures) as StageReturn)

const stock: Arbitrary<Stock> = record({
  landArea: maybe(measure), floorArea: maybe(measure), teachingArea: maybe(measure), indoorSportsArea: maybe(measure), sportsArea: maybe(measure),
  leasedSportsArea: maybe(measure), equipmentYuan: maybe(fen), computers: maybe(nat(2000)), books: maybe(nat(200_000)), multimediaRooms: maybe(nat(100)),
  musicRooms: maybe(array(measure, { maxLength: 3 })), artRooms: maybe(array(measure, { maxLength: 3 })),
}).map((figures) => dense(figures) as Stock)

const figuresOfStages = record(Object.fromEntries(Object.values(schoolKinds).flatMap(({ stages }) => stages).map((stage) => [stage, stageReturn]))) as Arbitrary<Record<Stage, StageReturn>>

const anySchool: Arbitrary<School> = record({
  kind: constantFrom(...(Object.keys(schoolKinds) as SchoolKind[])), urbanRural: constantFrom(...(Object.keys(urbanRuralCodes) as UrbanRuralCode[])),
  runBy: constantFrom('county', 'otherPublic', 'private'), countsAsSchool: boolean(), boarding: boolean(), number: nat(999_999),
  location: maybe(record({ lon: double({ min: -180, max: 180, noNaN: true }), lat: double({ min: -90, max: 90, noNaN: true }) })),
  builtYear: maybe(integer({ min: 1900, max: 2020 })), denseUrban: maybe(boolean()), migrantShare: maybe(double({ min: 0, max: 1, noNaN: true })),
  figures: figuresOfStages, stock,
}).map(({ number, location, figures, kind, ...rest }) => {
  const id = `${schoolKinds[kind].category}23${String(number).padStart(6, '0')}`
  const stages = Object.fromEntries(schoolKinds[kind].stages.map((stage) => [stage, figures[stage]]))
  return dense({ ...rest, id, kind, name: `第${number}学校`, township: '990181100', location: location && ([location.lon + 0, location.lat + 0] as const), stages }) as School
})

const anyCounty: Arbitrary<Snapshot> = uniqueArray(anySchool, { minLength: 1, maxLength: 5, selector: ({ id }) => id }).map((schools) => ({ ...valley(), schools }))
