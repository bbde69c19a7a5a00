import { Button, Skeleton } from 'antd'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../app/language.tsx'
import { Trouble } from './Await.tsx'

interface PageProps {
  readonly title: string
  /** What belongs beside the heading: downloads, a date. Not printed. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page's heading, document title and focus, decided once: a screen reader starts at the heading of the page it has moved to. */
export function Page({ title, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const words = useWords()
  useEffect(() => {
    document.title = `${title} · ${words.product}`
  }, [title, words])
  useEffect(() => {
    if (opened) heading.current?.focus({ preventScroll: true })
    opened = true
  }, [])
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions === undefined ? null : <div className="page-actions no-print">{actions}</div>}
      </div>
      {children}
    </>
  )
}

/** The first page leaves focus where the browser put it. */
let opened = false

export function Waiting() {
  const words = useWords()
  return (
    <div role="status" aria-label={words.await.loading}>
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </div>
  )
}

export function Missing() {
  const words = useWords()
  return (
    <Page title={words.await.noPage}>
      <p>
        <a href="/">{words.await.toFirstPage}</a>
      </p>
    </Page>
  )
}

export function Failed({ error, reset }: ErrorComponentProps) {
  return <Trouble error={error} onRetry={reset} />
}

/** A part of a page under its own heading. */
export function Section({ title, aside, children, id }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode; readonly id: string }) {
  return (
    <section aria-labelledby={`${id}-heading`} className="section" id={id}>
      <div className="section-head">
        <h2 id={`${id}-heading`}>{title}</h2>
        {aside === undefined ? null : <div className="no-print">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

export function PrintButton() {
  const words = useWords()
  return <Button onClick={() => window.print()}>{words.print}</Button>
}
