import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'docs', 'compliance')
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test.each(pages)('every file that docs/compliance/%s appeals to is there', (name) => {
  const named = [...read(name).matchAll(/`((?:packages|e2e|docs|scripts)\/[^`]+)`/g)].map(([, path]) => path!)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

/** Levels 1 and 2 of ASVS 5.0.0: how many requirements each section has, counted from the published list. */
const sections: Readonly<Record<string, number>> = {
  1.1: 2, 1.2: 9, 1.3: 11, 1.4: 3, 1.5: 2, 2.1: 3, 2.2: 3, 2.3: 4, 2.4: 1, 3.2: 2, 3.3: 4, 3.4: 6, 3.5: 5, 3.7: 2, 4.1: 3, 4.2: 1, 4.3: 2, 4.4: 4, 5.1: 1, 5.2: 3, 5.3: 2, 5.4: 3,
  6.1: 3, 6.2: 12, 6.3: 4, 6.4: 4, 6.5: 5, 6.6: 3, 6.8: 4, 7.1: 3, 7.2: 4, 7.3: 2, 7.4: 5, 7.5: 2, 7.6: 2, 8.1: 2, 8.2: 3, 8.3: 1, 8.4: 1, 9.1: 3, 9.2: 4, 10.1: 2, 10.2: 2, 10.3: 4, 10.4: 11, 10.5: 5, 10.6: 2, 10.7: 3,
  11.1: 2, 11.2: 3, 11.3: 3, 11.4: 4, 11.5: 1, 11.6: 1, 12.1: 3, 12.2: 2, 12.3: 4, 13.1: 1, 13.2: 5, 13.3: 2, 13.4: 5, 14.1: 2, 14.2: 4, 14.3: 3, 15.1: 3, 15.2: 3, 15.3: 7, 16.1: 1, 16.2: 5, 16.3: 4, 16.4: 3, 16.5: 3, 17.1: 1, 17.2: 4, 17.3: 2,
}

test('every requirement of ASVS 5.0.0 at levels 1 and 2 has one line, with a state and a test or a reason', () => {
  const lines = read('asvs.md').split('\n').map((line) => /^\| (\d+\.\d+)\.(\d+) \| ([^|]+) \| (met|partly|not met|n\/a) \| ([^|]+) \|$/.exec(line)).filter((line) => line !== null)
  const counted: Record<string, number> = {}
  for (const [, section] of lines) counted[section!] = (counted[section!] ?? 0) + 1
  expect(counted).toEqual(sections)
  expect(new Set(lines.map(([, section, number]) => `${section}.${number}`)).size).toBe(253)
})
