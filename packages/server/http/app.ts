import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { constants } from 'node:zlib'
import fastifyCompress, { type FastifyCompressOptions } from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { openApi } from '@junheng/contract/openapi.ts'
import { Problem, problems } from '@junheng/contract/problem.ts'
import type { FileReply } from '@junheng/contract/route.ts'
import { purposeHeader } from '@junheng/contract/sensitive-reads.ts'
import { serveBaseMap, type BaseMap } from './base-map.ts'
import { sessionToken } from './cookies.ts'
import type { Endpoint, RawRequest, Surroundings } from './endpoint.ts'
import { eventStream } from './events.ts'
import { requestMetrics, type RequestMetrics } from './metrics.ts'
import { databaseAnswers, metricsText } from './operation.ts'
import { rateLimits, type RateLimits } from './rate-limit.ts'
import { errorLine, type Log, type LogLine } from './request-log.ts'
import { numberedPage, secureHeaders } from './secure-headers.ts'

export type App = FastifyInstance

const megabyte = 2 ** 20
/** An uploaded file may be this large; any other body far less. */
const uploadLimit = 40 * megabyte

export interface AppOptions extends Surroundings {
  readonly endpoints: readonly Endpoint[]
  /** The built pages; absent where only the API is served. */
  readonly webRoot?: string
  /** People reach it by https alone: cookies ask for TLS, and browsers are told to come by no other way. */
  readonly isSecure?: boolean
  /** Requests a minute from one address; without it, any number. */
  readonly rate?: number
  /** Addresses of proxies whose word on where a request comes from is taken. */
  readonly proxy?: string
  /** A map drawn by others, to lay under the county's own; absent where the settings name none. */
  readonly baseMap?: BaseMap
  /** Told of every request that has ended. */
  readonly log?: Log
  /** Told of every error that is ours. */
  readonly onError: (error: unknown) => void
}

/** The HTTP server, not yet listening: the API under /api, its description, and the pages. */
export function httpApp({ endpoints, webRoot, onError, isSecure = false, rate = 0, proxy = 'loopback', log, baseMap, ...surroundings }: AppOptions): App {
  const limits = rateLimits(rate)
  const app = fastify({ bodyLimit: megabyte, forceCloseConnections: 'idle', return503OnClosing: false, trustProxy: proxy })
  const closing = closeInPeace(app)
  const metrics = requestMetrics()
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => metrics.observe({ method, route: routeOptions.url ?? 'none', status: statusCode, seconds: elapsedTime / 1000 }))
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: uploadLimit }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', async ({ ip }) => refuseExcess(limits.all(ip, Date.now())))
  app.addHook('onRequest', refuseForeignWrites)
  if (log) app.addHook('onResponse', async (request, reply) => log(lineOf(request, reply)))
  app.addHook('onSend', async (request, reply) => addSecureHeaders(request, reply, isSecure))
  app.setErrorHandler((error, request, reply) => replyProblem(reply, toProblem(error, noting(request, onError))))

  app.register(fastifyCompress, compression)
  // Routes of a plugin, because what is registered before them must see them.
  app.register(async (api) => serveApi(api, endpoints, { surroundings: { ...surroundings, closing }, isSecure, limits }))
  app.register(async (map) => serveBaseMap(map, baseMap))
  app.register(async (operation) => serveOperation(operation, { ...surroundings, metrics, closing }))
  if (webRoot !== undefined && existsSync(join(webRoot, 'index.html'))) servePages(app, webRoot)
  else app.setNotFoundHandler((_request, reply) => replyNotFound(reply))
  return app
}

/** Replies of the API are text of some hundred kilobytes: a quick pass takes nine tenths off. Workbooks and assets are packed already. */
const compression = {
  threshold: 1024,
  encodings: ['br', 'gzip'],
  customTypes: /^application\/json/,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
} as const satisfies FastifyCompressOptions

