import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Who has a data folder open: written for people and for `junheng doctor`; the lock itself is in the kernel. */
export interface FolderHolder {
  readonly pid: number
  /** In clock ticks since boot, so that a pid used again is not taken for its predecessor. */
  readonly startTicks: string
  readonly since: string
}

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/**
 * One program at a time may open `folder`. The kernel frees the lock when its holder dies, however it dies,
 * so there is never a stale one to argue about. Throws FolderInUse, naming the holder.
 */
export async function lockFolder(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? inUse(folder) : error))
    server.listen(lockName(folder), resolve)
  })
  server.unref()
  const note = join(folder, 'junheng.lock')
  const holder = { pid: process.pid, startTicks: startTicks(process.pid), since: new Date().toISOString() }
  writeFileSync(note, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  return {
    release: async () => {
      rmSync(note, { force: true })
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The living program that has the folder open; undefined where the note is stale or absent. */
export function folderHolder(folder: string): FolderHolder | undefined {
  const holder = readHolder(folder)
  return holder && startTicks(holder.pid) === holder.startTicks ? holder : undefined
}

function readHolder(folder: string) {
  try {
    return JSON.parse(readFileSync(join(folder, 'junheng.lock'), 'utf8')) as FolderHolder
  } catch {
    return undefined
  }
}

/** Field 22 of /proc/PID/stat; the second field may hold blanks, so it is counted from its closing bracket. '' for a dead process. */
export function startTicks(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? '' : (rest[18] ?? '')
  } catch {
    return ''
  }
}

/** An abstract socket, named after the folder itself, so that two paths to one folder meet. */
function lockName(folder: string) {
  const { dev, ino } = statSync(folder)
  return `\0junheng-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
}

function inUse(folder: string) {
  const holder = folderHolder(folder)
  const who = holder ? `（进程 ${holder.pid}，自 ${holder.since}）` : ''
  const whoEn = holder ? ` by process ${holder.pid} since ${holder.since}` : ''
  return new FolderInUse(
    `数据目录 ${folder} 正在使用中${who}；请先停止它，或用 JUNHENG_DATA 另选目录。` +
      ` The data folder is already open${whoEn}; stop that program first, or choose another folder with JUNHENG_DATA.`,
  )
}
