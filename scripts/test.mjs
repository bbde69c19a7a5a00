/** `npm test`: installs what is missing, then every check and every test. Its last line is the count. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { prepareBrowser } from './browser.mjs'
import { buildWeb, exitCode, installPackages, root } from './setup.mjs'
import { lastLine, sum, tallyReport } from './tally.mjs'

const ok = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] }
const broken = (what) => ({ passed: 0, failed: 1, skipped: 0, failures: [what], secondTries: [] })

const steps = [
  ['代码检查 · Lint', () => script('lint')],
  ['类型检查 · Types', () => script('types')],
  ['依赖方向 · Rings', () => script('rings')],
  ['单元测试 · Unit tests', () => vitest('unit', ['run'])],
  ['单元测试（系统的 PostgreSQL） · Unit tests on the PostgreSQL of the system', () => onSystemPostgres()],
  ['构建页面 · Web build', () => buildWeb(console.log).then(() => ok)],
  ['浏览器 · Browser', () => prepareBrowser(console.log).then(() => ok)],
  ['浏览器测试 · Browser tests', () => vitest('browser', ['run', '--config', 'e2e/vitest.config.ts'])],
]

function list(title, names) {
  if (names.length > 0) console.log(`\n${title}:\n${names.map((name) => `  ${name}`).join('\n')}`)
}

/** A step that breaks does not hide what the later ones have to say. */
async function main() {
  const tallies = [await attempt('packages', () => installPackages(console.log).then(() => ok))]
  if (tallies[0] === ok) {
    for (const [index, [title, step]] of steps.entries()) {
      console.log(`\n[${index + 1}/${steps.length}] ${title}`)
      tallies.push(await attempt(title, step))
    }
  }
  const total = sum(tallies)
  process.exitCode = total.failed > 0 ? 1 : 0
  // Said once more here: of a long log often only the end is kept.
  list('第二次才通过 · Passed only on the second try', total.secondTries)
  list('失败 · Failed', total.failures)
  console.log(`\n${lastLine(total)}`)
}

async function attempt(title, step) {
  try {
    return await step()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.error(message)
    return broken(`${title}: ${message}`)
  }
}

async function script(name) {
  return (await exitCode('npm', ['run', '--silent', name])) === 0 ? ok : broken(`npm run ${name}`)
}

/** What rests on the database most, once more on the PostgreSQL that Debian's packages install; everything else takes the same way. */
function onSystemPostgres() {
  if (!existsSync('/usr/lib/postgresql')) {
    console.log('skipped: no PostgreSQL of the system; apt-get install postgresql brings one')
    return ok
  }
  return vitest('system-postgres', ['run', 'packages/server/db', 'packages/server/backup', 'packages/server/features/jobs', 'packages/server/features/imports', 'packages/server/features/audit'], { TEST_POSTGRES: 'system' })
}

/** Servers, browsers and databases are started and killed on a machine that may be busy: what fails is tried once more, and named. A run that ends badly though every test passed (an error after the last one) counts as a failure. */
async function vitest(name, args, env = {}) {
  const report = join(root, '.cache', `tests-${name}.json`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const code = await exitCode(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args, '--retry=1', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { env })
  const tally = tallyReport(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined)
  return code !== 0 && tally.failed === 0 ? sum([tally, broken(`${name}: every test passed, yet the run ended with ${code} (an error after the last test)`)]) : tally
}

await main()
