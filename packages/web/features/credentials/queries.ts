import { getCredential } from '@junheng/contract/credentials.ts'
import { useQueryClient } from '@tanstack/react-query'
import { query } from '../../app/api.ts'

export const credentialQuery = query(getCredential)

/** Reads again how one signs in, after it was changed. */
export function useCredentialChanged(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: [getCredential.path] })
}
