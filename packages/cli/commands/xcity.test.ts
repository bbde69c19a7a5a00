import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CountyProjectSchema } from '@junheng/contract/project-schema.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { z } from 'zod'
import { folderWith, runIn } from '../testing.ts'
import { xCityWorkbooks } from '../x-city-workbooks.ts'

test('two workbooks a year and the projects are written, and the same seed gives the same bytes', async () => {
  const folder = folderWith({})
  const { code, printed } = await runIn(folder, ['xcity', '--out', 'sample', '--seed', '7'])
  expect(code).toBe(0)
  const names = readdirSync(join(folder, 'sample')).toSorted()
  expect(printed.split('\n').toSorted()).toEqual(names.map((name) => join(folder, 'sample', name)))
  expect(names).toEqual(['2017', '2018', '2019', '2020'].flatMap((year) => [`X市-${year}-教基统计.xlsx`, `X市-${year}-补充模板.xlsx`]).concat('X市-人口住房.json', 'X市-项目.json'))

  const city = generateXCity({ seed: 7 })
  const again = xCityWorkbooks(city)
  for (const { fileName, bytes } of [(await again.next()).value!, (await again.next()).value!]) {
    expect(readFileSync(join(folder, 'sample', fileName)).equals(bytes), fileName).toBe(true)
  }
  const projects = JSON.parse(readFileSync(join(folder, 'sample', 'X市-项目.json'), 'utf8'))
  expect(z.array(CountyProjectSchema).parse(projects)).toEqual(city.projects)
})

test.each([
  [['xcity'], 2, '--out'],
  [['xcity', '--out', 'x', '--seed', 'two'], 2, '--seed'],
  [['xcity', '--out', 'a-file'], 5, 'a-file'],
])('%j is refused in one line with the remedy', async (args, code, words) => {
  const ran = await runIn(folderWith({ 'a-file': '' }), args)
  expect(ran.code).toBe(code)
  expect(ran.told).toContain(words)
})
