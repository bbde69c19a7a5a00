import { readFileSync } from 'node:fs'
import { checkCalendar } from '@junheng/core/schedule/check-calendar.ts'
import { checkProject } from '@junheng/core/schedule/check-project.ts'
import { windowNames, windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { dayOf } from '@junheng/core/schedule/day.ts'
import type { Project } from '@junheng/core/schedule/project.ts'
import { schedule } from '@junheng/core/schedule/schedule.ts'
import { projectFrom, type ProjectTemplate } from '@junheng/core/schedule/template.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { describe, expect, test } from 'vitest'
import { defaultCalendar, holidayYears, projectTemplates, statusRule } from './load-schedule.ts'
import { TemplateFile } from './schedule-schema.ts'

const xCity = defaultCalendar('990181')
const worked = workingDays(holidayYears())
const reference = JSON.parse(readFileSync(`${import.meta.dirname}/../core/schedule/reference-projects.fixture.json`, 'utf8')) as { projects: Record<string, Project> }

/** A project of a template that begins on the day of the reference projects. */
function projectOf(template: ProjectTemplate, start = '2021-02-22'): Project {
  const facts = { id: 'p', name: '样例', start, promisedGoal: null, township: null, school: null, budgetYuan: null, pupilsBasis: null, gaps: [] }
  return { ...projectFrom(template, facts), windows: windowsOf(xCity) }
}
const template = (id: string) => projectTemplates().find((each) => each.id === id)!
const openingOf = (id: string, start?: string) => schedule(projectOf(template(id), start), { workingDays: worked, cliffs: false }).goals[0]!.date

describe.each(projectTemplates().map((each) => [each.id, each] as const))('the template %s', (_, each) => {
  test('makes a project without a fault', () => {
    expect(checkProject(projectOf(each))).toEqual([])
  })

  test('reaches its one goal, whatever day of five years it begins on', () => {
    for (let year = 2017; year <= 2021; year++) {
      for (const monthDay of ['01-01', '02-22', '06-15', '09-01', '11-16']) expect(openingOf(each.id, `${year}-${monthDay}`), monthDay).not.toBeNull()
    }
    expect(each.nodes.filter(({ goal }) => goal)).toHaveLength(1)
  })

  test('names windows that every county has', () => {
    const named = each.nodes.flatMap(({ season, terms }) => [season, terms].filter((name) => typeof name === 'string'))
    expect(named.filter((name) => !(windowNames as readonly string[]).includes(name))).toEqual([])
  })

  test('says of every node who answers for it and what has to be shown', () => {
    expect(each.nodes.filter(({ owner, evidenceNeeded }) => owner === '' || evidenceNeeded === null)).toEqual([])
  })

  test('allows no less time than the law demands for others to answer', () => {
    const tooShort = each.nodes.filter(({ limit, days, unit = 'calendar' }) => limit?.bound === 'atLeast' && (unit !== limit.unit || days < limit.days))
    expect(tooShort.map(({ id }) => id)).toEqual([])
  })

  test('claims to have seen only the texts that were seen, and says when', () => {
    const sources = each.nodes.flatMap(({ limit, duty }) => [limit, duty].filter((source) => source !== null && source !== undefined))
    const seen = ['重大行政决策程序暂行条例（令713）', '国办发〔2012〕48号', '校车安全管理条例（令617）']
    expect(sources.filter(({ certainty, document }) => certainty === 'verified' && !seen.includes(document))).toEqual([])
    expect(sources.filter(({ checkedOn }) => checkedOn !== '2026-11-23')).toEqual([])
  })
})

test.each([
  ['newSchool', 'newSchoolSeptemberOnly'],
  ['extension', 'liveCampusExtension'],
])('%s gives the dates and cliffs of the reference project %s, by names of windows alone', (id, name) => {
  expect(schedule(projectOf(template(id)))).toEqual(schedule(reference.projects[name]!))
})

test('a smaller chain opens no later than a larger one', () => {
  expect([openingOf('newSchool'), openingOf('newKindergarten'), openingOf('extension'), openingOf('townshipUpgrade')]).toEqual(['2022-09-01', '2022-09-01', '2021-09-01', '2021-09-01'])
})

test('a closure takes every step of its procedure, and no pupil moves before the receiving school and the buses are ready', () => {
  const found = schedule(projectOf(template('closure')), { workingDays: worked })
  const day = (id: string, end: 'start' | 'finish') => dayOf(found.nodes.find((node) => node.id === id)![end]!)
  for (const [before, after] of [['consultation', 'hearing'], ['hearing', 'legality'], ['risk', 'legality'], ['legality', 'decision'], ['decision', 'filing'], ['filing', 'transfer'], ['receiver', 'transfer'], ['transport', 'transfer'], ['transfer', 'handover']] as const) {
    expect(day(before, 'finish'), `${before} before ${after}`).toBeLessThanOrEqual(day(after, 'start'))
  }
  expect(day('consultation', 'finish') - day('consultation', 'start')).toBeGreaterThanOrEqual(30)
})

test('a template with a key that nobody knows is refused', () => {
  expect(TemplateFile.safeParse({ ...template('extension'), colour: 'red' }).success).toBe(false)
})

test.each([['990181'], ['110101']])('the calendar that county %s starts from holds together', (code) => {
  expect(checkCalendar(defaultCalendar(code))).toEqual([])
})

test('X市 has its winter vacations of 2017 to 2022 and funding windows of 2021 and 2022, said to be invented', () => {
  expect(xCity.vacations.winter.dated!.map(([from]) => from.slice(0, 4))).toEqual(['2017', '2018', '2019', '2020', '2021', '2022'])
  expect(xCity.fundingWindows.filter(({ basis }) => !basis.includes('样例县假定'))).toEqual([])
})

test('20 February 2021 is worked and 4 October 2021 is off', () => {
  expect(['2021-02-20', '2021-05-08', '2021-10-04'].map((day) => worked.isWorkingDay(dayOf(day)))).toEqual([true, true, false])
  expect([worked.certaintyOf(2026), worked.certaintyOf(2027)]).toEqual(['published', 'assumed'])
})

test('the rule of the signs is data with its basis', () => {
  expect(statusRule()).toMatchObject({ cycleDays: 14, littleTimeShare: 0.3 })
})
