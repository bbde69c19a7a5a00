import { getBulletinFile, type BulletinSummary } from '@junheng/contract/bulletins.ts'
import { Link } from '@tanstack/react-router'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Table } from '../../ui/Table.tsx'
import { Correct } from './Publish.tsx'

/** Published bulletins; a corrected one names its correction, and that one what it corrects. */
export function BulletinTable({ bulletins }: { readonly bulletins: readonly BulletinSummary[] }) {
  const words = useWords()
  const may = useMay()
  const { bulletins: said } = words
  return (
    <Table
      label={said.published}
      look="sheet-like"
      rows={bulletins}
      keyOf={(bulletin) => bulletin.id}
      rowIs={(bulletin) => ({ className: bulletin.correctedBy === null ? undefined : 'past' })}
      columns={[
        {
          title: said.number,
          head: true,
          render: (bulletin) => (
            <>
              <Link to="/bulletins/$id" params={{ id: bulletin.id }}>
                {bulletin.number}
              </Link>
              <Chain bulletin={bulletin} all={bulletins} />
            </>
          ),
        },
        { title: said.publishedOn, render: (bulletin) => bulletin.publishedOn },
        { title: said.dataOn, render: (bulletin) => bulletin.dataOn },
        { title: said.by, render: (bulletin) => bulletin.by },
        { title: said.files, render: (bulletin) => <Files id={bulletin.id} /> },
        { title: said.actions, render: (bulletin) => (bulletin.correctedBy === null && may('bulletin.publish') ? <Correct bulletin={bulletin} /> : null) },
      ]}
    />
  )
}

/** What a bulletin corrects, and what corrects it. */
export function Chain({ bulletin: { corrects, correctedBy }, all }: { readonly bulletin: BulletinSummary; readonly all: readonly BulletinSummary[] }) {
  const words = useWords()
  const links = [
    [all.find(({ id }) => id === corrects), words.bulletins.corrects],
    [all.find(({ id }) => id === correctedBy), words.bulletins.correctedBy],
  ] as const
  return links.map(([other, say]) =>
    other === undefined ? null : (
      <small key={other.id} className="bulletin-chain">
        <Link to="/bulletins/$id" params={{ id: other.id }}>
          {say(other.number)}
        </Link>
      </small>
    ),
  )
}

export function Files({ id }: { readonly id: string }) {
  return (
    <span className="bulletin-files">
      <a href={address(getBulletinFile, { params: { id }, query: { format: 'docx' } })}>Word</a> <a href={address(getBulletinFile, { params: { id }, query: { format: 'pdf' } })}>PDF</a>
    </span>
  )
}
