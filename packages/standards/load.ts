import { existsSync, readdirSync } from 'node:fs'
import type { Standard } from '@junheng/core/standard/standard.ts'
import type { z } from 'zod'
import { readYaml } from './read-yaml.ts'
import { ChecklistFile, IndicatorFile, OverrideFile, StandardFile, UnitCostsFile } from './schema.ts'

export const standardIds = ['basic-2012', 'quality-2017'] as const
export type ShippedStandard = (typeof standardIds)[number]

/**
 * A shipped standard. With a county (行政区划 code), tables that name no county are judged as that county's;
 * a snapshot always names its own. Throws with the file's name where a file breaks the schema.
 */
export function loadStandard(id: ShippedStandard, { county = null }: { readonly county?: string | null } = {}): Standard {
  const { indicators, ...head } = readYaml(`${id}/standard.yaml`, StandardFile)
  return {
    ...head,
    indicators: indicators.map((indicator) => readYaml(`${id}/${indicator}.yaml`, IndicatorFile)),
    checklist: existsSync(`${folder}/${id}/checklist.yaml`) ? readYaml(`${id}/checklist.yaml`, ChecklistFile) : [],
    overrides: readdirSync(`${folder}/${id}`)
      .filter((name) => name.endsWith('.override.yaml'))
      .map((name) => readYaml(`${id}/${name}`, OverrideFile))
      .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from))),
    county,
  }
}

/** What one more unit of an indicator's stock costs, in yuan, with where the assumption comes from. */
export function loadUnitCosts(): z.infer<typeof UnitCostsFile> {
  return readYaml('unit-costs.yaml', UnitCostsFile)
}

const folder = import.meta.dirname
