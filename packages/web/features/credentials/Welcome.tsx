import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useWords } from '../../app/language.tsx'
import { credentialQuery } from './queries.ts'
import './credentials.css'

/** What whoever has just signed in is told once: that they may set a password, or that theirs is old. On their own page it stays. */
export function Welcome() {
  const words = useWords()
  const { pathname, state } = useLocation()
  const isOwnPage = pathname === '/me'
  const { data } = useQuery({ ...credentialQuery, enabled: isOwnPage || state.arrived === true })
  if (data === undefined || !(isOwnPage || state.arrived)) return null
  if (data.login !== null && !data.passwordExpired) return null
  return (
    <p className="welcome no-print" role="note">
      <span>{data.login === null ? words.me.invite : words.me.expired}</span>
      {isOwnPage ? null : <Link to="/me">{data.login === null ? words.me.inviteNow : words.me.changePassword}</Link>}
    </p>
  )
}
