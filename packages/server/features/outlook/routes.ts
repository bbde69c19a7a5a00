import { getOutlook } from '@junheng/contract/outlook.ts'
import { endpoint } from '../../http/endpoint.ts'
import { programmeOf } from '../projects/programme.ts'
import { outlookOf } from './outlook.ts'

export const outlookRoutes = [
  endpoint(getOutlook, {
    allow: 'meeting.read',
    audit: () => ({ action: 'outlook.read', subject: 'programme' }),
    handle: async ({ tx, today }) => outlookOf(tx, await programmeOf(tx, today)),
  }),
]
