import type { FastifyInstance } from 'fastify'

/** Of what reference the tiles are: 天地图 is CGCS2000, which is WGS-84 to within a few centimetres; most commercial maps are GCJ-02. */
export const datums = ['cgcs2000', 'gcj02'] as const
export type Datum = (typeof datums)[number]

/** A map drawn by others, under the county's own. */
export interface BaseMapSettings {
  /** The address of a tile, with {z}, {x} and {y} in it; it may bear a key, so no browser is told. */
  readonly tiles: string
  /** Who drew it and its 审图号, as the law wants them shown. */
  readonly credit: string
  readonly datum: Datum
}

/** What the pages are told of it. */
export interface BaseMapNews {
  readonly credit: string
  readonly datum: Datum
  /** A tile came when one was asked for last. */
  readonly reachable: boolean
}

interface Tile {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

const patienceMs = 4000
/** After a tile that did not come, none is asked for so long: a county without a network must not wait for each. */
const restMs = 60_000
const tilesKept = 400
const deepest = 20

/**
 * Fetches tiles for browsers that may reach nobody but this server, and keeps the last of them. A tile shows no data of the county and bears nobody's name: like the
 * files of the pages, it needs no permission and leaves no row in the audit (docs/decisions/0012).
 */
export class BaseMap {
  readonly #settings: BaseMapSettings
  readonly #now: () => number
  readonly #kept = new Map<string, Tile>()
  #restsTill = -Infinity

  constructor(settings: BaseMapSettings, now: () => number = Date.now) {
    this.#settings = settings
    this.#now = now
  }

  async news(): Promise<BaseMapNews> {
    const { credit, datum } = this.#settings
    return { credit, datum, reachable: (await this.tile([4, 12, 6])) !== undefined }
  }

  /** Undefined where it did not come. */
  async tile(place: Place): Promise<Tile | undefined> {
    const key = place.join('/')
    const kept = this.#kept.get(key)
    if (kept) return kept
    if (this.#now() < this.#restsTill) return undefined
    const tile = await fetchTile(addressOf(this.#settings.tiles, place)).catch(() => undefined)
    if (tile) this.#keep(key, tile)
    else this.#restsTill = this.#now() + restMs
    return tile
  }

  #keep(key: string, tile: Tile): void {
    this.#kept.set(key, tile)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > tilesKept && oldest !== undefined) this.#kept.delete(oldest)
  }
}

/** Zoom, column, row. */
type Place = readonly [zoom: number, x: number, y: number]

const addressOf = (tiles: string, [zoom, x, y]: Place) => tiles.replaceAll('{z}', String(zoom)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y))

async function fetchTile(address: string): Promise<Tile | undefined> {
  const reply = await fetch(address, { signal: AbortSignal.timeout(patienceMs) })
  const mediaType = reply.headers.get('content-type') ?? ''
  return reply.ok && /^image\/(png|jpeg|webp)/.test(mediaType) ? { bytes: new Uint8Array(await reply.arrayBuffer()), mediaType } : undefined
}

/** `/base-map` for the pages, and its tiles. A tile that does not come is one that shows nothing: the map beneath stays. */
export function serveBaseMap(app: FastifyInstance, baseMap: BaseMap | undefined): void {
  app.get('/base-map', async (_request, reply) => reply.header('cache-control', 'no-store').send((await baseMap?.news()) ?? null))
  app.get<{ readonly Params: Readonly<Record<'z' | 'x' | 'y', string>> }>('/base-map/:z/:x/:y', async ({ params }, reply) => {
    const place = placeOf(params)
    const tile = place && (await baseMap?.tile(place))
    return tile
      ? reply.type(tile.mediaType).header('cache-control', 'private, max-age=86400').send(Buffer.from(tile.bytes))
      : reply.type('image/png').header('cache-control', 'no-store').send(nothing)
  })
}

function placeOf({ z, x, y }: Readonly<Record<'z' | 'x' | 'y', string>>): Place | undefined {
  const place = [Number(z), Number(x), Number(y)] as const
  const isOnMap = place.every((part) => Number.isInteger(part) && part >= 0) && place[0] <= deepest && place[1] < 2 ** place[0] && place[2] < 2 ** place[0]
  return isOnMap ? place : undefined
}

/** A picture of one transparent point. */
const nothing = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=', 'base64')
