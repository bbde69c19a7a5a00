import { problems } from '@junheng/contract/problem.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ApiProblem, OutOfStep } from '../app/api.ts'
import { useLanguage, useWords } from '../app/language.tsx'

interface AwaitProps<T> {
  readonly result: UseQueryResult<T>
  /** Said instead of the parts when there is nothing to show. */
  readonly empty?: { readonly when: (data: T) => boolean; readonly say: ReactNode }
  readonly children: (data: T) => ReactNode
}

/** What every page does while it waits, when it fails, when there is nothing, and when what it shows may be old. */
export function Await<T>({ result, empty, children }: AwaitProps<T>) {
  const words = useWords()
  if (result.isPending) {
    return (
      <div role="status" aria-label={words.await.loading}>
        <Skeleton active title={false} paragraph={{ rows: 5 }} />
      </div>
    )
  }
  if (result.data === undefined) return <Trouble error={result.error} onRetry={() => void result.refetch()} />
  if (empty?.when(result.data)) return <div className="empty">{empty.say}</div>
  return (
    <>
      {result.isRefetchError ? <Stale error={result.error} since={result.dataUpdatedAt} onRetry={() => void result.refetch()} /> : null}
      <div aria-busy={result.isPlaceholderData} className={result.isPlaceholderData ? 'aging' : undefined}>
        {children(result.data)}
      </div>
    </>
  )
}

/** What went wrong, what to do about it, and a way to do it: try again, or load the page anew where it is older than the server. */
export function Trouble({ error, onRetry }: { readonly error: unknown; readonly onRetry?: (() => void) | undefined }) {
  const words = useWords()
  const language = useLanguage()
  if (error instanceof OutOfStep) return <Alert type="warning" showIcon role="alert" title={words.await.updated} action={<Button onClick={() => location.reload()}>{words.await.reload}</Button>} />
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={error instanceof ApiProblem ? problems[error.code][language] : words.await.unreachable}
      action={onRetry === undefined ? undefined : <Button onClick={onRetry}>{words.await.retry}</Button>}
    />
  )
}

function Stale({ error, since, onRetry }: { readonly error: unknown; readonly since: number; readonly onRetry: () => void }) {
  const words = useWords()
  const language = useLanguage()
  if (error instanceof OutOfStep) return <Trouble error={error} />
  const at = new Date(since).toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit' })
  return <Alert type="warning" showIcon title={words.await.stale(at)} action={<Button onClick={onRetry}>{words.await.retry}</Button>} />
}
