import { z } from 'zod'
import { problems, type ProblemCode } from './problem.ts'
import type { Route } from './route.ts'
import { purposeHeader } from './sensitive-reads.ts'

export interface DescribedRoute {
  readonly route: Route<unknown, unknown, unknown, unknown>
  /** The permission it needs, or 'signedIn', or 'anyone'. */
  readonly allow: string
  /** Where it opens classified rows: of which classes, and whether a purpose must be stated. */
  readonly classified?: { readonly classes: readonly string[]; readonly purpose: 'required' | 'whereStated' }
}

type Json = Readonly<Record<string, unknown>>

/** The routes as an OpenAPI 3.1 document. */
export function openApi(described: readonly DescribedRoute[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const { route, allow, classified } of described) {
    const path = (paths[templated(route.path)] ??= {})
    path[route.method.toLowerCase()] = operation(route, allow, classified)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Junheng 均衡', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'junheng_session' } },
      schemas: { Problem: problemSchema },
    },
  }
}

/** `/schools/:id` as OpenAPI writes it: `/schools/{id}`. */
function templated(path: string) {
  return path.replaceAll(/:(\w+)/g, '{$1}')
}

function operation(route: DescribedRoute['route'], allow: string, classified: DescribedRoute['classified']): Json {
  const parameters = [...parametersIn('path', route.params), ...parametersIn('query', route.query), ...purposeOf(classified)]
  return {
    operationId: operationId(route),
    summary: route.summary,
    'x-allow': allow,
    security: allow === 'anyone' ? [] : [{ session: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(route.method !== 'GET' && { requestBody: requestBody(route.body) }),
    responses: { 200: success(route), ...failures(route, allow, classified !== undefined) },
  }
}

/** `POST /imports/:id/acceptance` is `postImportsIdAcceptance`. */
function operationId({ method, path }: DescribedRoute['route']) {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean)
  return method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

function parametersIn(place: 'path' | 'query', schema: z.ZodType): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Record<string, Json>; required?: readonly string[] }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema }))
}

function purposeOf(classified: DescribedRoute['classified']): Json[] {
  if (classified === undefined) return []
  const description = `What sensitive rows (${classified.classes.join(', ')}) are read for, percent-encoded; also as the query \`purpose\`. Logged.`
  return [{ name: purposeHeader, in: 'header', required: false, description, schema: { type: 'string' } }]
}

function requestBody(body: DescribedRoute['route']['body']): Json {
  if (body === 'bytes') return { required: true, content: { 'application/octet-stream': {} } }
  return { content: { 'application/json': { schema: jsonSchema(body, 'input') } } }
}

function success({ reply, events }: DescribedRoute['route']): Json {
  if (reply === 'file') return { description: 'A file.', content: { 'application/octet-stream': {} } }
  if (events) return { description: 'Server-sent events; the data of each is as the schema says.', content: { 'text/event-stream': { schema: jsonSchema(reply, 'output') } } }
  return { description: 'Done.', content: { 'application/json': { schema: jsonSchema(reply, 'output') } } }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}

function failures(route: DescribedRoute['route'], allow: string, classified: boolean): Json {
  const always: ProblemCode[] = allow === 'anyone' ? ['invalid_input'] : ['invalid_input', 'not_signed_in', 'not_allowed']
  const codes = [...new Set([...always, ...(classified ? (['purpose_needed'] as const) : []), ...route.problems])]
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const ofStatus = (status: number) => codes.filter((code) => problems[code].status === status).join(', ')
  return Object.fromEntries(codes.map((code) => problems[code].status).map((status) => [status, { description: ofStatus(status), content }]))
}

const problemSchema: Json = {
  type: 'object',
  required: ['code', 'title', 'details'],
  properties: {
    code: { enum: Object.keys(problems) },
    title: { type: 'object', required: ['zh', 'en'], properties: { zh: { type: 'string' }, en: { type: 'string' } } },
    details: { type: 'object' },
  },
}
