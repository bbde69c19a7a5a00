import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { problems } from './packages/contract/problem.ts'
import { configKeys } from './packages/server/config-keys.ts'
import { configurationTable } from './packages/server/config-table.ts'
import { allEndpoints } from './packages/server/endpoints.ts'
import { allJobKinds } from './packages/server/job-kinds.ts'
import { auditZh } from './packages/web/app/words/audit-zh.ts'
import { jobsZh } from './packages/web/app/words/jobs-zh.ts'
import { pageVisits } from './e2e/visits.ts'

/** The conventions that no compiler, linter or ring rule can see. */
const root = dirname(fileURLToPath(import.meta.url))
const ignored = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', '.cache'])

/** Files below a folder, as paths from the root with forward slashes. */
function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !ignored.has(name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const foldersIn = (folder: string) => readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!)
const isTest = (path: string) => /\.test\.tsx?$/.test(path)

const allFiles = filesBelow('.')
const serverSources = allFiles.filter((path) => /^packages\/server\/.*\.ts$/.test(path) && !isTest(path))

/** Every route that a contract file exports, by its name. */
async function contractRoutes(): Promise<Map<unknown, string>> {
  const files = allFiles.filter((path) => /^packages\/contract\/[^/]+\.ts$/.test(path) && !isTest(path))
  const modules = await Promise.all(files.map((path): Promise<Record<string, unknown>> => import(pathToFileURL(join(root, path)).href)))
  return new Map(modules.flatMap((module) => Object.entries(module).flatMap(([name, value]) => (isRoute(value) ? [[value, name] as const] : []))))
}

function isRoute(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ['method', 'path', 'summary', 'problems'].every((key) => key in value)
}

test('a feature of the server has a contract of the same name', () => {
  const contracts = new Set(allFiles.filter((path) => path.startsWith('packages/contract/')).map((path) => basename(path, '.ts')))
  expect(foldersIn('packages/server/features').filter((feature) => !contracts.has(feature))).toEqual([])
})

test('every route of the contract is served by exactly one endpoint, and nothing else is', async () => {
  const routes = await contractRoutes()
  const served = allEndpoints.map(({ route }) => routes.get(route) ?? `${route.method} ${route.path}`)
  expect(served.toSorted()).toEqual([...routes.values()].toSorted())
})

test('every problem is in docs/problems.md with its status and its words, and the page names no other', () => {
  const rows = read('docs/problems.md').split('\n').filter((line) => line.startsWith('| `'))
  expect(rows).toEqual(Object.entries(problems).map(([code, { status, zh, en }]) => `| \`${code}\` | ${status} | ${zh} | ${en} |`))
})

test('every setting that the program reads is a known key, and docs/configuration.md lists them', () => {
  const asked = matches(read('packages/server/config.ts'), /env\['([A-Z_]+)'\]/g)
  expect(asked.filter((key) => !Object.hasOwn(configKeys, key))).toEqual([])
  expect(read('docs/configuration.md')).toContain(configurationTable())
})

test('every problem is raised somewhere in the server', () => {
  const sources = serverSources.map(read).join('\n')
  expect(Object.keys(problems).filter((code) => !new RegExp(`['"]${code}['"]`).test(sources))).toEqual([])
})

test('every deed that the server writes into the audit has words on the page', () => {
  const deeds = new Set(serverSources.filter((path) => !path.includes('testing')).flatMap((path) => matches(read(path), /action: '([a-z_]+\.[a-z_]+)'/g)))
  expect(deeds.size).toBeGreaterThan(40)
  expect([...deeds].filter((deed) => !Object.hasOwn(auditZh.audit.actions, deed))).toEqual([])
})

test('every kind of job has words on the page', () => {
  expect(allJobKinds.map(({ name }) => name).filter((name) => !Object.hasOwn(jobsZh.jobs.kinds, name))).toEqual([])
})

test('every indicator of a standard has examples', () => {
  const indicators = allFiles.filter((path) => /^packages\/standards\/[^/]+\/.*\.yaml$/.test(path) && /^measure:/m.test(read(path)))
  expect(indicators.length).toBeGreaterThan(0)
  expect(indicators.filter((path) => !existsSync(join(root, path.replace(/\.yaml$/, '.examples.yaml'))))).toEqual([])
})

test('every page of the web is visited by the browser tests', () => {
  const addresses = matches(read('packages/web/app/router.tsx'), /\bpath: '([^']*)'/g)
  const visited = new Set<string>(pageVisits.map(({ route }) => route))
  expect(addresses.filter((address) => !visited.has(address))).toEqual([])
  expect([...visited].filter((route) => !addresses.includes(route))).toEqual([])
})

test('no test runs alone, and a test that is skipped says why', () => {
  const tests = allFiles.filter((path) => isTest(path) && path !== 'structure.test.ts')
  const alone = tests.filter((path) => /\b(?:it|test|describe)\.(?:only|todo)\b/.test(read(path)))
  const silent = tests.filter((path) => /\.skip(?:If)?\b/.test(read(path)) && !/skipped: /.test(read(path)))
  expect({ alone, silent }).toEqual({ alone: [], silent: [] })
})

test('no file names a folder of one machine', () => {
  const written = allFiles.filter((path) => /\.(?:tsx?|mjs|mts|cjs|json|ya?ml|md|sql|html|css)$/.test(path) && !['structure.test.ts', 'package-lock.json'].includes(path))
  expect(written.filter((path) => /(?:^|[\s'"`(=])\/(?:work|home|root|Users)\//m.test(read(path)))).toEqual([])
})

test('no file names a real place: the county is X市, which does not exist', () => {
  const provinces = /(?:北京|天津|上海|重庆)市|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海)省|(?:内蒙古|广西|西藏|宁夏|新疆)(?:[\u4e00-\u9fff]{1,3}族)?自治区/
  const written = allFiles.filter((path) => /\.(?:tsx?|mjs|json|ya?ml|md|sql|html)$/.test(path) && path !== 'structure.test.ts')
  expect(written.filter((path) => provinces.test(read(path)))).toEqual([])
})

test('migrations are numbered 1, 2, 3 … once each', () => {
  const numbers = readdirSync(join(root, 'packages/server/db/migrations')).toSorted().map((name) => Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})

test.each([...foldersIn('packages').map((name) => `packages/${name}`), 'bench'])('%s declares exactly what it imports', (folder) => {
  const declared = JSON.parse(read(join(folder, 'package.json'))) as { readonly name: string } & Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string> | undefined>
  const may = new Set([declared.name, ...[declared.dependencies, declared.devDependencies, declared.optionalDependencies].flatMap((group) => Object.keys(group ?? {}))])
  const sources = filesBelow(folder).filter((path) => /\.(?:tsx?|mjs|css)$/.test(path))
  const shipped = sources.filter((path) => !/\.test\.tsx?$|testing\.ts$/.test(path))
  const usedIn = (paths: readonly string[]) => new Set(paths.flatMap((path) => importedPackages(read(path))))
  expect({
    undeclared: [...usedIn(shipped)].filter((name) => !may.has(name)),
    unused: Object.keys(declared.dependencies ?? {}).filter((name) => !usedIn(sources).has(name)),
  }).toEqual({ undeclared: [], unused: [] })
})

/** Package names in import statements, dynamic imports, `import.meta.resolve` and `require.resolve`, Node's own left out. */
function importedPackages(source: string): string[] {
  const names = matches(source, /(?:\bfrom\s+|^import\s+|@import\s+|\bimport\(\s*|\.resolve\(\s*|\bimport\.meta\.resolve\(\s*)['"]([^'"./][^'"]*)['"]/gm)
  return names
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'))
}
