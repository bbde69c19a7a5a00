import type { CurriculumPlan, StaffingNorms } from '@junheng/core/planning/staffing/norms.ts'
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
