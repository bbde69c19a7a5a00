import { beginSso, finishSso, getSso } from '@junheng/contract/sso.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { sessionCookie } from '../../http/cookies.ts'
import { endpoint, KeptRefusal } from '../../http/endpoint.ts'
import { noteSignIn } from '../credentials/queries.ts'
import { describeSession } from '../sessions/describe.ts'
import { openSessionFor, sessionOpenedBy } from '../sessions/queries.ts'
import type { SingleSignOn, SsoTrip } from './provider.ts'
import { addAttempt, findLinked, linkIdentity, takeAttempt, type Identity } from './queries.ts'

export const ssoRoutes = [
  endpoint(getSso, {
    allow: 'anyone',
    audit: () => ({ action: 'sso.read', subject: 'sso' }),
    handle: async ({ sso }) => ({ name: sso?.name ?? null }),
  }),

  endpoint(beginSso, {
    allow: 'anyone',
    audit: ({ body }) => ({ action: 'sso.begin', subject: body.link ? 'link' : 'sign-in' }),
    async handle({ tx, scope, sso, user, body: { link } }) {
      // Only an administrator's one-time link leads to an account: nobody registers by having an identity.
      if (link && (user === undefined || (await sessionOpenedBy(tx)) !== 'link')) throw new Problem('sso_link_first')
      const { url, ...trip } = await reached(known(sso).begin())
      return { url, ticket: await addAttempt(tx, scope.countyCode, { ...trip, userId: link ? user!.id : null }) }
    },
  }),

  endpoint(finishSso, {
    allow: 'anyone',
    audit: ({ reply }) => ({ action: 'session.open', subject: reply.user.id, details: { by: 'sso' } }),
    async handle(call) {
      const { tx, scope, sso, user, body, today, address, agent, isSecure, setHeader } = call
      const trip = await takeAttempt(tx, scope, body.ticket)
      const identity = await identityOf(known(sso), body.answer, trip)
      const refuse = async (code: 'sso_refused' | 'sso_unlinked', userId: string | null = null) => {
        await noteSignIn(tx, scope.countyCode, { login: 'SSO', userId, outcome: userId === null ? 'wrong' : 'closed', address })
        return new KeptRefusal(code, { action: 'session.refuse', subject: userId ?? 'unknown', details: { by: 'sso' } })
      }
      if (identity === undefined) throw await refuse('sso_refused')
      if (trip!.userId !== null) {
        // Whoever set out to link must be the one who comes back.
        if (user?.id !== trip!.userId || !(await linkIdentity(tx, scope, identity))) throw await refuse('sso_refused')
        return describeSession(tx, { ...call, user })
      }
      const userId = await findLinked(tx, scope.countyCode, identity)
      const opened = userId === null ? undefined : await openSessionFor(tx, scope.countyCode, { userId, by: 'sso', address, agent }, today)
      if (opened === undefined) throw await refuse('sso_unlinked', userId)
      await noteSignIn(tx, scope.countyCode, { login: 'SSO', userId, outcome: 'opened', address })
      setHeader('set-cookie', sessionCookie(opened.token, isSecure))
      return describeSession(tx, { ...call, user: opened.user })
    },
  }),
]

function known(sso: SingleSignOn | undefined): SingleSignOn {
  if (sso === undefined) throw new Problem('not_found')
  return sso
}

async function identityOf(sso: SingleSignOn, answer: string, trip: SsoTrip | undefined): Promise<Identity | undefined> {
  return trip && reached(sso.finish(answer, trip))
}

/** A provider out of reach is no mistake of ours, nor the caller's. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    throw new Problem('sso_unreachable', {}, { cause: error })
  })
}
