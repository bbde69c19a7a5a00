import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, runIn } from '../testing.ts'

const folder = folderWith({})
mkdirSync(join(folder, 'TINY'))
writeFileSync(join(folder, 'TINY', 'Schools.txt'), 'ID\tX\tY\tAMEARLY\tAMLATE\n1\t0\t0\t700\t730\n')
writeFileSync(join(folder, 'TINY', 'Stops.txt'), 'ID\tX_COORD\tY_COORD\tEP_ID\tSTUDENT_COUNT\n11\t0\t8800\t1\t40\n12\t8800\t8800\t1\t40\n')

test('bench sbrp prints one line an instance and writes its routes', async () => {
  const { code, printed } = await runIn(folder, ['bench', 'sbrp', 'TINY', '--seconds', '2', '--json', '--out', 'routes.tsv'])
  expect([code, JSON.parse(printed)]).toEqual([0, expect.objectContaining({ instance: 'TINY', buses: 2, bound: 2, violations: 0 })])
  expect(readFileSync(join(folder, 'routes.tsv'), 'utf8').split('\n')[0]).toBe('bus\torder\tkind\tid\tarrive\tleave\tchildren\tload')
})

test('and says what is wrong with its words', async () => {
  expect((await runIn(folder, ['bench', 'sbrp', '.'])).code).toBe(3)
  expect((await runIn(folder, ['bench', 'sbrp', 'TINY', '--ride', 'long'])).code).toBe(2)
  expect((await runIn(folder, ['bench', 'sbrp', 'TINY', '--loads', 'some'])).code).toBe(2)
})
