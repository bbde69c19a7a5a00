import type { Post } from '@junheng/contract/accounts.ts'
import type { Permission } from '@junheng/contract/permissions.ts'
import { getSession, signOut, takePost, type SessionReply } from '@junheng/contract/sessions.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, use, type ReactNode } from 'react'
import { call, query } from './api.ts'
import { client } from './client.ts'
import { landing } from './pages.ts'
import type { Catalogue } from './words/zh.ts'

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

/** For what is asked before a page shows: true until the session is known. */
export function mayYet(permission: Permission): boolean {
  return client.getQueryData<SessionReply>(sessionQuery.queryKey)?.permissions.includes(permission) ?? true
}

/** Somebody has signed in: what was read before belongs to nobody. */
export function useSignedIn(): (session: SessionReply) => void {
  const client = useQueryClient()
  return (session) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSession.path })
    client.setQueryData(sessionQuery.queryKey, session)
  }
}

/** Reads the session again, after what it owed was done. */
export function useSessionChanged(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
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

/** Acts in another post; everything is read anew, for nothing of the old role may stay. */
export function useTakePost() {
  return useMutation({
    mutationFn: (post: string) => call(takePost, { body: { post } }),
    onSuccess: ({ permissions }) => location.assign(landing(permissions)),
  })
}

/** A post as the office calls it: role, organisation, and whether it is held for somebody else. */
export function postName({ role, organisation, deputises }: Post, words: Catalogue): string {
  const held = words.roles[role] === organisation.name ? organisation.name : `${words.roles[role]} · ${organisation.name}`
  return `${held}${deputises === null ? '' : ` (${words.accounts.deputy})`}`
}

const Signed = createContext<SessionReply | undefined>(undefined)
