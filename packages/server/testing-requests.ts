import { z } from 'zod'
import type { Db, Tx } from './db/database.ts'
import type { Endpoint } from './http/endpoint.ts'
import { home, testProject } from './testing-county.ts'

/** What stands for a place of a path or a name of a query; undefined where nothing is known for it. */
export type At = (name: string) => string | undefined

/** A request without its caller. */
export interface MadeRequest {
  readonly url: string
  readonly body: unknown
}

/** The plainest request that a route takes, made from its schemas. `text` is what is written where any words will do. */
export function plainestRequest(route: Endpoint['route'], at: At, text: Text = (minLength) => '字'.repeat(minLength)): MadeRequest {
  const path = placesIn(route.path).reduce((url, { name, collection }) => url.replace(`:${name}`, encodeURIComponent(at(collection) ?? String(words[collection] ?? 'x'))), route.path)
  const query = new URLSearchParams(queryOf(route, { at, text }))
  const body = route.method === 'GET' ? undefined : route.body === 'bytes' ? Buffer.from('%PDF-1.7') : valueOf(schemaOf(route.body), { at, text })
  return { url: `/api${path}?${query}`, body }
}

/** `/projects/:id/nodes/:node` names a project and a node. */
export function placesIn(path: string) {
  return [...path.matchAll(/\/([^/]+)\/:(\w+)/g)].map(([, collection, name]) => ({ collection: collection!, name: name! }))
}

/** At least `minLength` characters. */
export type Text = (minLength: number) => string

interface Making {
  readonly at: At
  readonly text: Text
}

/** What JSON Schema says of a value. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minimum?: number
  readonly minLength?: number
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
}

/** The JSON Schema of what a zod schema takes in. */
export function schemaOf(schema: unknown): Schema {
  return z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Schema
}

function queryOf({ query }: Endpoint['route'], making: Making): Record<string, string> {
  const { properties = {}, required = [] } = schemaOf(query)
  const asked = Object.keys(properties).filter((name) => required.includes(name) || making.at(name) !== undefined)
  return Object.fromEntries(asked.map((name) => [name, making.at(name) ?? String(words[name] ?? valueOf(properties[name]!, making))]))
}

/** Words that a schema does not tell. */
const words: Readonly<Record<string, unknown>> = { indicator: 'books', project: testProject('', []), version: 1, fileName: '批复.pdf', department: home.department, office: home.department, role: 'department', checklist: 'government-01' }

/** The plainest value that a schema takes: null where it may be, the first of several, nothing that may be left out. */
function valueOf(schema: Schema, making: Making): unknown {
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return schema.anyOf.some(({ type }) => type === 'null') ? null : valueOf(schema.anyOf[0]!, making)
  return typeof schema.type === 'string' ? plain[schema.type]?.(schema, making) : null
}

const plain: Readonly<Record<string, (schema: Schema, making: Making) => unknown>> = {
  object: ({ properties = {}, required = [] }, making) => Object.fromEntries(Object.keys(properties).filter((name) => required.includes(name) || name in words).map((name) => [name, words[name] ?? valueOf(properties[name]!, making)])),
  array: ({ items = {}, minItems = 0, prefixItems = Array.from({ length: minItems }, () => items) }, making) => prefixItems.map((item) => valueOf(item, making)),
  boolean: () => true,
  integer: ({ minimum = 0 }) => Math.max(minimum, 0),
  number: ({ minimum = 0 }) => minimum,
  string: ({ format, minLength = 1 }, { at, text }) => (format === 'date' ? '2021-05-11' : format === 'uuid' ? at('posts') : text(minLength)),
}

/** The same endpoint, whose deeds are undone once it has answered: everybody finds the county as it was loaded. */
export function undone(endpoint: Endpoint): Endpoint {
  return { ...endpoint, respond: (request, around) => endpoint.respond(request, { ...around, db: forgetful(around.db) }) }
}

class Undone extends Error {}

function forgetful(db: Db): Db {
  const execute = async <T>(work: (tx: Tx) => Promise<T>) => {
    let answer: { readonly value: T } | undefined
    const doing = db.transaction().execute(async (tx) => {
      answer = { value: await work(tx) }
      throw new Undone()
    })
    await doing.catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
    return answer!.value
  }
  return { transaction: () => ({ execute }) } as unknown as Db
}
