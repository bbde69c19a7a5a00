import { expect, test } from 'vitest'
import type { Project } from './project.ts'
import fixture from './reference-projects.fixture.json' with { type: 'json' }
import { schedule } from './schedule.ts'

const projects = fixture.projects as unknown as { readonly [name: string]: Project }

interface Expected {
  readonly slipDays: number
  readonly [node: string]: string | number
}
const expectedForSlips = Object.entries(fixture.expectedForSlips as unknown as { readonly [project: string]: { readonly [node: string]: readonly Expected[] } })
const slips = expectedForSlips.flatMap(([project, byNode]) => Object.entries(byNode).flatMap(([node, rows]) => rows.map((row) => ({ project, node, ...row }))))

test.each(slips)('$project: $node late by $slipDays days gives the dates on record', ({ project, node, slipDays, ...dates }) => {
  const { nodes } = schedule(projects[project]!, { slips: { [node]: slipDays } })

  for (const [id, date] of Object.entries(dates)) expect([id, nodes.find((one) => one.id === id)?.finish]).toEqual([id, date])
})

test.each(Object.entries(fixture.expectedCliffs))('%s: every node has the cliffs on record', (project, expected) => {
  const { nodes } = schedule(projects[project]!)

  expect(Object.fromEntries(nodes.map(({ id, slackDays, daysToCliff, cliffs }) => [id, { slackDays, daysToCliff, cliffs }]))).toEqual(expected)
})
