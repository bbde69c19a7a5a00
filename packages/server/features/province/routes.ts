import { getProvince } from '@junheng/contract/province.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { listSummaries } from './queries.ts'

export const provinceRoutes = [
  endpoint(getProvince, {
    allow: 'province.read',
    audit: ({ reply }) => ({ action: 'province.read', subject: reply.code, details: { counties: reply.counties.length } }),
    handle: async ({ tx }) => ({ ...(await findCounty(tx)), counties: await listSummaries(tx) }),
  }),
]
