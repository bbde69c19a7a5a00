import * as contract from '@junheng/contract/feeds.ts'
import { may } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { calendarFile } from '../../documents/icalendar.ts'
import { endpoint } from '../../http/endpoint.ts'
import { listOrders } from '../dispatch/orders.ts'
import { listDecisions } from '../meetings/queries.ts'
import { programmeOf } from '../projects/programme.ts'
import { officeEvents } from './office-events.ts'
import { addFeed, endFeed, enterAsFeed, listFeeds } from './queries.ts'

export const feedRoutes = [
  endpoint(contract.listFeeds, {
    allow: 'meeting.read',
    audit: () => ({ action: 'feed.list', subject: 'feeds' }),
    handle: ({ tx }) => listFeeds(tx),
  }),

  endpoint(contract.addFeed, {
    allow: 'meeting.read',
    audit: ({ reply }) => ({ action: 'feed.add', subject: reply.id, details: { office: reply.office } }),
    async handle({ tx, scope, user, today, body: { office } }) {
      if (!may(user.role, 'meeting.hold') && user.department !== office) throw new Problem('not_owner', { owner: office })
      const { feed, token } = await addFeed(tx, scope.countyCode, { office, by: user.name, on: today })
      return { ...feed, path: `/api/calendar-files/${token}` }
    },
  }),

  endpoint(contract.revokeFeed, {
    allow: 'meeting.read',
    audit: ({ params }) => ({ action: 'feed.revoke', subject: params.id }),
    async handle({ tx, today, params }) {
      const feed = await endFeed(tx, params.id, today)
      if (feed === undefined) throw new Problem('not_found')
      return feed
    },
  }),

  endpoint(contract.getCalendarFile, {
    allow: 'anyone',
    audit: () => ({ action: 'feed.read', subject: 'calendar' }),
    async handle({ tx, scope, today, params }) {
      const office = await enterAsFeed(tx, scope.countyCode, params.token)
      if (office === undefined) throw new Problem('not_found')
      const events = officeEvents(office, (await programmeOf(tx, today)).projects, { decisions: await listDecisions(tx), orders: await listOrders(tx, today) })
      return { bytes: new TextEncoder().encode(calendarFile(`${office} 教育项目`, today, events)), name: `${office}.ics`, mediaType: 'text/calendar; charset=utf-8' }
    },
  }),
]
