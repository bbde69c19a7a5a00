import { appendFileSync } from 'node:fs'
import { stdout } from 'node:process'
import type { Log } from './request-log.ts'

/** Appends lines of JSON to a file, or to standard output where it is `-`. A log that cannot be written holds nobody up. */
export function writeLog(to: string): Log {
  return (line) => {
    const text = `${JSON.stringify(line)}\n`
    if (to === '-') stdout.write(text)
    else append(to, text)
  }
}

function append(file: string, text: string) {
  try {
    appendFileSync(file, text, { mode: 0o600 })
  } catch {
    // The disk may be full, the folder gone: the request has been answered all the same.
  }
}
