import type { Account, Invitation, NewAccount } from '@junheng/contract/accounts.ts'
import type { Selectable } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import type { Tables } from '../../db/tables.ts'
import { addSignInLink } from '../sessions/queries.ts'

export async function listAccounts(tx: Tx): Promise<Account[]> {
  const rows = await tx.selectFrom('app_user').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(toAccount)
}

export async function findAccount(tx: Tx, id: string): Promise<Account | undefined> {
  const row = await tx.selectFrom('app_user').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toAccount(row)
}

export async function addAccount(tx: Tx, countyCode: string, { name, role, schoolId, department }: NewAccount): Promise<Account> {
  const row = { county_code: countyCode, id: newId(), name, role, school_id: schoolId ?? null, department: department ?? null }
  return toAccount(await tx.insertInto('app_user').values(row).returningAll().executeTakeFirstOrThrow())
}

/** A one-time way in for an account, to be shown to whoever passes it on. */
export async function invite(tx: Tx, countyCode: string, account: Account): Promise<Invitation> {
  const { token, expiresAt } = await addSignInLink(tx, countyCode, account.id)
  return { account, signInPath: `/sign-in#${token}`, expiresAt: expiresAt.toISOString() }
}

/** The bureau's first administrator; made where there is none. Two servers may start at once. */
export async function ensureAdministrator(tx: Tx, countyCode: string): Promise<Account> {
  await tx.selectFrom('county').select('county_code').where('county_code', '=', countyCode).forUpdate().executeTakeFirstOrThrow()
  const first = (await listAccounts(tx)).find(({ role }) => role === 'bureau-admin')
  return first ?? addAccount(tx, countyCode, { name: '管理员', role: 'bureau-admin' })
}

function toAccount({ id, name, role, school_id: schoolId, department }: Selectable<Tables['app_user']>): Account {
  return { id, name, role, schoolId, department }
}
