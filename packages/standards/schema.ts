import { stageFacts, stockFacts, units } from '@junheng/core/standard/standard.ts'
import type { ChecklistItem, Indicator, Override } from '@junheng/core/standard/standard.ts'
import { z } from 'zod'

const Day = z.iso.date()
const Title = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const Source = z.strictObject({
  document: z.string().min(1),
  clause: z.string().min(1),
  checkedOn: Day,
  certainty: z.enum(['verified', 'implemented', 'memory']),
})
const positive = z.number().positive()
const ByStage = z.strictObject({ primary: positive, junior: positive })
const Fact = z.enum([...stockFacts, ...stageFacts])
const Id = z.string().regex(/^[A-Za-z0-9-]+$/)

/** Dated rules run from the oldest to the newest, so that the one in force is the last that has begun. */
const dated = <Rule extends z.ZodType<{ readonly from: string }>>(rule: Rule) =>
  z.array(rule).min(1).refine((rules) => rules.every((each, i) => i === 0 || rules[i - 1]!.from < each.from), 'rules must run oldest first')

/** `<indicator>.yaml`, shipped or uploaded. Unknown keys are refused. */
export const IndicatorFile: z.ZodType<Indicator> = z.strictObject({
  id: Id,
  title: Title,
  unit: z.enum(units),
  measure: z.strictObject({
    of: Fact,
    plus: Fact.optional(),
    less: Fact.optional(),
    scale: z.union([z.literal(1), z.literal(100)]),
    stock: z.enum(['shared', 'stage']),
    amount: z.enum(['people', 'm2', 'yuan', 'rooms', 'items']),
  }),
  rules: dated(z.strictObject({ from: Day, source: Source, atLeast: ByStage.nullable() })),
})

const Condition = z.strictObject({
  group: z.enum(['urban', 'town', 'rural']).optional(),
  pupilsFrom: z.int().optional(),
  pupilsBelow: z.int().optional(),
  denseUrban: z.literal(true).optional(),
  builtBy: z.int().optional(),
  migrantShareAbove: z.number().min(0).max(1).optional(),
  largestClassBelow: z.int().optional(),
})
const When = z.array(Condition).min(1)
const Options = z.strictObject({ privateSchools: z.boolean(), teachingPoints: z.enum(['all', 'fromFiftyPupils', 'none']) })

/** `standard.yaml`: the document without its indicators, which it names in their order. */
export const StandardFile = z.strictObject({
  id: Id,
  title: Title,
  document: z.string().min(1),
  issuedOn: Day,
  indicators: z.array(Id).min(1),
  schoolRule: z.strictObject({ atLeastMet: z.int(), floorShare: z.number().gt(0).max(1), source: Source }).nullable(),
  countyRule: z.strictObject({
    kind: z.enum(['composite', 'each']),
    rules: dated(z.strictObject({ from: Day, source: Source, atMost: ByStage })),
  }),
  split: z.strictObject({
    source: Source,
    nineYear: z.strictObject({ primary: positive, junior: positive }),
    completeSecondary: z.strictObject({ junior: positive, senior: positive }),
    twelveYear: z.strictObject({ primary: positive, junior: positive, senior: positive }),
  }),
  scope: z.strictObject({ source: Source, defaults: Options }),
  specialCases: z.array(z.strictObject({ id: Id, title: Title, source: Source, when: When, indicator: Id, adds: Fact })),
})

const Rooms = z.strictObject({ musicRooms: positive, artRooms: positive })
const ChecklistMeasure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rooms'),
    classesPerRoom: z.int().positive(),
    area: Rooms,
    easements: z.array(z.strictObject({ id: Id, when: When, area: z.union([Rooms, ByStage]) })),
  }),
  z.strictObject({
    kind: z.literal('schoolSize'),
    single: z.int(),
    multiStage: z.int(),
    easements: z.array(z.strictObject({ id: Id, when: When, single: z.int(), multiStage: z.int() })),
  }),
  z.strictObject({ kind: z.literal('classSize'), atMost: ByStage }),
])

/** `checklist.yaml`. */
export const ChecklistFile: z.ZodType<readonly ChecklistItem[]> = z.array(
  z.strictObject({
    id: Id,
    group: z.enum(['government', 'quality', 'recognition', 'veto']),
    title: Title,
    source: Source,
    measuredBy: ChecklistMeasure.optional(),
  }),
)

/** `<region>.override.yaml`. */
export const OverrideFile: z.ZodType<Override> = z.strictObject({
  id: Id,
  title: Title,
  region: z.string().regex(/^\d{2,6}$/),
  from: Day,
  source: Source,
  options: Options.partial().optional(),
  lines: z.record(Id, ByStage).optional(),
  atMost: ByStage.optional(),
})

/** `<indicator>.examples.yaml`: sentences that are tests. A fact that is not given was not reported. */
export const ExampleFile = z.array(
  z.strictObject({
    name: z.string().min(1),
    on: Day,
    school: z.strictObject({
      stage: z.enum(['primary', 'junior']),
      facts: z.partialRecord(Fact, z.number()),
      /** What the school is, for special cases. */
      urbanRural: z.enum(['111', '112', '121', '122', '123', '210', '220']).optional(),
      denseUrban: z.boolean().optional(),
    }),
    expect: z.strictObject({
      verdict: z.enum(['met', 'short', 'unknown', 'none']),
      value: z.number().nullable().optional(),
      threshold: z.number().nullable().optional(),
      missing: z.number().nullable().optional(),
    }),
  }),
)

/** `unit-costs.yaml`: yuan for one more of something, as assumptions. */
export const UnitCostsFile = z.strictObject({
  from: Day,
  costs: z.record(
    z.string(),
    z.strictObject({ title: Title, yuan: z.number().nonnegative(), per: z.string(), certainty: z.enum(['assumed', 'byDefinition']), source: z.string().min(1) }),
  ),
})
