import { permissions } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { getSession, signIn, signOut, takePost, type SessionReply } from '@junheng/contract/sessions.ts'
import type { Tx } from '../../db/database.ts'
import { sessionCookie } from '../../http/cookies.ts'
import { endpoint } from '../../http/endpoint.ts'
import { heldOn, listPosts } from '../accounts/posts.ts'
import { actingIn, openSession, removeSession, takePost as actIn, type User } from './queries.ts'

export const sessionRoutes = [
  endpoint(signIn, {
    allow: 'anyone',
    audit: ({ reply }) => ({ action: 'session.open', subject: reply.user.id }),
    async handle({ tx, scope, body, today, setHeader }) {
      const opened = await openSession(tx, scope.countyCode, body.token, today)
      if (!opened) throw new Problem('sign_in_link_spent')
      setHeader('set-cookie', sessionCookie(opened.token))
      return describeSession(tx, opened.user, today)
    },
  }),

  endpoint(getSession, {
    allow: 'signedIn',
    audit: ({ user }) => ({ action: 'session.read', subject: user.id }),
    handle: ({ tx, user, today }) => describeSession(tx, user, today),
  }),

  endpoint(takePost, {
    allow: 'signedIn',
    audit: ({ user, body }) => ({ action: 'session.take_post', subject: user.id, details: body }),
    async handle({ tx, user, body, today }) {
      if (!(await actIn(tx, user.id, body.post, today))) throw new Problem('not_found')
      return describeSession(tx, user, today, body.post)
    },
  }),

  endpoint(signOut, {
    allow: 'signedIn',
    audit: ({ user }) => ({ action: 'session.close', subject: user.id }),
    async handle({ tx, setHeader }) {
      await removeSession(tx)
      setHeader('set-cookie', sessionCookie(undefined))
      return {}
    },
  }),
]

/** Of the session as the next request will find it. */
async function describeSession(tx: Tx, user: User, today: string, postId = user.postId): Promise<SessionReply> {
  const { county_code: code, name } = await tx.selectFrom('county').select(['county_code', 'name']).executeTakeFirstOrThrow()
  const posts = heldOn((await listPosts(tx, user.id)).map(({ post }) => post), today)
  const acting = posts.find(({ id }) => id === postId)
  const now = acting === undefined ? user : { id: user.id, name: user.name, ...actingIn(acting) }
  return { user: now, posts: [...posts], permissions: [...permissions[now.role]], county: { code, name }, today }
}
