import { getTransferReasons } from '@junheng/contract/transfers.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import { Sheet } from './Sheet.tsx'
import type { RoundProps } from './round-props.ts'
import type { TransferSearch } from './search.ts'

const route = getRouteApi('/transfers/$id')

/** Why wishes were refused: how often each reason, and for a code every post with its own. */
export function Reasons({ round }: RoundProps) {
  const said = useWords().transfers
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const code = search.q ?? ''
  const reasons = useQuery({ ...query(getTransferReasons, { params: { id: round.id }, query: code.length === codeLength ? { code } : {} }), placeholderData: keepPreviousData, enabled: round.result !== null })
  if (round.result === null) return <p className="empty">{said.noResult}</p>
  return (
    <Await result={reasons}>
      {({ refusals, sheet }) => (
        <>
          <Section id="refusals" title={said.views.reasons}>
            <p>{said.reasonsMeaning}</p>
            <Table
              label={said.views.reasons}
              empty={said.none}
              rows={Object.entries(refusals).toSorted(([, a], [, b]) => b - a)}
              keyOf={([reason]) => reason}
              columns={[{ title: said.why, head: true, render: ([reason]) => said.reasonKinds[reason] ?? reason }, { title: said.wishes, number: true, render: ([, count]) => count }]}
            />
          </Section>
          <Section id="by-code" title={said.byCode}>
            <div className="filters">
              <Field label={said.code} value={code} maxLength={codeLength} onType={(q) => void navigate({ search: { ...search, q: q === '' ? undefined : q } as TransferSearch, replace: true, resetScroll: false })} />
            </div>
            {code.length < codeLength ? null : sheet === null ? <p className="empty">{said.noCode}</p> : <Sheet round={round} sheet={sheet} />}
          </Section>
        </>
      )}
    </Await>
  )
}

const codeLength = 12
