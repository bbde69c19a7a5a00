/**
 * `npm run bundle [-- --try]`: one archive that installs and runs where there is no network.
 *
 * It holds the tracked files, the built pages, the packages that running needs (none that only development does) and this machine's
 * Node. `--try` unpacks it into an empty folder and starts it without any network but loopback and without another Node.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pipeline } from 'node:stream/promises'
import { buildWeb, installPackages, root, run } from './setup.mjs'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `junheng-${version}-${process.platform}-${process.arch}`
const out = join(root, '.cache', 'bundle')
/** Runs the command with the Node that lies beside it, whatever the machine has. */
const launcher = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/node/bin/node" "$here/packages/cli/bin/junheng.mjs" "$@"
`
const say = (words) => console.error(`… ${words}`)

const home = mkdtempSync(join(tmpdir(), 'junheng-bundle-'))
try {
  await installPackages(say)
  await buildWeb(say)
  const archive = await pack(join(home, name))
  console.log(`${archive}  ${(statSync(archive).size / 1e6).toFixed(0)} MB  sha256 ${await digestOf(archive)}`)
  if (process.argv.includes('--try')) await tryOut(archive)
} finally {
  rmSync(home, { recursive: true, force: true })
}

async function pack(folder) {
  say('收集文件 · Gathering files')
  for (const path of trackedFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    copyFileSync(join(root, path), join(folder, path))
  }
  cpSync(join(root, 'packages', 'web', 'dist'), join(folder, 'packages', 'web', 'dist'), { recursive: true })
  say('安装运行所需的依赖 · Installing what running needs')
  if (spawnSync('npm', ['ci', '--omit=dev', '--workspace', '@junheng/cli', '--no-audit', '--no-fund', '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error('npm ci')
  mkdirSync(join(folder, 'node', 'bin'), { recursive: true })
  copyFileSync(process.execPath, join(folder, 'node', 'bin', 'node'))
  writeFileSync(join(folder, 'junheng'), launcher, { mode: 0o755 })
  say('打包 · Packing')
  mkdirSync(out, { recursive: true })
  const archive = join(out, `${name}.tar.gz`)
  await run('tar', ['-C', dirname(folder), '--owner=0', '--group=0', '-czf', archive, name])
  writeFileSync(`${archive}.sha256`, `${await digestOf(archive)}  ${name}.tar.gz\n`)
  return archive
}

function trackedFiles() {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error('只能在 git 检出的目录中打包。 A bundle is made in a checkout of git.')
  return stdout.split('\0').filter((path) => path !== '' && !/^(?:e2e|bench)\/(?!package\.json)/.test(path))
}

async function digestOf(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Starts the unpacked program in a network of its own, and asks it for its page. */
async function tryOut(archive) {
  const place = join(home, 'elsewhere')
  mkdirSync(place)
  await run('tar', ['-C', place, '-xzf', archive])
  say('无网络试运行 · Trying it without a network')
  const script = `ip link set lo up 2>/dev/null; cd ${place}/${name} && exec ./junheng serve --empty --port 18080 --data ${place}/data`
  const server = spawn('unshare', ['--user', '--map-root-user', '--net', 'sh', '-c', script], { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: place }, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const link = await said(server, /sign-in#\S+/)
  const page = spawnSync('nsenter', ['--target', String(server.pid), '--user', '--preserve-credentials', '--net', join(place, name, 'node', 'bin', 'node'), '-e', "fetch('http://127.0.0.1:18080/').then(async (r) => console.log(r.status, (await r.text()).includes('<div id=')))"], { encoding: 'utf8' })
  process.kill(-server.pid, 'SIGTERM')
  console.log(`无网络：${link ? '已启动' : '没有启动'}，首页 ${page.stdout.trim()} · without a network: ${link ? 'started' : 'not started'}, first page ${page.stdout.trim()} ${page.stderr}`)
  if (!page.stdout.startsWith('200 true')) process.exitCode = 1
}

function said(child, pattern) {
  return new Promise((found) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      if (pattern.test(text)) found(true)
    })
    child.once('exit', () => found(false))
  })
}
