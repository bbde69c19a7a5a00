import { setTimeout as wait } from 'node:timers/promises'
import { inScope, type Db, type Scope } from '../../db/database.ts'
import type { DigestAlgorithm } from '../../db/tables/audit.ts'
import { seal } from './chain.ts'

/** Seals the audit while the server runs. */
export interface AuditSealer {
  /** Seals what is left, and stops. */
  readonly stop: () => Promise<void>
}

const everyMs = 2000
const atOnce = 1000

/** Any number of servers may run one: they take turns by a lock of the transaction. */
export function startAuditSealer(db: Db, countyCode: string, algorithm: DigestAlgorithm, onError: (error: unknown) => void): AuditSealer {
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await sealAll(db, countyCode, algorithm).catch(onError)
      await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
      await sealAll(db, countyCode, algorithm).catch(onError)
    },
  }
}

/** Seals every row that waits. */
export async function sealAll(db: Db, countyCode: string, algorithm: DigestAlgorithm): Promise<void> {
  const scope: Scope = { countyCode, role: 'bureau-admin' }
  while ((await inScope(db, scope, (tx) => seal(tx, countyCode, algorithm, atOnce))) === atOnce);
}
