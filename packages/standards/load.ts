import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Standard } from '@junheng/core/standard/standard.ts'
import { parse } from 'yaml'
import type { z } from 'zod'
import { ChecklistFile, IndicatorFile, OverrideFile, StandardFile, UnitCostsFile } from './schema.ts'

export const standardIds = ['basic-2012', 'quality-2017'] as const
export type ShippedStandard = (typeof standardIds)[number]

/**
 * A shipped standard. With a county (行政区划 code), tables that name no county are judged as that county's;
 * a snapshot always names its own. Throws with the file's name where a file breaks the schema.
 */
export function loadStandard(id: ShippedStandard, { county = null }: { readonly county?: string | null } = {}): Standard {
  const { indicators, ...head } = read(`${id}/standard.yaml`, StandardFile)
  return {
    ...head,
    indicators: indicators.map((indicator) => read(`${id}/${indicator}.yaml`, IndicatorFile)),
    checklist: existsSync(`${folder}/${id}/checklist.yaml`) ? read(`${id}/checklist.yaml`, ChecklistFile) : [],
    overrides: readdirSync(`${folder}/${id}`)
      .filter((name) => name.endsWith('.override.yaml'))
      .map((name) => read(`${id}/${name}`, OverrideFile))
      .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from))),
    county,
  }
}

/** What one more unit of an indicator's stock costs, in yuan, with where the assumption comes from. */
export function loadUnitCosts(): z.infer<typeof UnitCostsFile> {
  return read('unit-costs.yaml', UnitCostsFile)
}

const folder = import.meta.dirname

function read<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(readFileSync(`${folder}/${path}`, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`packages/standards/${path}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`)
}
