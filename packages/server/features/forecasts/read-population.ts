import { PopulationSchema } from '@junheng/contract/forecasts.ts'
import type { Population } from '@junheng/core/planning/forecast/population.ts'

/** A population table from JSON text, or the first thing that is wrong with its form. */
export function readPopulation(text: string): { readonly population: Population } | { readonly fault: string } {
  const read = PopulationSchema.safeParse(parsed(text))
  if (read.success) return { population: read.data }
  const [issue] = read.error.issues
  return { fault: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
