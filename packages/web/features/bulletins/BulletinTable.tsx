import { getBulletinFile, type BulletinSummary } from '@junheng/contract/bulletins.ts'
import { Link } from '@tanstack/react-router'
import { address } from '../../app/api.ts'
import { useWords } from '../../app/language.tsx'
import { useMay } from '../../app/session.tsx'
import { Scroll } from '../../ui/Scroll.tsx'
import { Correct } from './Publish.tsx'

/** Published bulletins; a corrected one names its correction, and that one what it corrects. */
export function BulletinTable({ bulletins }: { readonly bulletins: readonly BulletinSummary[] }) {
  const words = useWords()
  const may = useMay()
  const { bulletins: said } = words
  return (
    <Scroll label={said.published}>
      <table className="rows sheet-like">
        <thead>
          <tr>
            {[said.number, said.publishedOn, said.dataOn, said.by, said.files, said.actions].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bulletins.map((bulletin) => (
            <tr key={bulletin.id} className={bulletin.correctedBy === null ? undefined : 'past'}>
              <th scope="row">
                <Link to="/bulletins/$id" params={{ id: bulletin.id }}>
                  {bulletin.number}
                </Link>
                <Chain bulletin={bulletin} all={bulletins} />
              </th>
              <td>{bulletin.publishedOn}</td>
              <td>{bulletin.dataOn}</td>
              <td>{bulletin.by}</td>
              <td>
                <Files id={bulletin.id} />
              </td>
              <td>{bulletin.correctedBy === null && may('bulletin.publish') ? <Correct bulletin={bulletin} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
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
