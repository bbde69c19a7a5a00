import type { Endpoint } from './http/endpoint.ts'
import { sessionRoutes } from './features/sessions/routes.ts'

/** Everything the server answers to. */
export const allEndpoints: readonly Endpoint[] = [...sessionRoutes]
