import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exitCodes } from './commands/command.ts'
import { folderWith, runIn } from './testing.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8')
const block = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)![1]!

test('docs/cli.md shows what judge --json really prints', async () => {
  const [, line] = /`junheng (judge \S+ --standard \S+ --json)`/.exec(page)!
  const { printed } = await runIn(folderWith({ 'schools.csv': block('csv') }), line!.split(' '))
  expect(JSON.parse(printed)).toEqual(shownIn(JSON.parse(block('json'))))
})

test('docs/cli.md shows what schedule --json really prints', async () => {
  const { printed } = await runIn(folderWith({ 'project.json': block('json project') }), ['schedule', 'project.json', '--json'])
  expect(JSON.parse(printed)).toEqual(JSON.parse(block('json schedule')))
})

/** What the page shows, figures close enough; each entry of an abridged list is somewhere in the real one. */
function shownIn(shown: unknown): unknown {
  if (typeof shown === 'number') return expect.closeTo(shown, 9)
  if (Array.isArray(shown)) return shown.length === 0 ? [] : expect.arrayContaining(shown.map(shownIn))
  if (typeof shown !== 'object' || shown === null) return shown
  return expect.objectContaining(Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, shownIn(value)])))
}

test('docs/cli.md lists every exit code', () => {
  const listed = [...page.matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code))
  expect(listed).toEqual(Object.values(exitCodes))
})

test('docs/cli.md and --help name the same commands', async () => {
  const { printed } = await runIn(folderWith({}), ['--help'])
  const helped = [...printed.matchAll(/^ {2}junheng (\w+)/gm)].map(([, name]) => name)
  const documented = [...page.matchAll(/^\| `junheng (\w+)/gm)].map(([, name]) => name)
  expect(documented.toSorted()).toEqual(helped.toSorted())
})
