import { getJudgement } from '@junheng/contract/judgements.ts'
import { getSchool } from '@junheng/contract/schools.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { address, ApiProblem, call, OutOfStep } from './api.ts'

afterEach(() => vi.unstubAllGlobals())

test('an address carries its parameters and leaves out what was not asked', () => {
  expect(address(getSchool, { params: { id: '21/99' }, query: { snapshot: undefined } })).toBe('/api/schools/21%2F99')
  expect(address(getJudgement, { query: { standard: 'basic-2012', privateSchools: false } })).toBe('/api/judgement?standard=basic-2012&privateSchools=false')
})

test('a problem the server names keeps its code, so that its remedy can be said in both languages', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"code":"not_found"}', { status: 404 }))
  await expect(call(getSchool, { params: { id: '1' } })).rejects.toMatchObject({ code: 'not_found' })
})

test('an answer that is no problem of ours is an internal one', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
  await expect(call(getSchool, { params: { id: '1' } })).rejects.toEqual(new ApiProblem('internal', undefined))
})

test('a reply that breaks the contract is refused rather than shown: the page is older than the server', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ school: 'no such thing' }))
  await expect(call(getSchool, { params: { id: '1' } })).rejects.toBeInstanceOf(OutOfStep)
})
