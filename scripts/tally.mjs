/** Counts of tests, and by name which failed and which passed only when tried again: `{ passed, failed, skipped, failures, secondTries }`. */

/** One of vitest's JSON reports. A file that could not even be loaded counts as one failure; a missing report too. */
export function tallyReport(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0, failures: ['no report'], secondTries: [] }
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...namesOf(report, 'failed'), ...broken.map((file) => `${file.name}: ${firstLine([file.message]) || 'could not be loaded'}`)],
    secondTries: namesOf(report, 'passed'),
  }
}

/** Those of one status that have failed at least once, with why. */
function namesOf({ testResults }, status) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter((test) => test.status === status && test.failureMessages.length > 0).map((test) => `${name} > ${test.fullName}: ${firstLine(test.failureMessages)}`),
  )
}

function firstLine(messages) {
  return (messages[0] ?? '').split('\n', 1)[0]
}

export function sum(tallies) {
  const total = (name) => tallies.reduce((count, tally) => count + tally[name], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped'), failures: tallies.flatMap((tally) => tally.failures), secondTries: tallies.flatMap((tally) => tally.secondTries) }
}

/** What `npm test` ends with. */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
