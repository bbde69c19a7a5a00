import { expect, test } from 'vitest'
import { lastLine, sum, tallyReport } from './tally.mjs'

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((status, at) => ({ status, fullName: `test ${at + 1}`, failureMessages: status === 'failed' ? ['Error: 3 is not 4\n    at a.test.ts:1'] : [] })),
})

test('a report is counted as vitest counted it, and names what failed', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0, testResults: [file('failed', 'passed', 'failed')] }
  expect(tallyReport(report)).toEqual({ passed: 3, failed: 1, skipped: 1, failures: ['a.test.ts > test 2: Error: 3 is not 4'], secondTries: [] })
})

test('what passed only when it was tried again is named', () => {
  const again = { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'test 1', failureMessages: ['Error: too late'] }] }
  expect(tallyReport({ numPassedTests: 1, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [again] }).secondTries).toEqual(['a.test.ts > test 1: Error: too late'])
})

test('a test file that could not be loaded is a failure, not silence', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [file('failed'), file('passed', 'passed')] }
  expect(tallyReport(report)).toEqual({ passed: 3, failed: 1, skipped: 0, failures: ['a.test.ts: could not be loaded'], secondTries: [] })
})

test('a run that left no report is a failure', () => {
  expect(tallyReport(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0, failures: ['no report'], secondTries: [] })
})

test('the last line names skipped tests only where there are some', () => {
  const tally = (passed: number, failed: number, skipped: number) => ({ passed, failed, skipped, failures: [], secondTries: [] })
  expect(lastLine(tally(12, 0, 0))).toBe('12 passed, 0 failed')
  expect(lastLine(sum([tally(12, 1, 0), tally(1, 1, 2)]))).toBe('13 passed, 2 failed, 2 skipped')
})
