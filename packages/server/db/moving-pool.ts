import { Pool, type ClientBase, type PoolClient, type PoolConfig } from 'pg'
import { isAway } from './away.ts'

export interface PoolFigures {
  readonly total: number
  readonly idle: number
  readonly waiting: number
}

/**
 * A pool that follows the database from one of its places to the next. Whoever finds nobody there moves on, and tries again a little later;
 * those who found the same meanwhile move no further.
 */
export class MovingPool {
  readonly #places: readonly PoolConfig[]
  #at = 0
  #pool: Pool

  constructor(places: readonly PoolConfig[]) {
    this.#places = places
    this.#pool = poolAt(places[0]!)
  }

  async connect(): Promise<PoolClient> {
    const asked = this.#pool
    try {
      return await asked.connect()
    } catch (error) {
      if (asked === this.#pool && this.#places.length > 1 && isAway(error)) this.#moveOn()
      throw error
    }
  }

  figures(): PoolFigures {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.#pool
    return { total, idle, waiting }
  }

  async end(): Promise<void> {
    await this.#pool.end()
  }

  #moveOn() {
    const left = this.#pool
    this.#at = (this.#at + 1) % this.#places.length
    this.#pool = poolAt(this.#places[this.#at]!)
    // Ends when the last of its connections comes back; nobody waits for that.
    left.end().catch(() => {})
  }
}

function poolAt(config: PoolConfig) {
  const pool = new Pool({
    ...config,
    onConnect: async (client) => {
      // The query that a dying connection interrupts fails by itself; without a listener the program would end too.
      client.on('error', () => {})
      await config.onConnect?.(client)
    },
  })
  // A connection that dies while idle is replaced at its next use.
  pool.on('error', () => {})
  return pool
}

/** Throws what a standby says of a write. */
export async function refuseStandby(client: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
  if (rows[0]?.standby) throw Object.assign(new Error('This server is a standby.'), { code: '25006' })
}
