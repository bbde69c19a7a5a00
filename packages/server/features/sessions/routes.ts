import { Problem } from '@junheng/contract/problem.ts'
import { getSession, signIn, signOut, takePost } from '@junheng/contract/sessions.ts'
import { sessionCookie } from '../../http/cookies.ts'
import { endpoint, KeptRefusal } from '../../http/endpoint.ts'
import { noteSignIn } from '../credentials/queries.ts'
import { describeSession } from './describe.ts'
import { openSession, removeSession, takePost as actIn } from './queries.ts'

export const sessionRoutes = [
  endpoint(signIn, {
    allow: 'anyone',
    audit: ({ reply }) => ({ action: 'session.open', subject: reply.user.id }),
    async handle(call) {
      const { tx, scope: { countyCode }, body, today, address, agent, isSecure, setHeader } = call
      const opened = await openSession(tx, countyCode, { linkToken: body.token, address, agent }, today)
      await noteSignIn(tx, countyCode, { login: null, userId: opened?.user.id ?? null, outcome: opened ? 'opened' : 'spent', address })
      if (!opened) throw new KeptRefusal('sign_in_link_spent', { action: 'session.refuse', subject: 'unknown', details: { outcome: 'spent' } })
      setHeader('set-cookie', sessionCookie(opened.token, isSecure))
      return describeSession(tx, { ...call, user: opened.user })
    },
  }),

  endpoint(getSession, {
    allow: 'signedIn',
    whileOwing: ['password', 'codes'],
    audit: ({ user }) => ({ action: 'session.read', subject: user.id }),
    handle: (call) => describeSession(call.tx, call),
  }),

  endpoint(takePost, {
    allow: 'signedIn',
    whileOwing: ['codes'],
    audit: ({ user, body }) => ({ action: 'session.take_post', subject: user.id, details: body }),
    async handle(call) {
      const { tx, user, body, today } = call
      if (!(await actIn(tx, user.id, body.post, today))) throw new Problem('not_found')
      return describeSession(tx, call, body.post)
    },
  }),

  endpoint(signOut, {
    allow: 'signedIn',
    whileOwing: ['password', 'codes'],
    audit: ({ user }) => ({ action: 'session.close', subject: user.id }),
    async handle({ tx, isSecure, setHeader }) {
      await removeSession(tx)
      setHeader('set-cookie', sessionCookie(undefined, isSecure))
      return {}
    },
  }),
]
