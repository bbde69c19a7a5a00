import { addPost, closeAccount, endPost, getPermissionMatrix, inviteAccount, listAccounts, renewInvitation, type Account, type Post } from '@junheng/contract/accounts.ts'
import type { Role } from '@junheng/contract/permissions.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { addDays } from '@junheng/core/schedule/day.ts'
import type { Tx } from '../../db/database.ts'
import { endpoint, type Endpoint } from '../../http/endpoint.ts'
import { endSessions } from '../sessions/queries.ts'
import { keepAnAdministrator } from './administrators.ts'
import { permissionMatrix } from './permission-matrix.ts'
import { listPosts } from './posts.ts'
import { addAccount, endPost as end, findAccount, insertPost, invite, leave, listAccounts as readAccounts, organisationFor } from './queries.ts'

export const accountRoutes = [
  endpoint(listAccounts, {
    allow: 'account.manage',
    audit: () => ({ action: 'account.list', subject: 'accounts' }),
    handle: async ({ tx, query }) => [...(await readAccounts(tx, query))],
  }),

  endpoint(inviteAccount, {
    allow: 'account.manage',
    audit: ({ body, reply }) => ({ action: 'account.invite', subject: reply.account.id, details: body }),
    async handle({ tx, scope, body, today }) {
      const account = await addAccount(tx, scope.countyCode, { ...body, since: today })
      if (account === undefined) throw new Problem('not_found')
      return invite(tx, scope.countyCode, account)
    },
  }),

  endpoint(renewInvitation, {
    allow: 'account.manage',
    audit: ({ params }) => ({ action: 'account.invite_again', subject: params.id }),
    handle: async ({ tx, scope, params }) => invite(tx, scope.countyCode, await found(tx, params.id)),
  }),

  endpoint(addPost, {
    allow: 'account.manage',
    audit: ({ params, body }) => ({ action: 'post.add', subject: params.id, details: body }),
    async handle({ tx, scope, params, body: { role, since, until, deputises, ...office } }) {
      await found(tx, params.id)
      const organisation = await organisationFor(tx, scope.countyCode, { role, ...office })
      if (organisation === undefined) throw new Problem('not_found')
      if (deputises !== null) await postOf(tx, deputises)
      await insertPost(tx, scope.countyCode, { userId: params.id, organisation, role, since, until, deputises })
      return found(tx, params.id)
    },
  }),

  endpoint(endPost, {
    allow: 'account.manage',
    audit: ({ params, body }) => ({ action: 'post.end', subject: params.id, details: body }),
    async handle({ tx, scope, params, body: { lastDay, successor } }) {
      const held = await postOf(tx, params.id)
      if (lastDay < held.post.since) throw new Problem('invalid_input', { issues: [{ path: 'body.lastDay', message: '最后一天不能早于到任日期。 The last day cannot be before the first.', code: 'custom' }] })
      await end(tx, params.id, lastDay)
      const { role, organisation } = held.post
      if (successor !== null) await handOver(tx, scope.countyCode, { successor, organisation: organisation.id, role, since: addDays(lastDay, 1) })
      if (role === 'bureau-admin') await keepAnAdministrator(tx, scope.countyCode, addDays(lastDay, 1))
      return [await found(tx, held.userId), ...(successor === null ? [] : [await found(tx, successor)])]
    },
  }),

  endpoint(closeAccount, {
    allow: 'account.manage',
    audit: ({ params, body }) => ({ action: 'account.close', subject: params.id, details: body }),
    async handle({ tx, scope, params, body: { on } }) {
      const { posts } = await found(tx, params.id)
      await leave(tx, params.id, on, addDays(on, -1))
      if (posts.some(({ role }) => role === 'bureau-admin')) await keepAnAdministrator(tx, scope.countyCode, on)
      await endSessions(tx, params.id)
      return found(tx, params.id)
    },
  }),
]

/** `all` is asked when the matrix is printed, because it holds this very route. */
export const permissionRoutes = (all: () => readonly Endpoint[]) => [
  endpoint(getPermissionMatrix, {
    allow: 'account.manage',
    audit: () => ({ action: 'permission.read', subject: 'permissions' }),
    handle: async () => permissionMatrix(all()),
  }),
]

interface HandOver {
  readonly successor: string
  readonly organisation: string
  readonly role: Role
  readonly since: string
}

/** The same post from the next day on. */
async function handOver(tx: Tx, countyCode: string, { successor, ...post }: HandOver): Promise<void> {
  await found(tx, successor)
  await insertPost(tx, countyCode, { userId: successor, ...post, until: null, deputises: null })
}

async function postOf(tx: Tx, id: string): Promise<{ readonly userId: string; readonly post: Post }> {
  const held = (await listPosts(tx)).find(({ post }) => post.id === id)
  if (held === undefined) throw new Problem('not_found')
  return held
}

async function found(tx: Tx, id: string): Promise<Account> {
  const account = await findAccount(tx, id)
  if (account === undefined) throw new Problem('not_found')
  return account
}
