/** Counts of tests: `{ passed, failed, skipped }`. */

/** One of vitest's JSON reports. A file that could not even be loaded counts as one failure; a missing report too. */
export function tallyReport(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

export function sum(tallies) {
  const total = (name) => tallies.reduce((count, tally) => count + tally[name], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') }
}

/** What `npm test` ends with. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
