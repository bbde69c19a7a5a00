let count = 0

/** What the test of resident threads runs: answers with how often it was asked, or ends as it is told. */
export function work(input: string): string {
  count++
  if (input === 'fault') throw new Error('no answer')
  if (input === 'exit') process.exit(1)
  if (input === 'for ever') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  return `${input} ${count}`
}
