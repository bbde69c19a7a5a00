import { QueryClient } from '@tanstack/react-query'

/** What the server has said. Only a broken connection is tried again; what the server refused, or said wrongly, stays so. */
export const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => error instanceof TypeError && failures < 2 },
  },
})
