import type { Endpoint } from './http/endpoint.ts'
import { accountRoutes } from './features/accounts/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { sessionRoutes } from './features/sessions/routes.ts'

/** Everything the server answers to. */
export const allEndpoints: readonly Endpoint[] = [...sessionRoutes, ...accountRoutes, ...auditRoutes]
