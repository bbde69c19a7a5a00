import { existsSync, readdirSync } from 'node:fs'
import type { CountyCalendar, HolidayYear } from '@junheng/core/schedule/county-calendar.ts'
import type { DispatchRule } from '@junheng/core/dispatch/escalation.ts'
import type { DelayRate } from '@junheng/core/schedule/slip-cost.ts'
import type { StatusRule } from '@junheng/core/schedule/status.ts'
import type { ProjectTemplate } from '@junheng/core/schedule/template.ts'
import { readYaml } from './read-yaml.ts'
import { CountyCalendarFile, DelayRateFile, DispatchRuleFile, PublishedFile, StatusRuleFile, TemplateFile } from './schedule-schema.ts'

/** Every published year of 调休, 2004–2026, oldest first. */
export function holidayYears(): readonly HolidayYear[] {
  published ??= readYaml('calendar/published.yaml', PublishedFile).map(({ year, off, worked }) => ({
    year,
    off: Object.entries(off).flatMap(([name, days]) => days.map((on) => ({ on, name }))),
    worked,
    basis: `国务院办公厅关于 ${year} 年部分节假日安排的通知`,
    certainty: 'published' as const,
  }))
  return published
}

let published: readonly HolidayYear[] | undefined

/** A county's calendar until it decides its own: that of its 行政区划 code where one is shipped, else the general one. */
export function defaultCalendar(countyCode: string): CountyCalendar {
  const own = `calendar/county-${countyCode}.yaml`
  return { ...readYaml(existsSync(`${import.meta.dirname}/${own}`) ? own : 'calendar/county.yaml', CountyCalendarFile), holidayYears: [] }
}

/** Every kind of project that is shipped as data, in the order in which a clerk looks for them. */
export function projectTemplates(): readonly ProjectTemplate[] {
  const files = readdirSync(`${import.meta.dirname}/templates`).filter((name) => name.endsWith('.yaml'))
  return files.map((name) => readYaml(`templates/${name}`, TemplateFile)).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

const order = ['newSchool', 'newKindergarten', 'extension', 'townshipUpgrade', 'educationGroup', 'equipment', 'closure']

/** The rule by which what stands still is followed up. */
export function dispatchRule(): DispatchRule {
  return readYaml('dispatch-rule.yaml', DispatchRuleFile)
}

/** The rule by which a node gets its sign. */
export function statusRule(): StatusRule {
  return readYaml('status-rule.yaml', StatusRuleFile)
}

/** What a year's delay costs of the money that is bound. */
export function delayRate(): DelayRate {
  return readYaml('delay-cost.yaml', DelayRateFile)
}
