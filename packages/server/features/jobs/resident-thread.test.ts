import { expect, test } from 'vitest'
import { residentThread } from './resident-thread.ts'

const url = new URL('resident-thread-testing.ts', import.meta.url)

test('questions are answered in order by one thread, which remembers', async () => {
  const ask = residentThread<string, string>(url, { seconds: 20 })
  expect(await Promise.all([ask('a'), ask('b')])).toEqual(['a 1', 'b 2'])
  expect(await ask('c')).toBe('c 3')
})

test('a fault is told and the thread goes on; an end of the thread is told, and the next question begins another', async () => {
  const ask = residentThread<string, string>(url, { seconds: 20 })
  await expect(ask('fault')).rejects.toThrow('no answer')
  expect(await ask('b')).toBe('b 2')
  const [ended, after] = [ask('exit'), ask('d')]
  await expect(ended).rejects.toThrow('ended')
  expect(await after).toBe('d 1')
})

test('a question that takes too long ends the thread', async () => {
  const ask = residentThread<string, string>(url, { seconds: 2 })
  await expect(ask('for ever')).rejects.toThrow('took too long')
}, 15_000)
