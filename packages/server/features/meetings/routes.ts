import * as contract from '@junheng/contract/meetings.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { minutesPaper } from '@junheng/contract/words/meetings.ts'
import { clampsOf, frozenOf, movesBetween } from '@junheng/core/schedule/baseline.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { mediaTypes } from '../../documents/media-types.ts'
import { officialDocx } from '../../documents/official-docx.ts'
import { officialPdf } from '../../documents/official-typst.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { packContent } from '../meeting-papers/pack.ts'
import { programmeOf } from '../projects/programme.ts'
import { takeDecision } from './deciding.ts'
import { nextDecisionNumber, nextMeetingNumber } from './numbers.ts'
import { addMeeting, endMeeting, findBaseline, findMeeting, listDecisions, listMeetings } from './queries.ts'

export const meetingRoutes = [
  endpoint(contract.listMeetings, {
    allow: 'meeting.read',
    audit: () => ({ action: 'meeting.list', subject: 'meetings' }),
    async handle({ tx, today }) {
      const meetings = await listMeetings(tx)
      return { meetings, suggestedNumber: nextMeetingNumber(meetings.map(({ number }) => number), (await findCounty(tx)).name, today) }
    },
  }),

  endpoint(contract.openMeeting, {
    allow: 'meeting.hold',
    audit: ({ reply, body }) => ({ action: 'meeting.open', subject: reply.id, details: body }),
    async handle({ tx, today, scope, user, body }) {
      const { projects } = await programmeOf(tx, today)
      const id = newId()
      await addMeeting(tx, scope.countyCode, { ...body, id, by: user.name, baseline: projects.map(frozenOf) })
      return (await findMeeting(tx, id))!
    },
  }),

  endpoint(contract.getMeeting, {
    allow: 'meeting.read',
    audit: ({ params }) => ({ action: 'meeting.read', subject: params.id }),
    async handle({ tx, params }) {
      const meeting = await heldMeeting(tx, params.id)
      const decisions = await listDecisions(tx, params.id)
      return { meeting, decisions, suggestedNumber: nextDecisionNumber(meeting.number, decisions.map(({ number }) => number)) }
    },
  }),

  endpoint(contract.decide, {
    allow: 'meeting.hold',
    audit: ({ params, reply, body }) => ({ action: 'meeting.decide', subject: reply.id, details: { meeting: params.id, ...body } }),
    async handle({ tx, scope, user, today, params, body }) {
      const id = await takeDecision(tx, body, { county: scope.countyCode, meeting: params.id, user, today })
      return (await listDecisions(tx, params.id)).find((decision) => decision.id === id)!
    },
  }),

  endpoint(contract.closeMeeting, {
    allow: 'meeting.hold',
    audit: ({ params }) => ({ action: 'meeting.close', subject: params.id }),
    async handle({ tx, today, params }) {
      if ((await heldMeeting(tx, params.id)).closedOn !== null) throw new Problem('meeting_closed')
      await endMeeting(tx, params.id, today)
      return heldMeeting(tx, params.id)
    },
  }),

  endpoint(contract.getMinutes, {
    allow: 'meeting.read',
    audit: ({ params, query }) => ({ action: 'meeting.minutes', subject: params.id, details: query }),
    async handle({ tx, today, params, query }) {
      const meeting = await heldMeeting(tx, params.id)
      const pack = await packContent(tx, await programmeOf(tx, today))
      const paper = minutesPaper({ meeting, decisions: await listDecisions(tx, params.id), issuer: pack.issuer, pack })
      const bytes = query.format === 'docx' ? await officialDocx(paper, meeting.heldOn) : (await officialPdf(paper)).pdf
      return { bytes, name: `${meeting.title}纪要（${meeting.number}）.${query.format}`, mediaType: mediaTypes[query.format] }
    },
  }),

  endpoint(contract.getMoves, {
    allow: 'meeting.read',
    audit: ({ params, query }) => ({ action: 'meeting.compare', subject: params.id, details: query }),
    async handle({ tx, today, params, query }) {
      const before = (await findBaseline(tx, params.id)) ?? notFound()
      const after = query.until === undefined ? { heldOn: today, projects: (await programmeOf(tx, today)).projects.map(frozenOf) } : ((await findBaseline(tx, query.until)) ?? notFound())
      const moves = movesBetween(before.projects, after.projects)
      return { from: before.heldOn, to: after.heldOn, projects: [...after.projects], moves: [...moves], clamps: after.projects.flatMap((project) => [...clampsOf(project)]) }
    },
  }),
]

async function heldMeeting(tx: Tx, id: string): Promise<contract.MeetingSummary> {
  return (await findMeeting(tx, id)) ?? notFound()
}

function notFound(): never {
  throw new Problem('not_found')
}
