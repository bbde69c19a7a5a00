import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Await } from './Await.tsx'

/** Some rows of a log, and before which the next ones are to be asked for; null where there are none. */
interface LogPage<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** Fewer rows than were asked for are the last ones. */
export function logPage<Row extends { readonly id: string }>(rows: readonly Row[], asked: number): LogPage<Row> {
  return { rows, next: rows.length < asked ? null : rows.at(-1)!.id }
}

interface LogProps<Row> {
  readonly queryKey: readonly unknown[]
  readonly read: (before: string | undefined, signal: AbortSignal) => Promise<LogPage<Row>>
  readonly words: { readonly none: string; readonly earlier: string }
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** A log, newest first, page after page as the reader asks for earlier rows. */
export function Log<Row>({ queryKey, read, words, children }: LogProps<Row>) {
  const log = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.rows),
  })
  return (
    <>
      <Await result={log} empty={{ when: (rows) => rows.length === 0, say: words.none }}>
        {children}
      </Await>
      {log.hasNextPage ? (
        <Button className="no-print" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {words.earlier}
        </Button>
      ) : null}
    </>
  )
}