/** A caller under way is answered before the server closes, unless that takes longer. */
const graceMs = 10_000

/** So long it answers as before, each connection for the last time, so that a proxy finds the other server before this one is gone. */
const drainMs = 500

/** Aborted when the app begins to close: streams end, what is under way is answered, and nothing new is taken. */
function closeInPeace(app: App): AbortSignal {
  const closing = new AbortController()
  app.addHook('onSend', async (_request, reply) => void (closing.signal.aborted && reply.header('connection', 'close')))
  app.addHook('preClose', async () => {
    closing.abort()
    if (app.server.listening) await wait(drainMs)
    // A connection that has had its answer is kept open by its caller, who has nothing to wait for.
    const sweep = setInterval(() => app.server.closeIdleConnections(), 100)
    const end = setTimeout(() => app.server.closeAllConnections(), graceMs)
    app.server.once('close', () => {
      clearInterval(sweep)
      clearTimeout(end)
    })
  })
  return closing.signal
}

interface ClosingSurroundings extends Surroundings {
  readonly closing: AbortSignal
}

/** For those who run it: alive, ready for requests, and figures. They tell nothing of the county's people. */
function serveOperation(app: App, { db, countyCode, metrics, closing }: ClosingSurroundings & { readonly metrics: RequestMetrics }) {
  app.get('/healthz', () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const database = !closing.aborted && (await databaseAnswers(db))
    return reply.status(database ? 200 : 503).send({ ok: database, closing: closing.aborted, database })
  })
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await metricsText(db, countyCode, metrics)))
}

interface Serving {
  readonly surroundings: ClosingSurroundings
  readonly isSecure: boolean
  readonly limits: RateLimits
}

function serveApi(app: App, endpoints: readonly Endpoint[], serving: Serving) {
  const description = openApi(endpoints)
  app.get('/api/openapi.json', () => description)
  for (const endpoint of endpoints) register(app, endpoint, serving)
}

function register(app: App, { route, respond, allow }: Endpoint, { surroundings, isSecure, limits }: Serving) {
  // Whatever nobody need have signed in for, and does something, is a way to sign in.
  const isSignIn = allow === 'anyone' && route.method !== 'GET'
  app.route({
    method: route.method,
    url: `/api${route.path}`,
    bodyLimit: route.body === 'bytes' ? uploadLimit : megabyte,
    ...(isSignIn && { preHandler: async ({ ip, body }) => refuseExcess(limits.signInFrom(ip, Date.now()) ?? loginWait(limits, body)) }),
    handler: async ({ params, query, body, headers, ip }, reply) => {
      const request: RawRequest = { params, query, body, token: sessionToken(headers.cookie), purpose: headers[purposeHeader]?.toString(), address: ip, agent: headers['user-agent'], isSecure }
      const { body: answer, headers: more } = await respond(request, surroundings)
      for (const [name, value] of more) reply.header(name, value)
      if (route.events) return sendEvents(reply, eventStream(answer, { rule: route.events, lastSeen: headers['last-event-id'], ending: surroundings.closing, look: async () => (await respond({ ...request, again: true }, surroundings)).body }))
      return route.reply === 'file' ? sendFile(reply, answer as FileReply) : reply.send(answer)
    },
  })
}

