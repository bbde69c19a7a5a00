import { getAuditAnchor, verifyAudit, type AuditVerification } from '@junheng/contract/audit.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { query } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Await } from '../../ui/Await.tsx'
import { count, instant } from '../../ui/format.ts'
import { Section } from '../../ui/Page.tsx'

/** The newest hash, to be printed and kept, and the proof that every row still fits. */
export function Chain() {
  const words = useWords()
  const anchor = useQuery(query(getAuditAnchor, {}))
  const proof = useQuery({ ...query(verifyAudit, { query: {} }), enabled: false })
  return (
    <Section id="chain" title={words.audit.chain}>
      <Await result={anchor}>
        {(last) =>
          last === null ? (
            <p className="empty">{words.audit.noAnchor}</p>
          ) : (
            <>
              <p>
                {words.audit.anchor(last.seq, instant(last.sealedAt))} ({last.algorithm.toUpperCase()})<br />
                <code className="anchor">
                  {last.seq}:{last.hash}
                </code>
              </p>
              <p>{words.audit.keep}</p>
            </>
          )
        }
      </Await>
      <p className="no-print">
        <Button loading={proof.isFetching} onClick={() => void proof.refetch()}>
          {words.audit.verify}
        </Button>
      </p>
      {proof.data === undefined ? null : <Proof found={proof.data} />}
    </Section>
  )
}

function Proof({ found: { links, faults } }: { readonly found: AuditVerification }) {
  const words = useWords()
  if (faults.length === 0) return <p role="status">✓ {words.audit.intact(links)}</p>
  return (
    <div role="alert">
      <p>✗ {words.audit.broken(faults.length, links)}</p>
      <ul>
        {faults.map(({ kind, seq, row }) => (
          <li key={`${kind} ${seq} ${row}`}>
            {seq === null ? '' : `#${count(seq)} `}
            <code>{row}</code> {words.audit.faults[kind]}
          </li>
        ))}
      </ul>
    </div>
  )
}
