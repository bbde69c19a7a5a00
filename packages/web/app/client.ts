import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { getSession } from '@junheng/contract/sessions.ts'
import { ApiProblem } from './api.ts'

/** What the server has said. Only a broken connection is tried again; what the server refused, or said wrongly, stays so. */
export const client = new QueryClient({
  queryCache: new QueryCache({ onError: (error, { queryKey }) => queryKey[0] !== getSession.path && askAgainWho(error) }),
  mutationCache: new MutationCache({ onError: askAgainWho }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => error instanceof TypeError && failures < 2 },
  },
})

/** A session may end from afar: then the frame must learn that nobody is signed in any more. */
function askAgainWho(error: Error): void {
  if (error instanceof ApiProblem && error.code === 'not_signed_in') void client.invalidateQueries({ queryKey: [getSession.path] })
}
