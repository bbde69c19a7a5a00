import { z } from 'zod'
import type { Population } from '@junheng/core/planning/forecast/population.ts'
import type { ForecastSummary } from '@junheng/core/planning/forecast/summary.ts'
import { Day, Id, LonLatSchema, noParams, noQuery, nothing } from './county.ts'
import { route } from './route.ts'

/** A table of births, homes and planned schools, as it is sent and kept. */
export const PopulationSchema = z.strictObject({
  births: z.array(z.strictObject({ settlement: Id, from: z.int().min(1990).max(2100), births: z.array(z.int().nullable()).max(60) })).max(5000),
  housing: z.array(
    z.strictObject({
      id: Id,
      name: z.string().min(1).max(80),
      settlement: Id,
      flats: z.number(),
      handedOver: Day,
      pupilsPerFlat: z.strictObject({ primary: z.number(), junior: z.number() }),
      fromVillages: z.number(),
    }),
  ).max(1000),
  plannedSchools: z.array(
    z.strictObject({ id: Id, name: z.string().min(1).max(80), township: z.string(), location: LonLatSchema, stage: z.enum(['primary', 'junior']), places: z.number(), opens: Day }),
  ).max(200),
  /** 多孩家庭: counts alone. Left out, what was returned before stays. */
  siblings: z.array(z.strictObject({ settlement: Id, stage: z.enum(['primary', 'junior']), school: Id, families: z.int() })).max(50_000).optional(),
}) as unknown as z.ZodType<Population>

/** Checked where it is made: core gives it this shape. */
const Summary = z.custom<ForecastSummary>((value) => typeof value === 'object' && value !== null && 'rebounds' in value && 'backTest' in value)

const Numeric = (least: number, most: number) => z.coerce.number().min(least).max(most)

export const getForecast = route({
  method: 'GET',
  path: '/forecast',
  summary: '学位预测：分村、分年级、分校到2035年，带区间与回测 · Children and places to 2035, with intervals and a back-test',
  params: noParams,
  query: z.strictObject({
    until: Numeric(2018, 2060).optional(),
    /** Of every interval. */
    level: Numeric(0.5, 0.99).optional(),
    /** 大班额 from so many pupils. */
    oversizeFrom: Numeric(30, 100).optional(),
  }),
  body: nothing,
  reply: Summary,
  problems: ['forecast_impossible'],
})

export const getForecastWorkbook = route({
  method: 'GET',
  path: '/forecast/workbook',
  summary: '学位预测表（xlsx） · The forecast as a workbook',
  params: noParams,
  query: getForecast.query,
  body: nothing,
  reply: 'file',
  problems: ['forecast_impossible'],
})

export const PopulationReply = z.strictObject({ population: PopulationSchema.nullable(), changedOn: Day.nullable(), changedBy: z.string().nullable(), /** 多孩家庭 in all; null: no return of them. Where they live and attend is not told. */ siblingFamilies: z.int().nullable() })

export const getPopulation = route({
  method: 'GET',
  path: '/population',
  summary: '分村出生、住房项目、在建学校 · Births by village, homes being built, planned schools',
  params: noParams,
  query: noQuery,
  body: nothing,
  reply: PopulationReply,
  problems: [],
})

export const changePopulation = route({
  method: 'PUT',
  path: '/population',
  summary: '更新分村出生、住房项目、在建学校 · Put in new births, homes and planned schools',
  params: noParams,
  query: noQuery,
  body: z.strictObject({ population: PopulationSchema, reason: z.string().trim().min(2).max(500) }),
  reply: PopulationReply,
  problems: ['population_faulty'],
})
