import { queryOptions } from '@tanstack/react-query'
import { problems, type ProblemCode } from '@junheng/contract/problem.ts'
import type { Route } from '@junheng/contract/route.ts'
import { purposeHeader } from '@junheng/contract/sensitive-reads.ts'

/** What a caller says of one operation; absent query values are left out of the address. */
export interface Call<Body = unknown> {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | boolean | undefined>>
  readonly body?: Body
  /** What sensitive rows are read for. */
  readonly purpose?: string
  readonly signal?: AbortSignal
}

/** The one way the app speaks to the server. Throws `ApiProblem`, or `OutOfStep` where the reply breaks the contract. */
export async function call<P, Q, B, R>(route: Route<P, Q, B, R>, request: Call<B> = {}): Promise<R> {
  const response = await send(route, request)
  if (!response.ok) throw await problemOf(response)
  if (route.reply === 'file') throw new TypeError(`${route.path} is a download: link to it`)
  const reply: unknown = response.status === 204 ? undefined : await response.json()
  const read = route.reply.safeParse(reply)
  if (!read.success) throw new OutOfStep(read.error)
  return read.data
}

/** The key is the path with all that was asked: what is cached under it is exactly what the server said at it. */
export function query<P, Q, B, R>(route: Route<P, Q, B, R>, request: Call<B> = {}) {
  return queryOptions({
    queryKey: [route.path, request.params ?? {}, request.query ?? {}],
    queryFn: ({ signal }) => call(route, { ...request, signal }),
  })
}

/** The address of an operation, for links to downloads. */
export function address<P, Q, B, R>(route: Route<P, Q, B, R>, { params = {}, query: asked = {} }: Call = {}): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const given = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `/api${path}${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`
}

/** A problem the server named; `code` finds its words in the contract. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ProblemCode
  readonly details: unknown
  constructor(code: ProblemCode, details: unknown) {
    super(problems[code].en)
    this.code = code
    this.details = details
  }
}

/** The server speaks a newer contract than this page, which was opened before the program was updated; `cause` is what does not fit. */
export class OutOfStep extends Error {
  override readonly name = 'OutOfStep'
  constructor(cause: Error) {
    super('The page is older than the server.', { cause })
  }
}

function send<P, Q, B, R>(route: Route<P, Q, B, R>, request: Call<B>): Promise<Response> {
  const { body, signal, purpose } = request
  const { headers, ...rest } = body === undefined ? {} : encoded(route.body === 'bytes', body)
  return fetch(address(route, request), {
    method: route.method,
    ...(signal === undefined ? {} : { signal }),
    ...rest,
    headers: { ...headers, ...(purpose === undefined ? {} : { [purposeHeader]: encodeURIComponent(purpose) }) },
  })
}

function encoded(bytes: boolean, body: unknown): { readonly body: BodyInit; readonly headers: Readonly<Record<string, string>> } {
  if (bytes) return { body: body as Uint8Array<ArrayBuffer>, headers: { 'content-type': 'application/octet-stream' } }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const said = (await response.json().catch(() => ({}))) as { code?: unknown; details?: unknown }
  return new ApiProblem(isProblemCode(said.code) ? said.code : 'internal', said.details)
}

function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problems, code)
}
