/** Counts of tests, and which failed by name: `{ passed, failed, skipped, failures }`. */

/** One of vitest's JSON reports. A file that could not even be loaded counts as one failure; a missing report too. */
export function tallyReport(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0, failures: ['no report'] }
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...report.testResults.flatMap(failedTests), ...broken.map((file) => `${file.name}: ${firstLine([file.message]) || 'could not be loaded'}`)],
  }
}

function failedTests(file) {
  return file.assertionResults.filter((test) => test.status === 'failed').map((test) => `${file.name} > ${test.fullName}: ${firstLine(test.failureMessages)}`)
}

function firstLine(messages) {
  return (messages?.[0] ?? '').split('\n', 1)[0]
}

export function sum(tallies) {
  const total = (name) => tallies.reduce((count, tally) => count + tally[name], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped'), failures: tallies.flatMap((tally) => tally.failures) }
}

/** What `npm test` ends with. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
