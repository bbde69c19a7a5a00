import { permissions } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { getSession, signIn, signOut, type SessionReply } from '@junheng/contract/sessions.ts'
import type { Tx } from '../../db/database.ts'
import { sessionCookie } from '../../http/cookies.ts'
import { endpoint } from '../../http/endpoint.ts'
import { openSession, removeSession, type User } from './queries.ts'

export const sessionRoutes = [
  endpoint(signIn, {
    allow: 'anyone',
    audit: ({ reply }) => ({ action: 'session.open', subject: reply.user.id }),
    async handle({ tx, scope, body, today, setHeader }) {
      const opened = await openSession(tx, scope.countyCode, body.token)
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

async function describeSession(tx: Tx, user: User, today: string): Promise<SessionReply> {
  const { county_code: code, name } = await tx.selectFrom('county').select(['county_code', 'name']).executeTakeFirstOrThrow()
  return { user, permissions: [...permissions[user.role]], county: { code, name }, today }
}
