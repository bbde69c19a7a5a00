import { listSignIns, type SignIn } from '@junheng/contract/credentials.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { instant } from '../../ui/format.ts'
import { Scroll } from '../../ui/Scroll.tsx'

interface SignInLogProps {
  readonly asked: { readonly user?: string; readonly text?: string; readonly outcome?: string }
  /** Entries at a time. */
  readonly page: number
}

/** Who signed in, newest first, and who tried. */
export function SignInLog({ asked, page }: SignInLogProps) {
  const words = useWords()
  const log = useInfiniteQuery({
    queryKey: [listSignIns.path, asked, page],
    queryFn: ({ pageParam, signal }) => call(listSignIns, { query: { ...asked, before: pageParam, limit: String(page) }, signal }),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.length < page ? undefined : last.at(-1)!.id),
    select: ({ pages }) => pages.flat(),
  })
  return (
    <>
      <Await result={log} empty={{ when: (rows) => rows.length === 0, say: words.signIns.none }}>
        {(rows) => <Rows rows={rows} />}
      </Await>
      {log.hasNextPage ? (
        <Button className="no-print" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {words.signIns.earlier}
        </Button>
      ) : null}
    </>
  )
}

function Rows({ rows }: { readonly rows: readonly SignIn[] }) {
  const words = useWords()
  return (
    <Scroll label={words.titles.signIns}>
      <table className="rows sheet-like">
        <thead>
          <tr>
            <th scope="col">{words.signIns.at}</th>
            <th scope="col">{words.signIns.who}</th>
            <th scope="col">{words.signIns.login}</th>
            <th scope="col">{words.signIns.outcome}</th>
            <th scope="col">{words.signIns.address}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, at, user, login, outcome, address }) => (
            <tr key={id}>
              <th scope="row">{instant(at)}</th>
              <td>{user ?? words.signIns.unknown}</td>
              <td>{login ?? words.signIns.byLink}</td>
              <td>{words.signIns.outcomes[outcome]}</td>
              <td>{address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
