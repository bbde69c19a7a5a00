import { getRoster, importRoster, type RosterReply } from '@junheng/contract/rosters.ts'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useId, useMemo, useState } from 'react'
import { address, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Section } from '../../ui/Page.tsx'
import { PlacedFaults } from '../../ui/PlacedFaults.tsx'
import { linksFile } from './links-file.ts'

const send = async (file: File, dryRun: 'yes' | 'no') => call(importRoster, { query: { dryRun }, body: new Uint8Array(await file.arrayBuffer()) })

/** Many people at once: a roster is tried out first, then written whole. */
export function Roster({ onWritten }: { readonly onWritten: () => void }) {
  const words = useWords()
  const [file, setFile] = useState<File>()
  const trial = useMutation({ mutationFn: (chosen: File) => send(chosen, 'yes') })
  const input = useId()
  const take = (chosen: File | undefined) => {
    setFile(chosen)
    if (chosen !== undefined) trial.mutate(chosen)
  }
  return (
    <div className="no-print">
      <Section id="roster" title={words.roster.title} aside={<a className="button" href={address(getRoster)} download>{words.roster.export}</a>}>
        <p className="field">
          <label htmlFor={input}>{words.roster.choose}</label>
          <input id={input} type="file" accept=".xlsx,.xls" disabled={trial.isPending} onChange={({ target }) => take(target.files?.[0])} />
          <small>{words.roster.means}</small>
        </p>
        <div role="status">{trial.isPending ? words.projectImport.reading : null}</div>
        {trial.isError ? <Trouble error={trial.error} /> : null}
        {trial.data === undefined || file === undefined ? null : <Trial key={trial.submittedAt} trial={trial.data} file={file} onWritten={onWritten} />}
      </Section>
    </div>
  )
}

interface TrialProps {
  readonly trial: RosterReply
  readonly file: File
  readonly onWritten: () => void
}

function Trial({ trial, file, onWritten }: TrialProps) {
  const words = useWords()
  const write = useMutation({ mutationFn: () => send(file, 'no'), onSuccess: onWritten })
  const { faults, added, moved, renamed, left, unchanged } = trial
  if (faults.length > 0) return <PlacedFaults faults={faults} />
  if (write.data?.written === true) return <Written reply={write.data} />
  if (write.data !== undefined) return <PlacedFaults faults={write.data.faults} />
  return (
    <>
      <p className="sentence">{words.roster.would({ added: added.length, moved: moved.length, renamed: renamed.length, left: left.length, unchanged })}</p>
      <Names title={words.roster.added} lines={added.map(({ name, staffNo, role, office }) => `${name} (${staffNo}) ${role} ${office}`)} />
      <Names title={words.roster.moved} lines={moved.map(({ name, staffNo, role, office }) => `${name} (${staffNo}) ${role} ${office}`)} />
      <Names title={words.roster.renamed} lines={renamed.map(({ name, staffNo, before }) => `${before} → ${name} (${staffNo})`)} />
      <Names title={words.roster.left} lines={left.map(({ name, staffNo, on }) => `${name} (${staffNo}) ${on}`)} />
      {added.length + moved.length + renamed.length + left.length === 0 ? null : (
        <Button type="primary" loading={write.isPending} onClick={() => write.mutate()}>
          {words.projectImport.write}
        </Button>
      )}
      {write.isError ? <Trouble error={write.error} /> : null}
    </>
  )
}

function Written({ reply: { added, moved, left, links } }: { readonly reply: RosterReply }) {
  const words = useWords()
  const url = useMemo(() => URL.createObjectURL(new Blob([linksFile(links, words.roster.linkHeader, location.origin)], { type: 'text/csv' })), [links, words])
  return (
    <>
      <Alert type="success" showIcon role="status" title={words.roster.written({ added: added.length, moved: moved.length, left: left.length })} />
      {links.length === 0 ? null : (
        <p>
          <a className="button" href={url} download={`${words.roster.linkFile}.csv`}>
            {words.roster.links(links.length)}
          </a>{' '}
          <small>{words.roster.linksOnce}</small>
        </p>
      )}
    </>
  )
}

const shownAtOnce = 200

function Names({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <details open={lines.length <= 10}>
      <summary>
        {title} ({lines.length})
      </summary>
      <ul className="columns">
        {lines.slice(0, shownAtOnce).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > shownAtOnce ? <li>…</li> : null}
      </ul>
    </details>
  )
}
