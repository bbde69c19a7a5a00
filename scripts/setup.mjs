/** Makes a checkout ready to run: what `npm start` and `npm test` do first. Plain Node, because nothing is installed yet. */
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Installs the packages of the lock file unless exactly they are there. */
export async function installPackages(say) {
  if (packagesAreInstalled()) return
  say('安装依赖 · Installing packages (npm ci)')
  await run('npm', ['ci', '--no-audit', '--no-fund'])
}

/** Builds the pages unless a build newer than every source is there. */
export async function buildWeb(say) {
  if (webIsBuilt()) return
  say('构建页面 · Building the pages')
  // A test run says NODE_ENV=test, and React would come as it is for developers.
  await run('npm', ['run', 'build', '--silent'], { env: { NODE_ENV: 'production' } })
}

/** Runs a command to its end with its output shown; throws where it fails. */
export async function run(command, args, { env = {}, quiet = false } = {}) {
  const code = await exitCode(command, args, { env, quiet })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} 失败（退出码 ${code}） · failed with exit code ${code}`)
}

/** The exit code of a command; 127 where it cannot be started. */
export function exitCode(command, args, { env = {}, quiet = false } = {}) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...homelessNpm(), ...env }, stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'] })
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** npm keeps its cache at home; an account without a home of its own keeps it here. */
function homelessNpm() {
  try {
    accessSync(homedir(), constants.W_OK)
    return {}
  } catch {
    return { npm_config_cache: join(root, '.cache', 'npm') }
  }
}

/** npm writes its hidden lock file last, so an interrupted install is seen as none. */
function packagesAreInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const has = readJson(installed).packages
  const wants = Object.entries(readJson(join(root, 'package-lock.json')).packages)
  return wants.every(([path, wanted]) => !path.includes('node_modules/') || wanted.optional || (has[path] && has[path].version === wanted.version))
}

function webIsBuilt() {
  const page = join(root, 'packages', 'web', 'dist', 'index.html')
  if (!existsSync(page)) return false
  const builtAt = statSync(page).mtimeMs
  const sources = ['web', 'contract', 'core'].map((name) => join(root, 'packages', name))
  return sources.every((folder) => newestChange(folder) <= builtAt)
}

function newestChange(folder) {
  const times = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist' && entry.name !== 'node_modules')
    .map((entry) => (entry.isDirectory() ? newestChange(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs))
  return Math.max(0, ...times)
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
