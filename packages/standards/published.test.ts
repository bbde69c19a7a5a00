import { existsSync, readFileSync } from 'node:fs'
import { readPlainTable } from '@junheng/core/standard/plain-table.ts'
import { expect, test } from 'vitest'
import { loadStandard } from './load.ts'
import fixture from './published.fixture.json' with { type: 'json' }

const path = `${import.meta.dirname}/../../../shared/data/published/balance.json`

test('the county rows of the public tables at hand give their printed composites', ({ skip }) => {
  if (!existsSync(path)) {
    process.stdout.write('skipped: no data\n')
    skip('no data')
  }
  const { countyRows } = JSON.parse(readFileSync(path, 'utf8')) as Pick<typeof fixture, 'countyRows'>
  const rows = countyRows.map(({ county, stage, cv }) => [county, stage, ...cv.map(String)])
  const table = readPlainTable([['county', 'stage', ...'12345678'.split('').map((i) => `cv${i}`)], ...rows], loadStandard('basic-2012').split)

  if (table.kind !== 'counties') throw new Error(table.kind)
  for (const [i, row] of table.rows.entries()) expect(Math.abs(row.composite! - countyRows[i]!.composite)).toBeLessThanOrEqual(0.0005 + 1e-9)
})
