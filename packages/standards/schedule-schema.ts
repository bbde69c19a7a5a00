import type { CountyCalendar } from '@junheng/core/schedule/county-calendar.ts'
import type { ProjectTemplate } from '@junheng/core/schedule/template.ts'
import { z } from 'zod'

const Day = z.iso.date()
const Title = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const MonthDay = z.tuple([z.int().min(1).max(12), z.int().min(1).max(31)])
const Span = z.tuple([Day, Day]).refine(([from, to]) => from <= to, 'a span ends before it begins')
const Season = z.strictObject({ yearly: z.tuple([MonthDay, MonthDay]).exactOptional(), dated: z.array(Span).exactOptional() })
const Terms = z.strictObject({ yearly: z.array(MonthDay).exactOptional(), dated: z.array(Day).exactOptional() })
const Id = z.string().regex(/^[a-z][a-zA-Z0-9-]*$/)

/** `calendar/published.yaml`: days off by holiday, and week-end days that are worked. */
export const PublishedFile = z.array(z.strictObject({ year: z.int(), off: z.record(z.string(), z.array(Day).min(1)), worked: z.array(Day) }))

/** `calendar/county.yaml`: a county's year until it decides its own; a county that is named has its dated years. */
export const CountyCalendarFile: z.ZodType<Omit<CountyCalendar, 'holidayYears'>> = z.strictObject({
  terms: z.strictObject({ autumn: Terms, spring: Terms }),
  vacations: z.strictObject({ summer: Season, winter: Season }),
  outdoorSeason: z.tuple([MonthDay, MonthDay]),
  fundingWindows: z.array(z.strictObject({ id: Id, name: z.string().min(1), spans: z.array(Span), basis: z.string().min(1), needs: z.array(Id).exactOptional(), serves: Id.exactOptional() })),
})

const source = {
  document: z.string().min(1),
  clause: z.string().min(1),
  certainty: z.enum(['verified', 'seenInPrograms', 'fromMemory', 'assumed']),
  checkedOn: Day,
} as const

const TemplateNodeFile = z
  .strictObject({
    id: Id,
    name: z.string().min(1).max(60),
    owner: z.string().min(1),
    helpers: z.array(z.string().min(1)),
    days: z.int().min(0),
    unit: z.enum(['calendar', 'working']).exactOptional(),
    after: z.array(Id),
    lag: z.union([z.int().min(0), z.record(Id, z.int().min(0))]).exactOptional(),
    window: z.enum(['unsplittable', 'splittable', 'term']).exactOptional(),
    season: z.enum(['outdoor', 'summer', 'winter']).exactOptional(),
    terms: z.enum(['autumnTerm', 'springTerm', 'eitherTerm']).exactOptional(),
    goal: z.boolean().exactOptional(),
    evidenceNeeded: z.string().min(1).nullable(),
    planB: z.strictObject({ name: z.string().min(1), days: z.int().min(0) }).exactOptional(),
    limit: z.strictObject({ days: z.int().positive(), unit: z.enum(['calendar', 'working']), bound: z.enum(['atMost', 'atLeast']), ...source }).nullable(),
    duty: z.strictObject(source).exactOptional(),
  })
  .refine(({ limit, duty }) => limit === null || duty === undefined, 'a limit names its own source: no duty beside it')

/** `templates/<id>.yaml`. Unknown keys are refused; the graph is checked by core. */
export const TemplateFile: z.ZodType<ProjectTemplate> = z.strictObject({
  id: Id,
  kind: z.enum(['newSchool', 'newKindergarten', 'extension', 'townshipUpgrade', 'educationGroup', 'equipment', 'closure']),
  name: Title,
  nodes: z.array(TemplateNodeFile).min(1),
})

/** `status-rule.yaml`. */
export const StatusRuleFile = z.strictObject({
  cycleDays: z.int().positive(),
  littleTimeShare: z.number().gt(0).lt(1),
  confirmation: z.boolean(),
  basis: z.string().min(1),
  certainty: z.string().min(1),
})

const Order = z.enum(['urge', 'supervise', 'summon'])
const Days = z.int().positive()

/** `dispatch-rule.yaml`. */
export const DispatchRuleFile = z.strictObject({
  signDays: Days,
  digestDays: Days,
  replyDays: z.strictObject({ urge: Days, supervise: Days, summon: Days }),
  byStatus: z.strictObject({ yellow: Order, unreported: Order, red: Order }),
  disputeDays: Days,
  basis: z.string().min(1),
  certainty: z.string().min(1),
})

/** `delay-cost.yaml`. */
export const DelayRateFile = z.strictObject({ yearly: z.number().gt(0).lt(1), basis: z.string().min(1), certainty: z.enum(['verified', 'seenInPrograms', 'fromMemory', 'assumed']) })
