import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCluster } from '@junheng/server/db/embedded.ts'
import { withClient, type DatabaseAddress } from '@junheng/server/db/pool.ts'
import { systemPostgres } from '@junheng/server/db/postgres-programs.ts'
import { clusterIn, type TestCluster } from '@junheng/server/db/testing-replication.ts'
import { printTable, timed } from './figures.ts'

type Client = Parameters<Parameters<typeof withClient>[1]>[0]

const counties = 3000
const schoolsEach = 100

/**
 * Stands in for Citus, which neither Debian nor npm brings: rows of 3 000 counties in hash partitions by county over two servers, reached through
 * postgres_fdw, beside the same rows in one server. Throws where the two answer differently.
 */
export async function benchShards(): Promise<void> {
  const programs = systemPostgres()
  if (programs === undefined) return console.log('\nshards: skipped: no PostgreSQL of the system (apt-get install postgresql)')
  const root = mkdtempSync(join(tmpdir(), 'junheng-shards-'))
  const [coordinator, ...shards] = ['c', 's1', 's2'].map((name) => clusterIn(programs, join(root, name)))
  try {
    for (const cluster of [coordinator!, ...shards]) {
      await createCluster(programs, cluster.files, ['--no-sync'])
      await cluster.start('shared_buffers=128MB', 'max_wal_size=2GB')
    }
    for (const shard of shards) await withClient(at(shard), (client) => client.query(table('school_year')))
    await withClient(at(coordinator!), async (client) => {
      await distribute(client, shards)
      await client.query(table('alone'))
      await measure(client)
    })
  } finally {
    for (const cluster of [coordinator!, ...shards]) await cluster.kill()
    rmSync(root, { recursive: true, force: true })
  }
}

function at({ address }: TestCluster): DatabaseAddress {
  return { ...address, database: 'postgres' }
}

/** The shape of table school_year, with one figure beside its content: a shard adds up columns, but hands over rows where a figure is dug out of jsonb. */
function table(name: string) {
  return `create table ${name} (county_code text not null, snapshot_id text not null, school_id text not null, pupils int not null, content jsonb not null, primary key (county_code, snapshot_id, school_id))`
}

async function distribute(client: Client, shards: readonly TestCluster[]) {
  await client.query('create extension postgres_fdw')
  // Each shard adds up its own counties, as Citus has it.
  await client.query('set enable_partitionwise_aggregate = on')
  await client.query(`create table school_year (county_code text not null, snapshot_id text not null, school_id text not null, pupils int not null, content jsonb not null) partition by hash (county_code)`)
  for (const [index, shard] of shards.entries()) {
    const { host, port, user, password } = at(shard)
    await client.query(`create server shard${index} foreign data wrapper postgres_fdw options (host '${host}', port '${port}', dbname 'postgres', async_capable 'true', fetch_size '10000', batch_size '1000')`)
    await client.query(`create user mapping for current_user server shard${index} options (user '${user}', password '${password}')`)
    await client.query(`create foreign table school_year_${index} partition of school_year for values with (modulus ${shards.length}, remainder ${index}) server shard${index} options (table_name 'school_year')`)
  }
}

async function measure(client: Client) {
  const rows: string[][] = []
  for (const name of ['alone', 'school_year']) {
    const ms = (query: string) => best(client, query.replaceAll('TABLE', name))
    const insert = await timed(() => client.query(`insert into ${name} ${invented}`))
    await client.query(`analyze ${name}`)
    const [county, province, sums] = [await ms(`select * from TABLE where county_code = '101500'`), await ms('select count(*), sum(pupils) from TABLE'), await ms('select county_code, count(*), sum(pupils) from TABLE group by county_code order by 1')]
    rows.push([name === 'alone' ? 'one server' : 'two shards', insert.ms.toFixed(0), county.ms.toFixed(1), province.ms.toFixed(0), sums.ms.toFixed(0), String(sums.rows.length)])
    answers.set(name, JSON.stringify([county.rows, province.rows, sums.rows]))
  }
  if (answers.get('alone') !== answers.get('school_year')) throw new Error('The shards answer otherwise than the one server.')
  printTable(`${counties} counties × ${schoolsEach} schools, hash partitions over postgres_fdw`, ['', 'insert ms', 'one county ms', 'sum of all ms', 'sums by county ms', 'rows'], rows)
  await explain(client)
}

const answers = new Map<string, string>()

/** The best of five, with the answer. */
async function best(client: Client, query: string) {
  const runs = []
  for (let run = 0; run < 5; run++) runs.push(await timed(() => client.query(query)))
  return { ms: Math.min(...runs.map(({ ms }) => ms)), rows: runs[0]!.found.rows as readonly unknown[] }
}

const invented = `select (100000 + c)::text, '2020', (c * 1000 + s)::text, (c * 7 + s * 13) % 900, jsonb_build_object('name', 'school ' || s, 'stock', jsonb_build_object('books', s * 20, 'computers', s))
  from generate_series(0, ${counties - 1}) c, generate_series(1, ${schoolsEach}) s`

/** How many servers a query of one county asks, and one of all. */
async function explain(client: Client) {
  const scans = async (query: string) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${query}`)
    return rows.filter((row) => /Foreign Scan/.test(row['QUERY PLAN'])).length
  }
  console.log(`servers asked: one county ${await scans(`select * from school_year where county_code = '101500'`)}, sums by county ${await scans('select county_code, count(*) from school_year group by county_code')}`)
}
