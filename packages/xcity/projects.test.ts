import type { CountyProject, NodeStanding, NodeStatus } from '@junheng/core/schedule/programme.ts'
import { checkProject } from '@junheng/core/schedule/check-project.ts'
import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { dayOf, daysBetween } from '@junheng/core/schedule/day.ts'
import { failurePoints } from '@junheng/core/schedule/failure-points.ts'
import { windowChances } from '@junheng/core/schedule/money-windows.ts'
import { rankedNodes, rankedProjects } from '@junheng/core/schedule/ranking.ts'
import { standingOf } from '@junheng/core/schedule/standing.ts'
import { classesWaiting } from '@junheng/core/schedule/waiting.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { gapLedger } from '@junheng/core/standard/gaps.ts'
import { loadStandard } from '@junheng/standards/load.ts'
import { defaultCalendar, holidayYears, statusRule } from '@junheng/standards/load-schedule.ts'
import { describe, expect, test } from 'vitest'
import { generateXCity } from './county.ts'
import { plantedProjectDefects } from './defects.ts'
import { total } from './pupils.ts'

const { projects, clock, snapshots, county } = generateXCity()
const last = snapshots.at(-1)!
const worked = workingDays(holidayYears())
const windows = windowsOf(defaultCalendar(county.code))
const programme = projects.map((project) => ({ project, standing: standingOf(project, { today: clock, workingDays: worked, windows, rule: statusRule() }) }))

const ofKind = (kind: CountyProject['kind']) => projects.filter((project) => project.kind === kind)
const yuan = (list: readonly CountyProject[]) => total(list.map(({ budgetYuan }) => budgetYuan!))
const town = [...ofKind('newSchool'), ...ofKind('newKindergarten'), ...ofKind('extension')]
const nodes = programme.flatMap(({ project, standing }) => project.nodes.map((node, i) => ({ project, node, at: standing.nodes[i]!, name: `${project.id} ${node.id}` })))
const named = (which: (node: (typeof nodes)[number]) => boolean) => nodes.filter(which).map(({ name }) => name)
const planted = (id: string) => plantedProjectDefects.find((defect) => defect.id === id)!.nodes
const standing = (name: string): NodeStanding => nodes.find((node) => node.name === name)!.at

describe('the programme', () => {
  test('ten projects in the town, three schools, three kindergartens and four extensions, cost 334.5 million yuan', () => {
    expect([ofKind('newSchool'), ofKind('newKindergarten'), ofKind('extension')].map((list) => [list.length, yuan(list)])).toEqual([[3, 210_000_000], [3, 52_500_000], [4, 72_000_000]])
    expect(yuan(town)).toBe(334_500_000)
  })

  test('every rural unit has one upgrade, 60.5 million yuan together; with the group, which has none of its own, 32 projects for 395 million', () => {
    expect(ofKind('townshipUpgrade').map(({ township }) => township)).toEqual(last.townships.filter(({ kind }) => kind !== 'street').map(({ code }) => code))
    expect(yuan(ofKind('townshipUpgrade'))).toBe(60_500_000)
    expect(ofKind('educationGroup').map(({ budgetYuan }) => budgetYuan)).toEqual([0])
    expect([projects.length, yuan(projects)]).toEqual([32, 395_000_000])
    expect(new Set(projects.map(({ id }) => id)).size).toBe(32)
  })

  test('how many pupils wait is said with its source; of the group nobody has said it', () => {
    expect(town.map(({ pupils }) => pupils)).toEqual([1620, 1620, 1620, 360, 360, 360, 270, 270, 270, 270])
    expect(total(ofKind('townshipUpgrade').map(({ pupils }) => pupils!))).toBe(11_500)
    for (const { pupils, pupilsBasis } of projects) expect(pupilsBasis === null).toBe(pupils === undefined)
    expect(projects.filter(({ pupils }) => pupils === undefined).map(({ kind }) => kind)).toEqual(['educationGroup'])
  })

  test('every node has one owner: an office of the city, or the government of its own township', () => {
    const offices = ['发改局', '自然资源局', '财政局', '住建局', '教育局', '人社局', '编办', '市政府办']
    for (const { project, node } of nodes) {
      const township = last.townships.find(({ code }) => code === project.township)!
      const own = project.kind === 'townshipUpgrade' ? [township.name] : []
      expect([...offices, ...own]).toContain(node.owner)
      expect(node.helpers).not.toContain(node.owner)
    }
  })

  test('a project names only gaps that are open in the ledger of quality-2017; every extension names some, and most upgrades', () => {
    const open = new Set(gapLedger(loadStandard('quality-2017', { county: county.code }), snapshots).filter(({ closedOn }) => closedOn === null).map(({ id }) => id))
    for (const { gaps } of projects) for (const gap of gaps) expect(open.has(gap)).toBe(true)
    expect(ofKind('extension').every(({ gaps }) => gaps.length > 0)).toBe(true)
    expect(ofKind('townshipUpgrade').filter(({ gaps }) => gaps.length > 0).length).toBeGreaterThan(12)
  })

  test('the crowded classes of the town wait for its schools and extensions', () => {
    for (const project of [...ofKind('newSchool'), ...ofKind('extension')]) expect([project.name, classesWaiting(project, last)![0]!.nearlyOversize]).toEqual([project.name, true])
    for (const project of ofKind('newKindergarten')) expect(classesWaiting(project, last)).toBeNull()
  })
})

