import { windowsOf } from '@junheng/core/schedule/county-calendar.ts'
import { standingOf } from '@junheng/core/schedule/standing.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { readMsProject } from '@junheng/server/documents/ms-project/read.ts'
import { writeMsProject } from '@junheng/server/documents/ms-project/write.ts'
import { defaultCalendar, holidayYears, statusRule } from '@junheng/standards/load-schedule.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { expect, test } from 'vitest'

test('every project of X市 comes back from a file of Microsoft Project as it went, but for what owners said', () => {
  const { projects, clock, county } = generateXCity()
  const setting = { today: clock, workingDays: workingDays(holidayYears()), windows: windowsOf(defaultCalendar(county.code)), rule: statusRule() }
  for (const project of projects) {
    const { content, faults } = readMsProject(writeMsProject(project, standingOf(project, setting)))
    expect(faults).toEqual([])
    expect(content).toEqual({ ...project, nodes: project.nodes.map(({ reported: _reported, confirmedOn: _confirmedOn, ...node }) => node) })
  }
}, 60_000)
