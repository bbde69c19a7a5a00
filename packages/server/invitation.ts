import { NewAccountSchema, type Invitation } from '@junheng/contract/accounts.ts'
import { roles } from '@junheng/contract/permissions.ts'
import { roleWords } from '@junheng/contract/words/roles.ts'
import { clockOf, ConfigError, type Config } from './config.ts'
import { inScope } from './db/database.ts'
import type { Progress } from './db/embedded.ts'
import { withDatabase, type County } from './db/open.ts'
import { addAccount, invite } from './features/accounts/queries.ts'
import { addAuditRow } from './features/audit/queries.ts'

/** Every role somebody may be invited to, by its name in both languages. */
export const invitableRoles = roles.map((role) => ({ role, ...roleWords[role] }))

/** Adds an account from the console of the machine, whether the server runs or not. Throws ConfigError where role, school and department do not fit. */
export async function inviteFromConsole(config: Config, county: County, { account, onProgress }: { account: unknown; onProgress: Progress }): Promise<Invitation> {
  const wanted = NewAccountSchema.safeParse(account)
  if (!wanted.success) throw new ConfigError(wanted.error.issues.map(({ message }) => message).join('; '))
  return withDatabase(config, county, onProgress, (db) =>
    inScope(db, { countyCode: county.code, role: 'bureau-admin' }, async (tx) => {
      const added = await addAccount(tx, county.code, { ...wanted.data, since: clockOf(config)() })
      if (added === undefined) throw new ConfigError(`没有 ${wanted.data.department} 这个乡镇街道。 There is no township unit ${wanted.data.department}.`)
      await addAuditRow(tx, county.code, { action: 'account.invite', subject: added.id, details: { console: true } })
      return invite(tx, county.code, added)
    }),
  )
}
