import type { Credential } from '@junheng/contract/credentials.ts'
import type { Post } from '@junheng/contract/accounts.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useWords } from '../../app/language.tsx'
import { postName, useSession, useTakePost } from '../../app/session.tsx'
import { Await, Trouble } from '../../ui/Await.tsx'
import { instant } from '../../ui/format.ts'
import { Page, Section } from '../../ui/Page.tsx'
import { Sessions } from '../sessions/Sessions.tsx'
import { SsoButton } from '../sessions/Sso.tsx'
import { SignInLog } from '../sessions/SignInLog.tsx'
import { Codes } from './Codes.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { credentialQuery } from './queries.ts'
import './credentials.css'

/** One's own posts, ways to sign in, sessions and sign-ins. */
export function MePage() {
  const words = useWords()
  const { user } = useSession()
  const credential = useQuery(credentialQuery)
  return (
    <Page title={words.titles.me}>
      <Section id="posts" title={words.me.posts}>
        <Posts />
      </Section>
      <Await result={credential}>{(credential) => <SigningIn credential={credential} />}</Await>
      <Section id="sessions" title={words.me.sessions}>
        <Sessions />
      </Section>
      <Section id="sign-ins" title={words.me.signIns}>
        <SignInLog asked={{ user: user.id }} page={20} />
      </Section>
    </Page>
  )
}

function Posts() {
  const words = useWords()
  const { posts, user } = useSession()
  const take = useTakePost()
  return (
    <>
      <ul className="posts">
        {posts.map((post) => (
          <li key={post.id}>
            <strong>{postName(post, words)}</strong>
            <span>{lasting(post, words.accounts)}</span>
            {post.id === user.postId ? (
              <span className="sign met">✓ {words.me.acting}</span>
            ) : (
              <Button size="small" loading={take.isPending && take.variables === post.id} aria-label={words.me.takeOf(postName(post, words))} onClick={() => take.mutate(post.id)}>
                {words.me.take}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {take.isError ? <Trouble error={take.error} /> : null}
    </>
  )
}

function lasting({ since, until }: Post, said: { readonly since: (day: string) => string; readonly sinceUntil: (since: string, until: string) => string }): string {
  return until === null ? said.since(since) : said.sinceUntil(since, until)
}

function SigningIn({ credential }: { readonly credential: Credential }) {
  const words = useWords()
  const { login, passwordSetAt } = credential
  return (
    <>
      <Section id="signing-in" title={words.me.signingIn}>
        <p>{login === null || passwordSetAt === null ? words.me.noPassword : words.me.passwordOf(login, instant(passwordSetAt))}</p>
        <details key={login} open={login === null || credential.passwordExpired}>
          <summary>{login === null ? words.me.setPassword : words.me.changePassword}</summary>
          <PasswordForm credential={credential} />
        </details>
        {credential.sso ? <p>{words.sso.linked}</p> : null}
        {credential.openedByLink && !credential.sso ? <SsoButton link /> : null}
      </Section>
      <Section id="codes" title={words.me.codes}>
        <Codes credential={credential} />
      </Section>
    </>
  )
}
