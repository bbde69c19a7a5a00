import type { Verdict } from './judgement.ts'
import type { SchoolRule } from './standard.ts'

/** Figures are compared unrounded; this part of a line is what binary fractions lose (0.85 × 4.5 is a hair above 3.825). */
const noise = 1e-12

export function reaches(value: number, line: number): boolean {
  return value >= line - Math.abs(line) * noise
}

function staysWithin(value: number, limit: number): boolean {
  return value <= limit + Math.abs(limit) * noise
}

/** A value against a school line: what is not known is unknown even where there is no line. */
export function lineVerdict(value: number | null, line: number | null): Verdict {
  if (value === null || Number.isNaN(value)) return 'unknown'
  if (line === null) return 'none'
  return reaches(value, line) ? 'met' : 'short'
}

/** A county figure against its limit. */
export function limitVerdict(value: number | null, limit: number | null): Verdict {
  if (limit === null) return 'none'
  if (value === null) return 'unknown'
  return staysWithin(value, limit) ? 'met' : 'short'
}

/** One indicator of a school beside its line. */
export interface Reading {
  readonly value: number | null
  readonly line: number | null
}

/**
 * The school rule, decided only where no unknown figure can change it: an unknown figure may lie anywhere from
 * nothing to plenty, so a school with one has never met the rule, and is short only if the known figures alone break it.
 */
export function schoolVerdict(rule: SchoolRule | null, readings: readonly Reading[]): Verdict {
  if (rule === null || readings.some(({ line }) => line === null)) return 'none'

  let missed = 0
  let unknown = 0
  let belowFloor = 0
  for (const { value, line } of readings) {
    if (value === null) unknown++
    else if (!reaches(value, line!)) {
      missed++
      if (!reaches(value, rule.floorShare * line!)) belowFloor++
    }
  }
  if (belowFloor > 0 || missed > readings.length - rule.atLeastMet) return 'short'
  return unknown > 0 ? 'unknown' : 'met'
}

/** All must be met: one that is short decides, else one unknown leaves it open; `none` where nothing is asked. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('short')) return 'short'
  if (verdicts.includes('unknown')) return 'unknown'
  return verdicts.includes('met') ? 'met' : 'none'
}
