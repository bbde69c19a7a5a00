import type { StandardSummary } from '@junheng/contract/judgements.ts'
import type { Language } from '../../app/language.tsx'

interface IndicatorName {
  readonly title: string
  readonly unit: string
}

/** What the indicators of the standards are called; one whose standard has not arrived is called by its id. */
export type Names = (standard: string, indicator: string) => IndicatorName

export function namesFrom(standards: readonly (StandardSummary | undefined)[], language: Language): Names {
  return (standard, indicator) => {
    const found = standards.find((each) => each?.id === standard)?.indicators.find((each) => each.id === indicator)
    return { title: found?.title[language] ?? indicator, unit: found?.unit[language] ?? '' }
  }
}
