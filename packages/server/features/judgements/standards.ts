import type { StandardName, StandardSummary } from '@junheng/contract/judgements.ts'
import type { Words } from '@junheng/contract/county.ts'
import type { Standard, Unit } from '@junheng/core/standard/standard.ts'
import type { JudgeOptions } from '@junheng/core/standard/judgement.ts'
import { inForce } from '@junheng/core/standard/in-force.ts'
import { sha256 } from '../../documents/digest.ts'
import { loadStandard } from '@junheng/standards/load.ts'

export interface LoadedStandard {
  readonly standard: Standard
  /** Of the standard's data: tells a judgement by an older text from one by this. */
  readonly hash: string
}

const loaded = new Map<string, LoadedStandard>()

/** A standard as it holds in a county; read once, because the files do not change under a running server. */
export function standardFor(name: StandardName, county: string): LoadedStandard {
  const key = `${name} ${county}`
  const known = loaded.get(key)
  if (known !== undefined) return known
  const standard = loadStandard(name, { county })
  const fresh = { standard, hash: sha256(JSON.stringify(standard)) }
  loaded.set(key, fresh)
  return fresh
}

const unitWords: Record<Unit, Words> = {
  'm2/pupil': { zh: '㎡/生', en: 'm²/pupil' },
  'yuan/pupil': { zh: '元/生', en: 'yuan/pupil' },
  'items/pupil': { zh: '册/生', en: 'books/pupil' },
  'items/100 pupils': { zh: '台/百生', en: 'per 100 pupils' },
  'rooms/100 pupils': { zh: '间/百生', en: 'rooms/100 pupils' },
  'teachers/pupil': { zh: '人/生', en: 'teachers/pupil' },
  'teachers/100 pupils': { zh: '人/百生', en: 'teachers/100 pupils' },
}

/** The switches as the standard and the county's province set them on a day, and what a reader turned otherwise. */
export function optionsOn(standard: Standard, date: string, asked: { readonly [option in keyof JudgeOptions]?: JudgeOptions[option] | undefined } = {}): JudgeOptions {
  const { privateSchools, teachingPoints } = asked
  return inForce(standard, date, standard.county, {
    ...(privateSchools !== undefined && { privateSchools }),
    ...(teachingPoints !== undefined && { teachingPoints }),
  }).options
}

/** What a page needs to name a standard's parts, with the clause and the switches in force on a day. */
export function standardSummary(name: StandardName, standard: Standard, on: string): StandardSummary {
  return {
    id: name,
    title: standard.title,
    document: standard.document,
    defaults: optionsOn(standard, on),
    indicators: standard.indicators.map(({ id, title, unit, measure, rules }) => ({
      id,
      title,
      unit: unitWords[unit],
      scale: measure.scale,
      source: (rules.findLast(({ from }) => from <= on) ?? rules[0]!).source,
    })),
  }
}
