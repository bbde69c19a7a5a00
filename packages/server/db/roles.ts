import { clearances, permissions, roles, scopeKinds } from '@junheng/contract/permissions.ts'
import type { Client } from 'pg'

/** Copies what each role may do into the database, whose policies go by it. A role that the program no longer knows may do nothing. */
export async function writeRoles(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.role_permission') is not null as there`)
  if (!rows[0]?.there) return
  const pairs = roles.flatMap((role) => permissions[role].map((permission) => ({ role, permission })))
  const known = roles.map((role) => ({ role, scope: scopeKinds[role] }))
  await client.query('begin')
  await client.query(
    `insert into app_role select role, scope from jsonb_to_recordset($1) as known(role text, scope text)
     on conflict (role) do update set scope = excluded.scope where app_role.scope <> excluded.scope`,
    [JSON.stringify(known)],
  )
  await client.query('delete from role_permission where (role, permission) not in (select role, permission from jsonb_to_recordset($1) as pair(role text, permission text))', [JSON.stringify(pairs)])
  await client.query('insert into role_permission select role, permission from jsonb_to_recordset($1) as pair(role text, permission text) on conflict do nothing', [JSON.stringify(pairs)])
  await writeClearances(client)
  await client.query('commit')
}

async function writeClearances(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.role_clearance') is not null as there`)
  if (!rows[0]?.there) return
  const pairs = JSON.stringify(roles.flatMap((role) => (clearances[role] ?? []).map((each) => ({ role, class: each }))))
  await client.query('delete from role_clearance where (role, class) not in (select role, class from jsonb_to_recordset($1) as pair(role text, class text))', [pairs])
  await client.query('insert into role_clearance select role, class from jsonb_to_recordset($1) as pair(role text, class text) on conflict do nothing', [pairs])
}
