import type { Connection, StoredTable } from '../db/copy.ts'
import type { SequenceState } from './records.ts'

/** What the server's and its extensions' own schemas hold is not ours. */
const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relpersistence <> 't'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/** Every table there is, whichever migration made it, by name. */
export async function storedTables(connection: Connection): Promise<StoredTable[]> {
  const { rows } = await connection.query<{ name: string; columns: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select quote_ident(a.attname) from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${ours}
    order by 1`)
  return rows
}

export async function sequenceStates(connection: Connection): Promise<SequenceState[]> {
  const { rows } = await connection.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ours} order by 1`)
  const states: SequenceState[] = []
  for (const { name } of rows) {
    const state = await connection.query<{ last: string; called: boolean }>(`select last_value::text as last, is_called as called from ${name}`)
    states.push({ name, ...state.rows[0]! })
  }
  return states
}

export async function setSequences(connection: Connection, sequences: readonly SequenceState[]): Promise<void> {
  for (const { name, last, called } of sequences) await connection.query('select setval($1::regclass, $2::bigint, $3)', [name, last, called])
}

/**
 * While rows are loaded, foreign keys would force an order on the tables and triggers would change what is loaded. Both are taken away; the
 * answer puts them back, every key checked against every row. In one transaction, nobody else ever sees the database without them.
 */
export async function suspendRules(connection: Connection): Promise<() => Promise<void>> {
  const keys = await statements(connection, foreignKeys)
  const triggers = await statements(connection, ownTriggers)
  for (const { off } of [...keys, ...triggers]) await connection.query(off)
  return async () => {
    for (const { on } of [...keys, ...triggers]) await connection.query(on)
  }
}

interface Rule {
  readonly off: string
  readonly on: string
}

async function statements(connection: Connection, query: string) {
  return (await connection.query<Rule>(query)).rows
}

const foreignKeys = `
  select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as off,
    format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as on
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype = 'f' and k.conparentid = 0 and ${ours}`

const ownTriggers = `
  select format('alter table %I.%I disable trigger %I', n.nspname, c.relname, t.tgname) as off,
    format('alter table %I.%I enable %s trigger %I', n.nspname, c.relname, case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as on
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D' and ${ours}`
