import { countyRuleText, layoutRuleText } from '@junheng/contract/words/layout-rules.ts'
import type { CountyViolation } from '@junheng/core/planning/layout/check-county.ts'
import type { NamedViolation } from '@junheng/core/planning/layout/named-violation.ts'

/** Rules of a layout in words, a line each, in both languages. */
export const layoutRuleLines = (rules: readonly NamedViolation[]): readonly string[] => rules.map((rule) => `${layoutRuleText(rule, 'zh')} ${layoutRuleText(rule, 'en')}`)

/** Rules that the county after a plan breaks, a line each, in both languages. */
export const countyRuleLines = (rules: readonly CountyViolation[]): readonly string[] => rules.map((rule) => `${countyRuleText(rule, 'zh')} ${countyRuleText(rule, 'en')}`)
