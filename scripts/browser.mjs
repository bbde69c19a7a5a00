/** The browser and the Chinese font of the browser tests: found, or installed. `node scripts/browser.mjs` only prepares them. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chooseBrowser, onPath } from './browser-choice.mjs'
import { exitCode, root, run } from './setup.mjs'

const cache = join(root, '.cache')
const browserFolder = join(cache, 'browser')
const unpacked = join(browserFolder, 'unpacked')
const fontFolder = join(cache, 'fonts')
const fontSettings = join(fontFolder, 'fonts.conf')

/** A running browser with a Chinese font; a playwright-core `Browser`. */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core')
  const { path, args, env } = await prepareBrowser(() => {})
  return chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } })
}

/** Finds or installs what is missing: `{ path, args, env }` to launch with. */
export async function prepareBrowser(say) {
  const browser = await findBrowser(say)
  return { ...browser, env: { ...browser.env, ...(await fontEnvironment(browser, say)) } }
}

async function findBrowser(say) {
  const surroundings = { env: process.env, isRoot: process.getuid?.() === 0 }
  if (chooseBrowser(surroundings).from === 'apt') await installFromApt(say)
  const choice = chooseBrowser(surroundings)
  return choice.from === 'machine' ? { path: choice.path, args: ownArgs, env: {} } : unpackFromNpm(say)
}

/** Pages of our own only, so the sandbox, which root and many containers cannot have, is not missed. */
const ownArgs = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none']

async function installFromApt(say) {
  say('安装浏览器与字体 · Installing Chromium and fonts (apt-get)')
  const impatient = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20']
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  if ((await exitCode('apt-get', ['update', ...impatient], { env, quiet: true })) !== 0) return
  await exitCode('apt-get', ['install', '-y', '--no-install-recommends', ...impatient, 'chromium', 'fonts-noto-cjk'], { env, quiet: true })
}

/** Chromium with its own libraries. It unpacks where TMPDIR points, and is renamed only when whole. */
async function unpackFromNpm(say) {
  if (!existsSync(unpacked)) {
    say('安装浏览器 · Installing Chromium (npm)')
    await installAside(browserFolder, '@sparticuz/chromium@147.0.0')
    const unpacking = `${unpacked}-${process.pid}`
    mkdirSync(unpacking)
    const unpack = `import('@sparticuz/chromium').then(({ default: it }) => it.executablePath())`
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
      cwd: browserFolder,
      env: { ...process.env, TMPDIR: unpacking, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      encoding: 'utf8',
    })
    if (done.status !== 0) throw new Error(`浏览器解包失败 · Chromium could not be unpacked: ${done.stderr}`)
    rmSync(unpacked, { recursive: true, force: true })
    renameSync(unpacking, unpacked)
  }
  const swiftshader = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']
  return { path: join(unpacked, 'chromium'), args: [...ownArgs, ...swiftshader], env: { LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') } }
}

/** Empty where the machine has a Chinese font; else settings that add one from npm. */
async function fontEnvironment(browser, say) {
  if (machineHasChinese() && !browser.env.LD_LIBRARY_PATH) return {}
  if (!existsSync(fontSettings)) {
    say('安装中文字体 · Installing a Chinese font (npm)')
    await installAside(fontFolder, '@expo-google-fonts/noto-sans-sc@0.4.3')
    writeFileSync(fontSettings, settingsText())
  }
  return { FONTCONFIG_FILE: fontSettings }
}

function machineHasChinese() {
  const list = onPath('fc-list', process.env)
  return list !== undefined && spawnSync(list, [':lang=zh-cn', 'file'], { encoding: 'utf8' }).stdout.trim() !== ''
}

function settingsText() {
  const weights = ['400Regular', '500Medium', '700Bold'].map((weight) => `  <dir>${join(fontFolder, 'node_modules/@expo-google-fonts/noto-sans-sc', weight)}</dir>`)
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${weights.join('\n')}
  <dir>${join(unpacked, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(fontFolder, 'cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`
}

/** An npm package in a folder of its own, so that the project's own packages stay as its lock file says. */
async function installAside(folder, name) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, name], { quiet: true })
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { path } = await prepareBrowser(console.log)
  console.log(path)
}
