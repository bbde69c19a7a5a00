import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exitCodes, type Terminal } from './commands/command.ts'
import { checkNode, examine } from './commands/doctor.ts'
import { main } from './main.ts'
import { folderWith, runIn } from './testing.ts'

/** A command line, and what it would have shown. */
async function run(...args: string[]) {
  const out: string[] = []
  const said: string[] = []
  const terminal: Terminal = { print: (line) => out.push(line), tell: (line) => said.push(line), env: {}, workingFolder: '/', stopped: Promise.resolve() }
  const exitCode = await main(args, terminal)
  return { exitCode, out: out.join('\n'), said }
}

test('without a word it shows every command, and each shows its own examples', async () => {
  const { exitCode, out } = await run()
  expect(exitCode).toBe(exitCodes.ok)
  const names = [...out.matchAll(/^ {2}junheng ([\w-]+)/gm)].map(([, name]) => name ?? '')
  expect(names).toEqual(expect.arrayContaining(['serve', 'invite', 'doctor']))
  for (const name of names) expect((await run(name, '--help')).out, name).toMatch(/Examples?:?\n {2}junheng/)
})

test.each([
  [['dance'], 'junheng --help'],
  [['constructor'], 'junheng --help'],
  [['serve', '--prot', '1'], '--help'],
  [['serve', '--port', 'x'], 'PORT=x is no port'],
  [['invite', '王主任'], '--role'],
])('a command line that makes no sense gets one line with the remedy, and exit code 2: %j', async (args, remedy) => {
  const { exitCode, said } = await run(...args)
  expect(exitCode).toBe(exitCodes.usage)
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(remedy)
  expect(said[0]).not.toContain('\n')
})

test('the doctor names every thing it looked at, for people and for programs', async () => {
  const report = JSON.parse((await run('doctor', '--json', '--port', '0')).out) as { checks: { id: string; state: string; remedy?: string }[] }
  expect(report.checks.map(({ id }) => id)).toEqual(['node', 'database', 'data', 'disk', 'lock', 'port', 'browser', 'fonts'])
  expect(report.checks.filter(({ state, remedy }) => state !== 'ok' && remedy === undefined)).toEqual([])
})

test('a data folder that is no folder is a problem with a remedy', async () => {
  const checks = await examine({ host: '127.0.0.1', port: 0, dataFolder: import.meta.filename, digest: 'sha256', workers: 1 }, { env: {} })
  expect(checks.find(({ id }) => id === 'data')).toMatchObject({ state: 'problem', remedy: expect.stringContaining('JUNHENG_DATA') })
})

test.each([
  ['20.18.9', 'problem'],
  ['20.19.0', 'ok'],
  ['24.0.0', 'ok'],
  ['18.20.0', 'problem'],
])('Node %s: %s', (version, state) => {
  expect(checkNode(version).state).toBe(state)
})

test('the settings file stands under the environment, and all that it holds wrong is said at once', async () => {
  const folder = folderWith({ 'good.env': '# 端口\nPORT=nonsense\n', 'bad.env': 'PRT=1\nPORT=8080\njust words\nHOTS=x\n' })
  const doctor = (file: string, env = {}) => runIn(folder, ['doctor'], { JUNHENG_CONFIG: join(folder, file), ...env })
  expect(await doctor('good.env')).toMatchObject({ code: exitCodes.usage, told: expect.stringContaining('PORT=nonsense') })
  expect((await doctor('good.env', { PORT: '0' })).printed).toContain('port')
  expect(await doctor('bad.env')).toMatchObject({ code: exitCodes.usage, told: expect.stringMatching(/PRT.*HOTS.*line 3/) })
  expect(await doctor('none.env')).toMatchObject({ code: exitCodes.unreadable })
  expect(await runIn(folder, ['doctor'], { JUNHENG_CONFIG: 'good.env' })).toMatchObject({ code: exitCodes.usage })
})
