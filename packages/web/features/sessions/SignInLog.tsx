import { listSignIns, type SignIn } from '@junheng/contract/credentials.ts'
import { call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Log, logPage } from '../../ui/Log.tsx'
import { Table } from '../../ui/Table.tsx'
import { instant } from '../../ui/format.ts'

interface SignInLogProps {
  readonly asked: { readonly user?: string; readonly text?: string; readonly outcome?: string }
  /** Entries at a time. */
  readonly page: number
}

/** Who signed in, newest first, and who tried. */
export function SignInLog({ asked, page }: SignInLogProps) {
  const words = useWords()
  const read = async (before: string | undefined, signal: AbortSignal) => logPage(await call(listSignIns, { query: { ...asked, before, limit: String(page) }, signal }), page)
  return (
    <Log queryKey={[listSignIns.path, asked, page]} read={read} words={words.signIns}>
      {(rows) => <Rows rows={rows} />}
    </Log>
  )
}

function Rows({ rows }: { readonly rows: readonly SignIn[] }) {
  const words = useWords()
  return (
    <Table
      label={words.titles.signIns}
      look="sheet-like"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { title: words.signIns.at, head: true, render: ({ at }) => instant(at) },
        { title: words.signIns.who, render: ({ user }) => user ?? words.signIns.unknown },
        { title: words.signIns.login, render: ({ login }) => login ?? words.signIns.byLink },
        { title: words.signIns.outcome, render: ({ outcome }) => words.signIns.outcomes[outcome] },
        { title: words.signIns.address, render: ({ address }) => address },
      ]}
    />
  )
}
