import type { Permission } from '@junheng/contract/permissions.ts'
import { getSession, signOut, type SessionReply } from '@junheng/contract/sessions.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, use, type ReactNode } from 'react'
import { call, query } from './api.ts'

export const sessionQuery = { ...query(getSession), staleTime: 5 * 60_000 }

export function SessionProvider({ session, children }: { readonly session: SessionReply; readonly children: ReactNode }) {
  return <Signed value={session}>{children}</Signed>
}

/** Who is signed in; only inside the frame, where somebody is. */
export function useSession(): SessionReply {
  const session = use(Signed)
  if (session === undefined) throw new Error('useSession outside of SessionProvider')
  return session
}

/** Asks whether this reader may do something; what they may not, they are not shown. */
export function useMay(): (permission: Permission) => boolean {
  const session = useSession()
  return (permission) => session.permissions.includes(permission)
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(signOut),
    onSuccess: () => {
      client.clear()
      location.assign('/sign-in')
    },
  })
}

const Signed = createContext<SessionReply | undefined>(undefined)
