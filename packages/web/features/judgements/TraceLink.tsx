import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../../app/language.tsx'
import type { TraceSearch } from './trace-search.ts'
import { useJudgementSearch } from './use-search.ts'

interface TraceLinkProps {
  readonly of: Pick<TraceSearch, 'standard' | 'stage' | 'indicator' | 'school'>
  readonly className?: string
  readonly children: ReactNode
}

/** A figure of this page as a link to how it came about, under the same snapshot and switches. */
export function TraceLink({ of, className, children }: TraceLinkProps) {
  const words = useWords()
  const [{ snapshot, private: privateSchools, points }] = useJudgementSearch()
  const switches = { ...(snapshot && { snapshot }), ...(privateSchools && { private: privateSchools }), ...(points && { points }) }
  return (
    <Link to="/trace" search={{ ...of, ...switches }} preload={false} className={className} title={words.judgement.traceHint}>
      {children}
    </Link>
  )
}
