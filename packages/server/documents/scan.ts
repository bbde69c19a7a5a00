import { spawn } from 'node:child_process'
import { Problem } from '@junheng/contract/problem.ts'

/** Examines an uploaded file before anything is made of it. Throws `file_infected` or `scan_unavailable`. */
export type Scan = (bytes: Uint8Array) => Promise<void>

const limitMs = 60_000

/** Hands the file to a program on its standard input, as `clamdscan -` takes it: exit code 0 lets it pass, 1 refuses it, anything else is no answer. */
export function scanBy(program: string, timeoutMs = limitMs): Scan {
  return async (bytes) => {
    const code = await exitCodeOf(program, bytes, timeoutMs)
    if (code === 1) throw new Problem('file_infected')
    if (code !== 0) throw new Problem('scan_unavailable')
  }
}

/** Null where the program could not be started, was killed or took too long. */
function exitCodeOf(program: string, bytes: Uint8Array, timeoutMs: number): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, [], { stdio: ['pipe', 'ignore', 'ignore'], timeout: timeoutMs, killSignal: 'SIGKILL' })
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
    // A program that has seen enough closes its end.
    child.stdin.on('error', () => {})
    child.stdin.end(bytes)
  })
}
