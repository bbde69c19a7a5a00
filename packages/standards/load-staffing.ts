import { readdirSync } from 'node:fs'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { CurriculumPlan, StaffingNorms } from '@junheng/core/planning/staffing/norms.ts'
import type { TransferRules } from '@junheng/core/planning/transfers/round.ts'
import { readYaml } from './read-yaml.ts'
import { CurriculumFile, NormsFile, TransferRulesFile } from './staffing-schema.ts'

/** The ratios and loads that staffing goes by. */
export function staffingNorms(): StaffingNorms {
  return readYaml('staffing/norms.yaml', NormsFile)
}

/** Every curriculum plan that is shipped, the oldest first. */
export function curriculumPlans(): readonly CurriculumPlan[] {
  const files = readdirSync(`${import.meta.dirname}/staffing`).filter((name) => name.startsWith('curriculum-'))
  return files.map((name) => readYaml(`staffing/${name}`, CurriculumFile)).toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** The plan in force on a day, a province's own before the national one. */
export function curriculumOn(day: IsoDate, province: string | null = null): CurriculumPlan {
  const inForce = curriculumPlans().filter((plan) => plan.from <= day)
  return inForce.findLast((plan) => plan.province !== null && plan.province === province) ?? inForce.findLast((plan) => plan.province === null)!
}

/** The rule table that a new transfer round starts from. */
export function transferRules(): TransferRules {
  return readYaml('staffing/transfer-rules.yaml', TransferRulesFile)
}
