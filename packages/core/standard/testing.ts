import { loadStandard } from '@junheng/standards/load.ts'
import type { School, Snapshot } from '../county/snapshot.ts'

/** The shipped standards and a county to judge, for tests. */
export const basic = loadStandard('basic-2012')
export const quality = loadStandard('quality-2017')

export function schoolOf(id: string, more: Partial<School> = {}): School {
  return { id, name: `学校${id}`, kind: '211', township: 't1', urbanRural: '121', runBy: 'county', countsAsSchool: true, boarding: false, stages: {}, stock: {}, ...more }
}

export function countyOf(schools: readonly School[], more: Partial<Snapshot> = {}): Snapshot {
  return { county: { code: '990000', name: '某县' }, date: '2020-09-01', townships: [], schools, changes: [], ...more }
}
