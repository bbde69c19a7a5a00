import type { SessionReply } from '@junheng/contract/sessions.ts'
import { ResetForm } from './ResetForm.tsx'
import { SignInForm } from './SignInForm.tsx'
import { SsoButton } from './Sso.tsx'

/** Login and password, the identity provider, or a code for a forgotten password. */
export function WaysIn({ onSignedIn }: { readonly onSignedIn: (session: SessionReply) => void }) {
  return (
    <>
      <SignInForm onSignedIn={onSignedIn} />
      <SsoButton link={false} />
      <ResetForm onSignedIn={onSignedIn} />
    </>
  )
}
