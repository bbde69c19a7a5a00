import { getRoster, importRoster, type RosterReply } from '@junheng/contract/rosters.ts'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useMemo } from 'react'
import { address, call } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { Trouble } from '../../ui/Await.tsx'
import { Names } from '../../ui/Names.tsx'
import { Section } from '../../ui/Page.tsx'
import { PlacedFaults } from '../../ui/PlacedFaults.tsx'
import { TriedFile } from '../../ui/TriedFile.tsx'
import { linksFile } from './links-file.ts'

const send = async (file: File, dryRun: 'yes' | 'no') => call(importRoster, { query: { dryRun }, body: new Uint8Array(await file.arrayBuffer()) })

/** Many people at once: a roster is tried out first, then written whole. */
export function Roster({ onWritten }: { readonly onWritten: () => void }) {
  const words = useWords()
  const trial = useMutation({ mutationFn: (file: File) => send(file, 'yes') })
  return (
    <div className="no-print">
      <Section id="roster" title={words.roster.title} aside={<a className="button" href={address(getRoster)} download>{words.roster.export}</a>}>
        <TriedFile choose={words.roster.choose} means={words.roster.means} accept=".xlsx,.xls" trial={trial}>
          {(reply, file) => <Trial trial={reply} file={file} onWritten={onWritten} />}
        </TriedFile>
      </Section>
    </div>
  )
}

const shownAtOnce = 200

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
      <Names title={words.roster.added} most={shownAtOnce} names={added.map(({ name, staffNo, role, office }) => `${name} (${staffNo}) ${role} ${office}`)} />
      <Names title={words.roster.moved} most={shownAtOnce} names={moved.map(({ name, staffNo, role, office }) => `${name} (${staffNo}) ${role} ${office}`)} />
      <Names title={words.roster.renamed} most={shownAtOnce} names={renamed.map(({ name, staffNo, before }) => `${before} → ${name} (${staffNo})`)} />
      <Names title={words.roster.left} most={shownAtOnce} names={left.map(({ name, staffNo, on }) => `${name} (${staffNo}) ${on}`)} />
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
