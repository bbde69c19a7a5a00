import { inviteAccount, listAccounts, renewInvitation } from '@junheng/contract/accounts.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { endpoint } from '../../http/endpoint.ts'
import { addAccount, findAccount, invite, listAccounts as readAccounts } from './queries.ts'

export const accountRoutes = [
  endpoint(listAccounts, {
    allow: 'account.manage',
    audit: () => ({ action: 'account.list', subject: 'accounts' }),
    handle: ({ tx }) => readAccounts(tx),
  }),

  endpoint(inviteAccount, {
    allow: 'account.manage',
    audit: ({ body, reply }) => ({ action: 'account.invite', subject: reply.account.id, details: body }),
    async handle({ tx, scope, body }) {
      return invite(tx, scope.countyCode, await addAccount(tx, scope.countyCode, body))
    },
  }),

  endpoint(renewInvitation, {
    allow: 'account.manage',
    audit: ({ params }) => ({ action: 'account.invite_again', subject: params.id }),
    async handle({ tx, scope, params }) {
      const account = await findAccount(tx, params.id)
      if (!account) throw new Problem('not_found')
      return invite(tx, scope.countyCode, account)
    },
  }),
]
