import type { listPremises } from '@junheng/contract/premises.ts'
import { valley } from '@junheng/core/county/testing.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { testServer, type Person, type TestServer } from '../../testing.ts'
import { bookForTest, valleyOf } from '../snapshots/testing.ts'

type Register = z.infer<Extract<typeof listPremises.reply, z.ZodType>>

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  const [used, empty] = valley().premises!
  await bookForTest(server, valleyOf(server, { premises: [{ ...used!, safetyGrade: 'D' }, { ...empty!, state: 'handedOver', handedOverOn: '2019-08-28', vacatedOn: '2019-07-01' }] }))
})
afterAll(() => server.close())

const seenBy = async (person: Person) => {
  const { json } = await server.as(person)<Register>('GET', '/api/premises')
  return [json.premises.map(({ id }) => id), json.concerns.map(({ premises, kind }) => `${premises} ${kind}`)]
}

test('a township sees its own premises and what is amiss with them, the county all, a school none', async () => {
  expect(await seenBy('bureau-viewer')).toEqual([['P01', 'P02'], ['P01 gradeD', 'P02 idle']])
  expect(await seenBy({ role: 'township', township: '990181100' })).toEqual([['P02'], ['P02 idle']])
  expect(await seenBy({ role: 'township', township: '990181200' })).toEqual([['P01'], ['P01 gradeD']])
  expect(await seenBy('school')).toEqual([[], []])
})
