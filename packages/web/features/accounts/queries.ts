import { listAccounts } from '@junheng/contract/accounts.ts'
import { useQueryClient } from '@tanstack/react-query'
import { query } from '../../app/api.ts'
import type { AccountSearch } from './search.ts'

export const pageSize = 50

/** One page of accounts, and one more, so that it is known whether there is another page. */
export const accountsQuery = ({ text, role, skip = 0 }: AccountSearch) => query(listAccounts, { query: { text, role, skip: String(skip), limit: String(pageSize + 1) } })

/** Whoever is meant by a name or an office, a few of them. */
export const someAccounts = (text: string) => ({ ...query(listAccounts, { query: { text, limit: '20' } }), enabled: text.trim() !== '' })

/** Reads the accounts again, after something was done with one. */
export function useAccountsChanged(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: [listAccounts.path] })
}