describe('what happened by 11 May 2021', () => {
  test('no file is faulty: nothing starts before what it follows, or is dated ahead of the clock', () => {
    for (const { project, node } of nodes) {
      expect(checkProject({ ...project, windows })).toEqual([])
      const begun = node.actualStart ?? '9999'
      for (const before of node.after.map((id) => project.nodes.find((other) => other.id === id)!)) expect(node.actualStart === undefined || before.actualFinish! <= begun).toBe(true)
      expect(node.actualFinish === undefined || begun < node.actualFinish).toBe(true)
      for (const day of [node.actualStart, node.actualFinish, node.reported?.on]) expect(day === undefined || day <= clock).toBe(true)
    }
  })

  test('offices act and report on working days', () => {
    const days = nodes.flatMap(({ node }) => [node.actualStart, node.actualFinish, node.reported?.on].filter((day) => day !== undefined))
    expect(days.filter((day) => !worked.isWorkingDay(dayOf(day)))).toEqual([])
  })

  test('finishes were confirmed by another office, but for those of the last days', () => {
    const finished = nodes.filter(({ node }) => node.actualFinish !== undefined)
    for (const { node } of finished) expect(node.confirmedOn === undefined).toBe(node.actualFinish! > '2021-05-05')
    expect(finished.filter(({ node }) => node.confirmedOn === undefined).length).toBeGreaterThan(0)
  })

  test('what is under way was reported on within the last fortnight, but for one node', () => {
    const current = nodes.filter(({ node }) => node.reported?.state === 'underWay')
    expect(current.filter(({ node }) => daysBetween(node.reported!.on, clock) > 14).map(({ name }) => name)).toEqual(planted('no-report'))
  })

  test('no project is lost yet, seven are not begun, and none of the town is without a blemish', () => {
    expect(programme.map((each) => each.standing.lostDays)).toEqual(projects.map(() => 0))
    const begun = programme.filter(({ project }) => project.nodes.some(({ actualStart }) => actualStart))
    expect(begun).toHaveLength(25)
    for (const { project, standing } of begun.filter(({ project }) => project.kind !== 'townshipUpgrade')) expect([project.id, standing.nodes.some(({ daysLate, status }) => daysLate > 0 || status === 'yellow')]).toEqual([project.id, true])
  })

  test('every sign of the wall chart is there to be seen', () => {
    const signs: readonly NodeStatus[] = ['claimed', 'done', 'green', 'idle', 'red', 'unreported', 'yellow']
    expect([...new Set(nodes.map(({ at }) => at.status))].toSorted()).toEqual(signs)
  })
})