function sendFile(reply: FastifyReply, { bytes, name, mediaType }: FileReply) {
  const disposition = `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`
  return reply.type(mediaType).header('content-disposition', disposition).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** A proxy must neither hold events back nor keep them. */
function sendEvents(reply: FastifyReply, events: AsyncIterable<string>) {
  return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(Readable.from(events))
}

/** The pages find their own way, so every address that is no file and no API gets the one page. */
function servePages(app: App, webRoot: string) {
  app.register(fastifyStatic, { root: webRoot, preCompressed: true, cacheControl: false, setHeaders: keepOnlyAssets(webRoot), index: false })
  for (const url of ['/', '/index.html']) app.get(url, (_request, reply) => sendPage(reply, webRoot))
  app.setNotFoundHandler(({ method, url }, reply) => {
    const isPage = method === 'GET' && !url.startsWith('/api/') && !url.startsWith('/assets/')
    return isPage ? sendPage(reply, webRoot) : replyNotFound(reply)
  })
}

async function sendPage(reply: FastifyReply, webRoot: string) {
  const { html, policy } = numberedPage(await readFile(join(webRoot, 'index.html'), 'utf8'))
  return reply.type('text/html; charset=utf-8').headers({ 'cache-control': 'no-cache', 'content-security-policy': policy }).send(html)
}

/** The name of an asset changes with its content; the page names the assets of the newest build, so it is asked for anew each time. */
function keepOnlyAssets(webRoot: string) {
  const assets = join(webRoot, 'assets', sep)
  return (reply: FastifyReply, path: string) => void reply.header('cache-control', path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache')
}

function loginWait({ signInAs }: RateLimits, body: unknown): number | undefined {
  const { login } = (body ?? {}) as { readonly login?: unknown }
  return typeof login === 'string' ? signInAs(login.trim().slice(0, 100), Date.now()) : undefined
}

function refuseExcess(seconds: number | undefined) {
  if (seconds !== undefined) throw new Problem('too_many_requests', { seconds })
}

/** A browser says where a write comes from; another site's is refused. The cookie's SameSite=Strict is the other half. */
async function refuseForeignWrites({ method, headers }: FastifyRequest) {
  if (method === 'GET' || method === 'HEAD') return
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('not_allowed', { site })
  if (headers.origin === undefined) return
  if (!URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host) throw new Problem('not_allowed', { origin: headers.origin })
}

function addSecureHeaders(request: FastifyRequest, reply: FastifyReply, isSecure: boolean) {
  const policy = reply.getHeader('content-security-policy')
  reply.headers({ ...secureHeaders(isSecure), ...(policy !== undefined && { 'content-security-policy': policy }) })
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
}

/** Errors that are ours, until the line of their request is written. */
const brokeBy = new WeakMap<FastifyRequest, unknown>()

function noting(request: FastifyRequest, onError: (error: unknown) => void) {
  return (error: unknown) => {
    brokeBy.set(request, error)
    onError(error)
  }
}

function lineOf(request: FastifyRequest, reply: FastifyReply): LogLine {
  const { id, method, url, routeOptions } = request
  const route = routeOptions.url ?? (url.startsWith('/api/') ? 'unknown' : 'page')
  const bytes = Number(reply.getHeader('content-length'))
  const error = brokeBy.get(request)
  return {
    at: new Date().toISOString(), request: id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime),
    ...(Number.isFinite(bytes) && { bytes }), ...(error !== undefined && { error: errorLine(error) }),
  }
}

function replyNotFound(reply: FastifyReply) {
  return replyProblem(reply, new Problem('not_found'))
}

function replyProblem(reply: FastifyReply, { code, details }: Problem) {
  const { status, zh, en } = problems[code]
  return reply.status(status).send({ code, title: { zh, en }, details })
}

/** What the caller is told: problems as they are, the framework's refusals by their nearest problem, our own errors only to `onError`. */
function toProblem(error: unknown, onError: (error: unknown) => void): Problem {
  if (error instanceof Problem) return error
  const { statusCode = 500, message } = error as Partial<FastifyError>
  if (statusCode === 413) return new Problem('file_too_large', { limitBytes: uploadLimit })
  if (statusCode >= 400 && statusCode < 500) return new Problem('invalid_input', { issues: [{ path: 'body', message, code: 'unreadable' }] })
  onError(error)
  return new Problem(isDiskFull(error) ? 'disk_full' : 'internal')
}

/** As PostgreSQL says it, and as the system does. */
function isDiskFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === '53100' || code === 'ENOSPC'
}
