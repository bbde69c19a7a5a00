import { heldBy, ropeOf } from '@junheng/core/dispatch/rope.ts'
import { sentencesOf } from '@junheng/core/dispatch/sentences.ts'
import { missingSignatures, taskStatusOf } from '@junheng/core/dispatch/task-status.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { daysBetween } from '@junheng/core/schedule/day.ts'
import { standingOf } from '@junheng/core/schedule/standing.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { defaultCalendar, holidayYears, statusRule } from '@junheng/standards/load-schedule.ts'
import { describe, expect, test } from 'vitest'
import { generateXCity } from './county.ts'

const { projects, clock, county, dispatch } = generateXCity()
const ground = { today: clock, workingDays: workingDays(holidayYears()), windows: windowsOf(defaultCalendar(county.code)), rule: statusRule() }
const ropes = projects.map((project) => ropeOf(project, { standing: standingOf(project, ground), ledger: dispatch.ledgers[project.id]!, today: clock, period: { from: '2000-01-01', to: clock } }))
const inHand = (id: string) => ropes.find(({ project }) => project === id)!.stretches.at(-1)!

describe('who holds the rope of X市 on 11 May', () => {
  test('every day of every project is in exactly one hand', () => {
    const elapsed = projects.map(({ start }) => Math.max(0, daysBetween(start, clock)))
    expect(ropes.map((rope) => rope.elapsed)).toEqual(elapsed)
    expect(heldBy(ropes).reduce((sum, { days }) => sum + days, 0)).toBe(elapsed.reduce((sum, days) => sum + days, 0))
  })

  test('three overdue nodes lie with one office, 19 days between them', () => {
    const land = ['P02', 'P04', 'P05'].map(inHand)
    expect(land.map(({ node, holder, late }) => [node, holder.office, late])).toEqual([['land', '自然资源局', 13], ['land', '自然资源局', 4], ['land', '自然资源局', 2]])
  })

  test('a review said to be under way was never submitted, so that its ten days are those of the bureau', () => {
    expect(inHand('P01')).toMatchObject({ node: 'review', holder: { office: '教育局', outside: false }, why: 'notSubmitted', late: 10 })
  })

  test('a design institute and a policy of the province are nobody’s fault in the county; papers that came back were the bureau’s', () => {
    expect(inHand('P03')).toMatchObject({ holder: { office: '设计单位', outside: true }, late: 4 })
    expect(inHand('P11')).toMatchObject({ holder: { office: '省委编办', outside: true } })
    expect(ropes[1]!.stretches.filter(({ why }) => why === 'returned')).toMatchObject([{ holder: { office: '教育局' }, days: 11 }])
  })
})

describe('its tasks', () => {
  const linesOf = (id: string) => sentencesOf(dispatch.sources.find((source) => source.id === id)!.body)

  test('come from sentences that demand something; one demand is silent, and is to be seen so', () => {
    for (const { task } of dispatch.records) expect([task.id, linesOf(task.source!.document)[task.source!.sentence]?.demand]).toEqual([task.id, true])
    const silent = dispatch.sources.flatMap(({ id, excused }) =>
      linesOf(id).filter(({ demand, position }) => demand && !excused.some(({ sentence }) => sentence === position) && !dispatch.records.some(({ task }) => task.source!.document === id && task.source!.sentence === position)))
    expect(silent.map(({ text }) => text)).toEqual(['要落实学生午餐配餐的选址。'])
  })

  test('stand at every sign, and some offices have not signed', () => {
    const signs = new Set(dispatch.records.map((record) => taskStatusOf(record, clock, statusRule()).status))
    expect([...signs].toSorted()).toEqual(['claimed', 'done', 'green', 'red', 'unreported'])
    expect(dispatch.records.filter((record) => missingSignatures(record).length > 0).length).toBeGreaterThan(5)
  })
})
