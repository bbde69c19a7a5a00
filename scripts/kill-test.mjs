/**
 * `node scripts/kill-test.mjs WORKBOOK [--times N] [--seed N]`: kills the server during an import, again and again.
 *
 * Each round starts on a copy of the same empty county, imports the workbook, and kills Node (not PostgreSQL) at a moment drawn
 * from the seed. Started again, it must open, and the import must be whole or absent: whole where the booking was acknowledged.
 * Then the import is finished and must come to the same snapshot. Exit code 0 if every round holds, 1 if one does not.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { randomFrom, start, stop } from './served.mjs'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { times: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } } })
const [workbook] = positionals
if (workbook === undefined) {
  console.error('用法 Usage: node scripts/kill-test.mjs WORKBOOK [--times N] [--seed N]')
  process.exit(2)
}
const times = Number(values.times)
const bytes = readFileSync(workbook)
const home = mkdtempSync(join(tmpdir(), 'junheng-kill-'))
const held = await everyRoundHolds()
if (held) rmSync(home, { recursive: true, force: true })
else console.log(`最后一轮的数据留在 The last round's data is kept in ${home}`)
process.exitCode = held ? 0 : 1

async function everyRoundHolds() {
  const empty = join(home, 'empty')
  const before = await onServer(empty, ({ call }) => listSnapshots(call))
  const { after, took } = await uninterrupted(empty)
  console.log(`不中断的导入 An uninterrupted import: ${took} ms, ${bytes.length} bytes, ${after}`)
  if (after === before) throw new Error('导入没有改变任何快照，无从检验。 The import changes no snapshot, so there is nothing to test.')

  const random = randomFrom(Number(values.seed))
  const failures = []
  for (let round = 1; round <= times; round++) {
    const killAfter = Math.round(random() * took * 1.1)
    const outcome = await killedRound(empty, { killAfter, before, after }).catch((error) => ({ fault: error.message }))
    console.log(`${String(round).padStart(3)}  ${String(killAfter).padStart(6)} ms  ${outcome.fault ?? outcome.found}`)
    if (outcome.fault) failures.push(round)
  }
  console.log(`${times - failures.length} / ${times}`)
  return failures.length === 0
}

async function uninterrupted(empty) {
  const folder = copyOf(empty)
  return onServer(folder, async ({ call }) => {
    const started = Date.now()
    await importAll(call)
    return { took: Date.now() - started, after: await listSnapshots(call) }
  })
}

/** One kill, one restart, one look; then the import is finished. */
async function killedRound(empty, { killAfter, before, after }) {
  const folder = copyOf(empty)
  const first = await start(folder)
  let acknowledged = false
  const importing = importAll(first.call).then(() => (acknowledged = true)).catch(() => {})
  await wait(killAfter)
  const wasAcknowledged = acknowledged
  await stop(first, 'SIGKILL')
  await importing

  const restarted = Date.now()
  return onServer(folder, async ({ call }) => {
    const opened = Date.now() - restarted
    const found = await listSnapshots(call)
    if (found !== before && found !== after) return { fault: `半途的快照 a snapshot that is neither whole nor absent: ${found}` }
    if (wasAcknowledged && found !== after) return { fault: '已确认的导入丢失 an acknowledged import was lost' }
    if (found === before) await importAll(call)
    if ((await listSnapshots(call)) !== after) return { fault: '重新导入的结果不同 importing again came to another snapshot' }
    return { found: `${found === after ? '完整 whole' : '没有 absent'}, ${opened} ms 后打开 to open again` }
  })
}

/** Sends the workbook, waits until it is read, explains what asks for it, and books it. */
async function importAll(call) {
  const { id } = await call('POST', `/imports?name=${encodeURIComponent(basename(workbook))}`, bytes)
  const read = await readWhole(call, id)
  if (read.toMap > 0 || read.toFix > 0) throw new Error(`工作簿有 ${read.toFix} 个必须改正的问题、${read.toMap} 个认不出的表头。 The workbook cannot be booked as it is.`)
  const explanations = read.findings.filter(({ tier, explanation }) => tier === 'plausibility' && explanation === null).map(({ key }) => ({ key, text: '断电试验 kill test' }))
  if (explanations.length > 0) await call('PUT', `/imports/${id}/explanations`, { explanations })
  await call('POST', `/imports/${id}/acceptance`, { reason: '断电试验 kill test' })
}

async function readWhole(call, id) {
  for (;;) {
    const found = await call('GET', `/imports/${id}`)
    if (found.state !== 'queued' && found.state !== 'reading') return found
    await wait(100)
  }
}

/** What the snapshots are, in words that two runs share: content hashes and counts, no times. */
async function listSnapshots(call) {
  const snapshots = await call('GET', '/snapshots')
  return JSON.stringify(snapshots.map(({ id, date, state, schools, pupils, staff }) => ({ id, date, state, schools, pupils, staff })))
}

async function onServer(folder, work) {
  const server = await start(folder)
  try {
    return await work(server)
  } finally {
    await stop(server, 'SIGTERM')
  }
}

function copyOf(folder) {
  const copy = join(home, 'round')
  rmSync(copy, { recursive: true, force: true })
  cpSync(folder, copy, { recursive: true })
  return copy
}