describe('the faults put in on purpose, as the engine finds them', () => {
  test('a land approval, due on 28 April, is nine days from its cliff: after 20 May 1 620 pupils wait a year, or a term where either may begin', () => {
    const [first] = rankedProjects(programme)
    expect(`${first!.project.id} ${first!.standing.entry}`).toBe(planted('nine-days-to-cliff')[0])
    expect(first!.project.name).toBe('X市城区新建二小')
    expect(first!.standing.plan.nodes.find(({ id }) => id === 'land')!.finish).toBe('2021-04-28')
    expect(standing('P02 land')).toMatchObject({
      status: 'red',
      daysLate: 13,
      daysToCliff: 9,
      pupils: 1620,
      damage: 365 * 1620,
      cliff: { slipDays: 10, lastDay: '2021-05-20', goalNow: '2022-09-01', goal: '2023-09-01', jumpDays: 365, eitherTerm: { goal: '2023-03-01', jumpDays: 181 } },
    })
  })

  test('no node costs more than those of that school, and none of equal cost has fewer days', () => {
    expect(rankedNodes(programme)[0]!.project.id).toBe('P02')
  })

  test('the three projects on top are three stories: an overdue office, one that is silent, one whose report is contradicted', () => {
    const top = rankedProjects(programme).slice(0, 3).map(({ project, standing }) => `${project.id} ${standing.entry}`)
    expect(top).toEqual([...planted('nine-days-to-cliff'), ...planted('no-report'), ...planted('review-never-submitted')])
    expect(top.map((name) => nodes.find((node) => node.name === name)!.node.owner)).toEqual(['自然资源局', '教育局', '财政局'])
    expect(top.map((name) => standing(name).daysToCliff)).toEqual([9, 39, 54])
  })

  test('a financial review that is said to be under way has no start on record', () => {
    expect(named(({ at }) => at.contradicted)).toEqual(planted('review-never-submitted'))
  })

  test('one office, and only one, holds three overdue nodes of the ten projects at once', () => {
    const overdue = nodes.filter(({ project, at }) => town.includes(project) && at.status === 'red')
    const heldBy = (office: string) => overdue.filter(({ node }) => node.owner === office).map(({ name }) => name)
    const offices = [...new Set(overdue.map(({ node }) => node.owner))]
    expect(offices.filter((office) => heldBy(office).length >= 3).map((office) => [office, heldBy(office)])).toEqual([['自然资源局', planted('three-nodes-one-office')]])
  })

  test('one extension has six days before its works no longer fit the summer, though nothing of it is overdue', () => {
    expect(named(({ node, at }) => node.actualStart !== undefined && at.daysToCliff !== null && at.daysToCliff <= 7)).toEqual(planted('last-days-of-summer'))
    expect(standing('P09 review')).toMatchObject({ status: 'yellow', daysToCliff: 6, cliff: { goal: '2022-09-01', jumpDays: 365 }, damage: 365 * 270 })
  })

  test('one node that should have been reported on was not', () => {
    expect(named(({ at }) => at.status === 'unreported')).toEqual(planted('no-report'))
  })
})

test.each([1, 2])('another draw (%i) gives other upgrades, of the same sum, and none of them reported ahead of the clock', (draw) => {
  const other = generateXCity({ reseed: { projects: draw } }).projects
  expect(yuan(other)).toBe(395_000_000)
  expect(other.map(({ budgetYuan }) => budgetYuan)).not.toEqual(projects.map(({ budgetYuan }) => budgetYuan))
  const days = other.flatMap(({ nodes }) => nodes.flatMap(({ actualStart = '', actualFinish = '', reported }) => [actualStart, actualFinish, reported?.on ?? '']))
  expect(days.filter((day) => day > clock)).toEqual([])
})

describe('windows and failure points on 11 May 2021', () => {
  const setting = { workingDays: worked, windows }
  const pressing = (project: CountyProject) => {
    const points = failurePoints(project, programme.find((each) => each.project.id === project.id)!.standing, setting)
    return points.filter(({ isItsTurn, lastDay }) => isItsTurn && daysBetween(clock, lastDay) <= 90).map((point) => ({ ...point, name: `${project.id} ${point.node}` }))
  }

  test('three nodes have another way; without it they are single points of failure, and no other is added (P3)', () => {
    const single = projects.flatMap(pressing).filter(({ planB }) => planB === null).map(({ name }) => name)
    const stripped = projects.map((project) => ({ ...project, nodes: project.nodes.map(({ planB: _other, ...node }) => node) }))
    const all = stripped.flatMap(pressing).map(({ name }) => name)
    expect(all.filter((name) => !single.includes(name))).toEqual(planted('plan-b'))
    for (const name of ['P01 review', 'P02 land', 'P03 design', 'P09 review']) expect(single).toContain(name)
    expect(projects.flatMap(pressing).every(({ lastDayForPlanB }) => lastDayForPlanB !== null)).toBe(true)
  })

  test('another way that takes 40 days is begun by 1 June to keep a last day of 11 July', () => {
    expect(pressing(projects[3]!)).toMatchObject([{ node: 'land', lastDay: '2021-07-11', lastDayForPlanB: '2021-06-01' }])
  })

  test('of the projects of the town, one misses the bonds that close on 4 June, by six days, for want of its estimate', () => {
    const chances = programme.map(({ project, standing }) => ({ project, chance: windowChances(project, standing, defaultCalendar(county.code).fundingWindows, clock).find(({ window, span }) => window === 'specialBonds' && span[1] === '2021-06-04') }))
    const misses = chances.filter(({ chance }) => chance?.verdict === 'misses').map(({ project, chance }) => [project.id, chance!.spareDays, chance!.missing.map(({ node }) => `${project.id} ${node}`).at(-1)])
    expect(misses).toEqual([['P02', -6, planted('misses-bonds')[0]]])
    expect(chances.flatMap(({ project, chance }) => (chance?.verdict === 'ready' ? [project.id] : []))).toEqual(['P01', 'P08', 'P09'])
  })
})
