import { zoneViolationText } from '@junheng/contract/words/zone-violations.ts'
import type { NamedZonesViolation } from '@junheng/core/planning/zones/judge-zones.ts'

/** Broken rules of attendance zones, a line each. */
export function zoneViolationLines(violations: readonly NamedZonesViolation[], language: 'zh' | 'en'): readonly string[] {
  return violations.map((violation) => zoneViolationText(violation, language))
}
