import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { stdout } from 'node:process'
import { describe, expect, test } from 'vitest'
import { projectOfPsplib } from './psplib.ts'
import { schedule } from './schedule.ts'

const folder = `${import.meta.dirname}/../../../../shared/data/psplib`

describe.each(['j30', 'j60'])('%s of PSPLIB', (set) => {
  test('the length of every project is the MPM-Time that its file prints', ({ skip }) => {
    const files = existsSync(`${folder}/${set}`) ? readdirSync(`${folder}/${set}`).filter((name) => name.endsWith('.sm')) : []
    if (files.length === 0) {
      stdout.write('skipped: no data\n')
      skip('no data')
    }
    const found = files.map((name) => {
      const { project, mpmTime } = projectOfPsplib(readFileSync(`${folder}/${set}/${name}`, 'latin1'))
      return { name, lengthDays: schedule(project, { cliffs: false }).lengthDays, mpmTime }
    })

    expect(found.filter(({ lengthDays, mpmTime }) => lengthDays !== mpmTime)).toEqual([])
  })
})

const small = `
PROJECT INFORMATION:
pronr.  #jobs rel.date duedate tardcost  MPM-Time
    1      2      0       12        3        9
****
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
****
REQUESTS/DURATIONS:
jobnr. mode duration  R 1
--------------------------
  1      1     0       0
  2      1     9       4
  3      1     5       2
  4      1     0       0
****
`

test('a job becomes a node, its successors become links, and resources are left out', () => {
  const { project, mpmTime } = projectOfPsplib(small)

  expect(mpmTime).toBe(9)
  expect(project.nodes.map(({ id, days, after }) => ({ id, days, after }))).toEqual([
    { id: '1', days: 0, after: [] }, { id: '2', days: 9, after: ['1'] }, { id: '3', days: 5, after: ['1'] }, { id: '4', days: 0, after: ['2', '3'] },
  ])
  expect(schedule(project).criticalPath).toEqual(['1', '2', '4'])
})

test('a file of another kind is refused', () => {
  expect(() => projectOfPsplib('jobs: 3')).toThrow('PSPLIB')
})
