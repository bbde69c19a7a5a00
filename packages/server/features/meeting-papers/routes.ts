import * as contract from '@junheng/contract/meeting-papers.ts'
import { mediaTypes } from '../../documents/media-types.ts'
import { endpoint } from '../../http/endpoint.ts'
import { packContent } from './pack.ts'
import { followUpsNow, meetingArchive, meetingPaper, readLedger } from './papers.ts'

export const meetingPaperRoutes = [
  endpoint(contract.getPack, {
    allow: 'meeting.read',
    audit: () => ({ action: 'meeting_paper.read', subject: 'pack' }),
    handle: async ({ tx, today }) => packContent(tx, (await readLedger(tx, today)).programme),
  }),

  endpoint(contract.getFollowUps, {
    allow: 'meeting.read',
    audit: () => ({ action: 'meeting_paper.read', subject: 'follow-ups' }),
    handle: async ({ tx, today }) => followUpsNow(await readLedger(tx, today)),
  }),

  endpoint(contract.getMeetingPaper, {
    allow: 'meeting.read',
    audit: ({ query }) => ({ action: 'meeting_paper.download', subject: query.paper, details: query }),
    async handle({ tx, today, query }) {
      const { name, bytes } = await meetingPaper(await readLedger(tx, today), query.paper, query.format)
      return { bytes, name, mediaType: name.endsWith('.docx') ? mediaTypes.docx : mediaTypes.pdf }
    },
  }),

  endpoint(contract.getMeetingPapers, {
    allow: 'meeting.read',
    audit: () => ({ action: 'meeting_paper.download', subject: 'all' }),
    handle: async ({ tx, today }) => ({ bytes: await meetingArchive(await readLedger(tx, today)), name: `调度会材料 ${today}.zip`, mediaType: mediaTypes.zip }),
  }),
]
