import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../../app/language.tsx'
import { PrintButton } from '../../ui/Page.tsx'

/** Shown this once: to be printed, or kept as a file. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const words = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {words.me.recovery}
      </h3>
      <p role="status">{words.me.recoveryOnce}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="page-actions no-print">
        <PrintButton />
        <a className="button" download="junheng-recovery-codes.txt" href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${words.me.recoveryFile}\r\n${codes.join('\r\n')}\r\n`)}`}>
          {words.me.download}
        </a>
        <Button type="primary" onClick={onKept}>
          {words.me.recoveryKept}
        </Button>
      </p>
    </>
  )
}
