import type { CurriculumPlan, StaffingNorms } from '@junheng/core/planning/staffing/norms.ts'
import type { TransferRules } from '@junheng/core/planning/transfers/round.ts'
import { z } from 'zod'

const source = {
  document: z.string().min(1),
  clause: z.string().min(1),
  certainty: z.enum(['verified', 'seenInPrograms', 'fromMemory', 'assumed']),
  checkedOn: z.iso.date(),
} as const

const Ratio = z.strictObject({ pupilsPerStaff: z.number().positive(), ...source })
const Share = z.strictObject({ share: z.number().gt(0).max(1), ...source })
const Load = z.strictObject({ main: z.array(z.string().min(1)), mainPeriods: z.number().positive(), otherPeriods: z.number().positive(), ...source })

/** `staffing/norms.yaml`. Unknown keys are refused. */
export const NormsFile: z.ZodType<StaffingNorms> = z.strictObject({
  ratios: z.strictObject({ primary: Ratio, junior: Ratio, senior: Ratio, special: Ratio }),
  teachingShare: z.strictObject({ primary: Share, junior: Share, senior: Share }),
  classNorm: z.strictObject({ belowPupils: z.int().positive(), staffPerClass: z.number().positive(), ...source }),
  boarding: z.strictObject({ boardersPerStaff: z.number().positive(), ...source }),
  load: z.strictObject({ primary: Load, junior: Load }),
  retirement: z.strictObject({ age: z.int().min(50).max(70), ...source }),
  rotation: z.strictObject({ share: z.number(), backboneShare: z.number(), eligibleYears: z.int(), ...source }),
  yearlyCost: z.strictObject({ yuan: z.int().positive(), movingYuan: z.int().min(0), ...source }),
})

const Periods = z.array(z.number().min(0)).length(9)

/** `staffing/curriculum-YEAR.yaml`: nine grades each. */
export const CurriculumFile: z.ZodType<CurriculumPlan> = z.strictObject({
  id: z.string().min(1),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  from: z.iso.date(),
  province: z.string().nullable(),
  ...source,
  weekly: Periods,
  subjects: z.record(z.string().min(1), Periods),
  shares: z.array(z.strictObject({ subjects: z.array(z.string()).min(1), from: z.number(), to: z.number() })),
})

const Count = z.union([
  z.strictObject({ by: z.literal('rate'), each: z.number(), most: z.number() }),
  z.strictObject({ by: z.literal('bands'), bands: z.array(z.strictObject({ from: z.number(), below: z.number().nullable(), points: z.number() })) }),
  z.strictObject({ by: z.literal('levels'), levels: z.record(z.string(), z.number()) }),
])

/** `staffing/transfer-rules.yaml`, and any rule table that is handed in. Gaps and cycles are found by core (`rulesFaults`). */
export const TransferRulesFile: z.ZodType<TransferRules> = z.strictObject({
  points: z.array(z.strictObject({ id: z.string().min(1), name: z.string().min(1), count: Count, replaces: z.string().exactOptional() })),
  matchPoints: z.number(),
  nearPoints: z.number(),
  tieBreaks: z.array(z.string()),
  minimumServiceYears: z.number(),
  maximumPreferences: z.number(),
  replacement: z.boolean(),
  keep: z.array(z.strictObject({ of: z.enum(['backbone', 'aboveDegree']), where: z.enum(['rural', 'belowMean', 'all']), share: z.number() })),
  hardship: z.strictObject({
    perMinute: z.number(), otherTownship: z.number(), unlisted: z.number(), perRank: z.number(),
    overQuota: z.strictObject({ most: z.number(), cost: z.number() }).nullable(),
  }),
  holdCv: z.boolean(),
})
