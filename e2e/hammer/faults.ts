import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { start, stop, type Caller } from '../../scripts/served.mjs'
import { root } from '../../scripts/setup.mjs'
import type { Part } from './part.ts'

/** Faults of the machine: a full disk, a clock that jumps, and a way back by the backup. */
export const faultsPart: Part = async (_options, say) => {
  const faults: string[] = []
  for (const fault of [diskFull, clockJumps, wayBack]) faults.push(...(await inFolder((folder) => fault(folder, say))))
  return faults
}

type Say = (line: string) => void

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-hammer-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The disk of the data folder fills up while clients write: nothing acknowledged is lost, and once there is room again it goes on without a new start. */
async function diskFull(folder: string, say: Say): Promise<readonly string[]> {
  const disk = join(folder, 'disk')
  if (spawnSync('mkdir', [disk]).status !== 0 || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'junheng-hammer', disk]).status !== 0) {
    say('磁盘写满 disk full: skipped: 挂载小磁盘需要 root mounting a small disk needs root')
    return []
  }
  const served = await start(join(disk, 'data'))
  try {
    const before = await writeUntil(served.call, 'before', 20)
    fillUp(join(disk, 'fill'))
    const during = await writeUntil(served.call, 'during', 20_000)
    rmSync(join(disk, 'fill'))
    const back = await answersAgain(served.call)
    const after = await writeUntil(served.call, 'after', 20)
    const lost = await missing(served.call, [...before.done, ...during.done, ...after.done])
    say(`磁盘写满 disk full: ${during.done.length} 次写入后拒绝 writes until it refused (${during.refusal}); 腾出空间后 with room again back in ${back} ms; 丢失 lost ${lost.length}`)
    return [...lost.map((name) => `disk full: acknowledged and lost: ${name}`), ...(/disk_full|database_away/.test(during.refusal ?? '') ? [] : [`disk full: refused by ${during.refusal}`]), ...(after.done.length < 20 ? ['disk full: it did not go on'] : [])]
  } finally {
    await stop(served, 'SIGTERM')
    execFileSync('umount', [disk])
  }
}

/** Takes what room is left, to the last block. */
function fillUp(path: string) {
  const file = openSync(path, 'w')
  try {
    for (const size of [2 ** 20, 4096]) fillWith(file, Buffer.alloc(size))
  } finally {
    closeSync(file)
  }
}

function fillWith(file: number, block: Buffer) {
  try {
    for (;;) writeSync(file, block)
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
  }
}

/** Accounts one after another, until one is refused or there are enough. */
async function writeUntil(call: Caller, prefix: string, enough: number) {
  const done: string[] = []
  let refusal: string | undefined
  while (done.length < enough && refusal === undefined) {
    const name = `锤 ${prefix} ${done.length} ${'字'.repeat(60)}`
    refusal = await call('POST', '/accounts', { name, role: 'bureau-viewer' }).then(() => undefined, (error: Error) => error.message.slice(0, 80))
    if (refusal === undefined) done.push(name)
  }
  return { done, refusal }
}

async function answersAgain(call: Caller): Promise<number> {
  const since = performance.now()
  while (!(await call('POST', '/accounts', { name: '又能写了', role: 'bureau-viewer' }).then(() => true, () => false))) {
    if (performance.now() - since > 60_000) return Number.NaN
    await wait(200)
  }
  return Math.round(performance.now() - since)
}

async function missing(call: Caller, names: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (let skip = 0; ; skip += 500) {
    const page = await call<{ name: string }[]>('GET', `/accounts?skip=${skip}&limit=500`)
    for (const { name } of page) found.add(name)
    if (page.length < 500) return names.filter((name) => !found.has(name))
  }
}

const faketime = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1'].find((path) => existsSync(path))

/** The machine's clock leaps two days ahead and three back: sessions end as they must, writing goes on, the audit's chain still verifies. */
async function clockJumps(folder: string, say: Say): Promise<readonly string[]> {
  if (faketime === undefined) {
    say('时钟跳变 clock jumps: skipped: 没有 faketime（apt-get install faketime） faketime is not installed')
    return []
  }
  const clock = join(folder, 'clock')
  const set = (offset: string) => writeFileSync(clock, `${offset}\n`)
  set('+0')
  const data = join(folder, 'data')
  const served = await start(data, { env: { LD_PRELOAD: faketime, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' } })
  try {
    const before = await writeUntil(served.call, 'before', 10)
    set('+2d')
    await wait(1500)
    const ahead = await served.call('GET', '/accounts?limit=1').then(() => 'still signed in', (error: Error) => error.message)
    set('-1d')
    await wait(1500)
    const behind = await writeUntil(served.call, 'behind', 10)
    const verified = junheng(['audit', 'verify', '--data', data])
    say(`时钟跳变 clock jumps: +2 d ${ahead}; −3 d ${behind.done.length} 次写入 writes; audit verify ${verified}`)
    return [...(ahead.includes('not_signed_in') ? [] : ['clock: a session outlives its twelve hours']), ...(before.done.length + behind.done.length === 20 ? [] : [`clock: writing stopped: ${behind.refusal}`]), ...(verified === 0 ? [] : ['clock: the audit does not verify'])]
  } finally {
    await stop(served, 'SIGTERM')
  }
}

/** Backed up while it serves, restored into a new folder, started there: everything that was acknowledged stands in the copy. */
async function wayBack(folder: string, say: Say): Promise<readonly string[]> {
  const [data, copy, file, passphrase] = ['data', 'copy', 'way-back.backup', 'passphrase'].map((name) => join(folder, name)) as [string, string, string, string]
  writeFileSync(passphrase, 'a passphrase of the hammer 锤\n', { mode: 0o600 })
  const served = await start(data)
  const { done } = await writeUntil(served.call, 'kept', 50)
  const codes = [junheng(['backup', '--out', file, '--verify', '--data', data, '--passphrase-file', passphrase])]
  await stop(served, 'SIGTERM')
  codes.push(junheng(['restore', file, '--into', copy, '--passphrase-file', passphrase]))
  const again = await start(copy)
  const lost = await missing(again.call, done)
  await stop(again, 'SIGTERM')
  say(`备份与退回 way back: backup ${codes[0]}, restore ${codes[1]}; 丢失 lost ${lost.length} / ${done.length}`)
  return [...lost, ...codes.filter((code) => code !== 0).map((code) => `way back: exit code ${code}`)]
}

function junheng(args: readonly string[]): number | null {
  return spawnSync(process.execPath, [join(root, 'packages/cli/bin/junheng.mjs'), ...args], { stdio: 'ignore', env: { ...process.env, DATABASE_URL: '' } }).status
}
