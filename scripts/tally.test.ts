import { expect, test } from 'vitest'
import { lastLine, sum, tallyReport } from './tally.mjs'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((status) => ({ status })) })

test('a report is counted as vitest counted it', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0, testResults: [file('failed', 'passed', 'failed')] }
  expect(tallyReport(report)).toEqual({ passed: 3, failed: 1, skipped: 1 })
})

test('a test file that could not be loaded is a failure, not silence', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [file('failed'), file('passed', 'passed')] }
  expect(tallyReport(report)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('a run that left no report is a failure', () => {
  expect(tallyReport(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('the last line names skipped tests only where there are some', () => {
  expect(lastLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(lastLine(sum([{ passed: 12, failed: 1, skipped: 0 }, { passed: 1, failed: 1, skipped: 2 }]))).toBe('13 passed, 2 failed, 2 skipped')
})
