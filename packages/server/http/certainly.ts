import { CommitUnknown } from '../db/away.ts'
import { inScope, type Db, type Scope, type Tx } from '../db/database.ts'
import { newId } from '../db/ids.ts'
import { wasCommitted } from '../features/audit/queries.ts'

/** So often a commit may end in doubt before the caller is told to look for himself. */
const mostDoubts = 2

/** In whose name a request begins, before it is known who holds the token. */
export interface Caller extends Pick<Scope, 'countyCode' | 'tokenSha256'> {
  readonly address: string
}

/**
 * One transaction that writes an audit row of the id it is given. Should the connection break during the commit, that row says whether it
 * happened: if so the answer stands, if not it is done again. So what is answered has happened once, and what is refused never.
 */
export async function certainly<T>(db: Db, { address, ...caller }: Caller, work: (tx: Tx, auditId: string) => Promise<T>): Promise<T> {
  for (let doubts = 0; ; doubts++) {
    const auditId = newId()
    let answer: { readonly value: T } | undefined
    try {
      return await inScope(db, { ...caller, request: { address, auditId } }, async (tx) => {
        answer = { value: await work(tx, auditId) }
        return answer.value
      })
    } catch (error) {
      if (!(error instanceof CommitUnknown) || doubts === mostDoubts) throw error
      if (await inScope(db, { countyCode: caller.countyCode, role: 'bureau-admin' }, (tx) => wasCommitted(tx, caller.countyCode, auditId))) return answer!.value
    }
  }
}
