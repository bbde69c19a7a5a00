import { getTransferNotice, getTransferRecord, getVerificationPage } from '@junheng/contract/transfers.ts'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { coefficient } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'
import { Table } from '../../ui/Table.tsx'
import type { RoundProps } from './round-props.ts'

/** Who moves where, what is proven of it, and the papers: notice, list, record, verification page. */
export function Result({ round }: RoundProps) {
  const words = useWords()
  const said = words.transfers
  const { result } = round
  if (result === null) return <p className="empty">{said.noResult}</p>
  const params = { id: round.id }
  const balance = result.balance.filter(({ stage }) => stage === 'primary' || stage === 'junior')
  return (
    <>
      <Section id="result" title={said.views.result}>
        <p className="sentence">{said.summary(result.placed, result.voluntary, result.compulsory)}</p>
        <p>
          {said.proven} {result.claims.strategyProof ? said.strategyProof : said.notStrategyProof}
        </p>
        <p className="no-print">
          <a className="button" href={address(getTransferNotice, { params, query: { format: 'docx' } })} download>{said.noticeDocx}</a>{' '}
          <a className="button" href={address(getTransferNotice, { params, query: { format: 'xlsx' } })} download>{said.noticeXlsx}</a>{' '}
          <a className="button" href={address(getTransferRecord, { params })} download>{said.record}</a>{' '}
          <a className="button" href={address(getVerificationPage, { params })} download>{said.page}</a>
        </p>
        <Table
          label={said.balance}
          empty={said.none}
          rows={balance}
          keyOf={({ stage, indicator }) => `${stage} ${indicator}`}
          columns={[
            { title: said.indicator, head: true, render: ({ stage, indicator }) => `${words.stageWords[stage]} ${said.indicators[indicator]}` },
            { title: said.before, number: true, render: ({ before }) => (before === null ? '—' : coefficient(before)) },
            { title: said.after, number: true, render: ({ after }) => (after === null ? '—' : coefficient(after)) },
          ]}
        />
      </Section>
      <Section id="placements" title={said.views.teachers}>
        <Table
          label={said.views.result}
          empty={said.none}
          rows={result.placements}
          keyOf={({ teacher }) => teacher}
          columns={[
            { title: said.code, head: true, render: ({ teacher }) => <code>{teacher}</code> },
            { title: said.from, render: ({ from }) => from },
            { title: said.to, render: ({ to }) => to },
            { title: said.post, render: ({ subject }) => subject },
            { title: said.points, number: true, render: ({ points }) => points },
            { title: said.phase, render: ({ phase }) => said.phases[phase] },
          ]}
        />
      </Section>
    </>
  )
}
