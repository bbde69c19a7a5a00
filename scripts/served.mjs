/** The real program as a process of its own, for tests that kill it: started on a folder and a free port, signed in by its one-time link. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './setup.mjs'

/** Starts on a free port, waits for the sign-in link, and signs in. Without `sample` the county is empty. */
export async function start(folder, { sample = false, env = {} } = {}) {
  const args = [join(root, 'packages/cli/bin/junheng.mjs'), 'serve', ...(sample ? [] : ['--empty']), '--port', '0', '--data', folder]
  // All that is measured comes from one address, which would soon be told to wait.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, JUNHENG_CLOCK: '2021-05-11', DATABASE_URL: '', JUNHENG_RATE: '0', ...env } })
  const said = await linkOf(child)
  const [, address, token] = /(http:\/\/[\d.:]+)\/sign-in#(\S+)/.exec(said)
  const cookie = await signIn(address, token)
  return { child, address, cookie, call: caller(address, cookie) }
}

/** Spends a one-time link; answers the session's cookie. */
export async function signIn(address, token) {
  const reply = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) })
  if (!reply.ok) throw new Error(`sign-in: ${reply.status} ${await reply.text()}`)
  return reply.headers.getSetCookie()[0].split(';')[0]
}

/** Speaks to the API as whoever holds the cookie; a refusal throws its code. */
export function caller(address, cookie) {
  return async (method, path, body) => {
    const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json'
    const reply = await fetch(`${address}/api${path}`, {
      method,
      headers: { cookie, ...(body && { 'content-type': type }) },
      ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
    })
    const answer = await reply.json()
    if (!reply.ok) throw new Error(`${method} ${path}: ${answer.code} ${JSON.stringify(answer.details)}`)
    return answer
  }
}

/** Ends the program by a signal, and waits until it is gone. */
export async function stop({ child }, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((exited) => child.once('exit', exited))
  child.kill(signal)
  await exit
}

/** Park and Miller's generator, from 0 to below 1: the same seed, the same numbers. Its first few lie as close together as the seeds, so they are left out. */
export function randomFrom(seed) {
  let state = (seed % 2147483646) + 1
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647
  for (let i = 0; i < 5; i++) next()
  return next
}

function linkOf(child) {
  return new Promise((found, failed) => {
    let said = ''
    const listen = (chunk) => {
      said += String(chunk)
      if (/sign-in#\S+\s/.test(said)) found(said)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => failed(new Error(`没有启动 did not start (${code}): ${said}`)))
  })
}
