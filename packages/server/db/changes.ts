import { escapeIdentifier, escapeLiteral, type Client } from 'pg'

/** Tables whose changes are not noted one by one, and why. Tables that hold files (bytea) are left out by themselves: they are only added to. */
export const unwatched: Readonly<Record<string, string>> = {
  audit: 'the audit itself',
  audit_link: 'the chain over the audit',
  audit_change: 'the changes themselves',
  sensitive_read: 'a log of its own',
  sign_in: 'a log of its own',
  session: 'comes and goes with each sign-in, which is logged',
  sign_in_link: 'spent once, which is logged',
  sso_attempt: 'lives for minutes',
  credential: 'secrets; each setting is in the audit',
  former_password: 'secrets',
  recovery_code: 'secrets',
  school_year: 'a snapshot is booked whole and never changed',
  staff_member: 'a snapshot is booked whole and never changed',
  snapshot_part: 'a snapshot is booked whole and never changed',
  snapshot_source: 'a snapshot is booked whole and never changed',
  judgement: 'computed from a snapshot',
  school_finding: 'computed from a snapshot',
  job: 'progress and heartbeats; what a run came to is in the audit',
}

/** Tables of which additions are noted too: who may do what, and where. Elsewhere an added row is itself what was added. */
const additions = new Set(['app_user', 'organisation', 'post', 'sso_identity'])

interface Table {
  readonly name: string
  readonly key: readonly string[]
  readonly isMasked: boolean
  readonly trigger: string | null
}

/** Notes before and after of every change from now on, in every table but those named above; tables that came since are watched too. */
export async function watchChanges(client: Client): Promise<void> {
  const { rows: functions } = await client.query(`select 1 from pg_proc where proname = 'note_change' and pronamespace = 'public'::regnamespace`)
  if (functions.length === 0) return
  for (const table of await watchedTables(client)) {
    const { name, statement } = triggerOf(table)
    if (table.trigger === name) continue
    if (table.trigger !== null) await client.query(`drop trigger ${escapeIdentifier(table.trigger)} on ${escapeIdentifier(table.name)}`)
    await client.query(statement).catch(unlessThere)
  }
}

/** Tables of a county without files; masked where a policy opens their rows to a stated purpose alone. */
async function watchedTables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name,
       array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, at) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
             where i.indrelid = c.oid and i.indisprimary and a.attname <> 'county_code' order by k.at) as key,
       exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.qual like '%disclosed()%') as "isMasked",
       (select tgname from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'note_change%' limit 1) as trigger
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'county_code' and not a.attisdropped)
       and not exists (select from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and not a.attisdropped)
       and c.relname <> all ($1)
     order by 1`,
    [Object.keys(unwatched)],
  )
  return rows
}

function triggerOf({ name: table, key, isMasked }: Table): { readonly name: string; readonly statement: string } {
  const name = `note_change_${isMasked ? 'masked' : 'open'}`
  const deeds = additions.has(table) ? 'insert or update or delete' : 'update or delete'
  const args = [isMasked ? 'masked' : 'open', ...key].map((each) => escapeLiteral(each)).join(', ')
  return { name, statement: `create trigger ${name} after ${deeds} on ${escapeIdentifier(table)} for each row execute function note_change(${args})` }
}

/** Another server may have been quicker. */
function unlessThere(error: { readonly code?: string }) {
  if (error.code !== '42710') throw error
}
