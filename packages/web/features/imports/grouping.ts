import type { ImportFinding } from '@junheng/contract/imports.ts'

export interface FindingGroup {
  readonly code: string
  readonly sheet: string | null
  readonly findings: readonly ImportFinding[]
}

export interface FindingTier {
  readonly tier: ImportFinding['tier']
  readonly count: number
  readonly groups: readonly FindingGroup[]
}

/** Findings by tier, what must be fixed first, then by kind and sheet, the most frequent first. */
export function group(findings: readonly ImportFinding[]): readonly FindingTier[] {
  return tiers.flatMap((tier) => {
    const here = findings.filter((finding) => finding.tier === tier)
    return here.length === 0 ? [] : [{ tier, count: here.length, groups: groupsOf(here) }]
  })
}

const tiers = ['reading', 'logic', 'plausibility'] as const

function groupsOf(findings: readonly ImportFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, { readonly code: string; readonly sheet: string | null; readonly findings: ImportFinding[] }>()
  for (const finding of findings) {
    const key = `${finding.code} ${finding.sheet}`
    const group = groups.get(key) ?? { code: finding.code, sheet: finding.sheet, findings: [] }
    group.findings.push(finding)
    groups.set(key, group)
  }
  return [...groups.values()].toSorted((a, b) => b.findings.length - a.findings.length)
}
