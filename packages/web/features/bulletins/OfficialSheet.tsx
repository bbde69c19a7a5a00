import type { BulletinFigure } from '@junheng/contract/bulletins.ts'
import type { OfficialPaper, PaperAnnex, PaperBlock, PaperImprint, PaperMatter, PaperTable } from '@junheng/contract/words/official-paper.ts'
import { Link } from '@tanstack/react-router'
import { Scroll } from '../../ui/Scroll.tsx'
import { piecesOf } from './figure-links.ts'

interface SheetProps {
  readonly paper: OfficialPaper
  /** Those that paragraphs without a matter of their own speak of. */
  readonly figures: readonly BulletinFigure[]
}

/** An official paper as it reads, on a sheet. Its figures open to the projects they speak of. */
export function OfficialSheet({ paper, figures }: SheetProps) {
  return (
    <article className="bulletin" lang="zh-CN" aria-label={paper.title}>
      <Head paper={paper} />
      {paper.body.map((block, at) => (
        <Block key={`${at} ${keyOf(block)}`} block={block} figures={figures} />
      ))}
      {paper.annexes.length === 0 ? null : <p className="bulletin-annexes">附件：{paper.annexes.map(({ title }, at) => `${at + 1}.${title}`).join('　')}</p>}
      <p className="bulletin-signature">
        {paper.issuer}
        <br />
        {paper.date}
      </p>
      {paper.annexes.map((annex, at) => (
        <Annex key={annex.title} annex={annex} number={at + 1} />
      ))}
      {paper.imprint === null ? null : <Imprint imprint={paper.imprint} />}
    </article>
  )
}

function Head({ paper: { head, title, note } }: Pick<SheetProps, 'paper'>) {
  return (
    <>
      {head === null ? null : (
        <>
          <p className="bulletin-mark">{head.mark}</p>
          <p className="bulletin-number">{head.number}</p>
        </>
      )}
      <h3 className="bulletin-title">{title}</h3>
      {note === undefined ? null : <p className="bulletin-note">{note}</p>}
      {head === null || head.addressee === null ? null : <p className="bulletin-to">{head.addressee}：</p>}
    </>
  )
}

function Imprint({ imprint: { copies, printer, printedOn } }: { readonly imprint: PaperImprint }) {
  return (
    <footer className="bulletin-imprint">
      <p>抄送：{copies}。</p>
      <p>
        <span>{printer}</span>
        <span>{printedOn}</span>
      </p>
    </footer>
  )
}

function keyOf(block: PaperBlock) {
  if (block.kind === 'paragraph') return block.lead + block.text
  return block.kind === 'heading' ? block.text : block.kind
}

function Block({ block, figures }: { readonly block: PaperBlock; readonly figures: readonly BulletinFigure[] }) {
  if (block.kind === 'pageBreak') return <hr className="bulletin-page" />
  if (block.kind === 'table') return <Sheet label={block.table.columns.map(({ title }) => title).join('、')} table={block.table} />
  if (block.kind === 'heading') return <h4 className="bulletin-heading">{block.text}</h4>
  return (
    <p className="bulletin-text">
      {block.lead === '' ? null : <span className="bulletin-lead">{block.lead}</span>}
      {piecesOf(block.text, block.matter?.figures ?? figures).map((piece, at) => (
        <PieceOfText key={`${at} ${piece.text}`} text={piece.text} figure={piece.figure} matter={block.matter} />
      ))}
    </p>
  )
}

function PieceOfText({ text, figure, matter }: { readonly text: string; readonly figure: BulletinFigure | undefined; readonly matter: PaperMatter | undefined }) {
  if (figure === undefined) return text
  const source = `${figure.label}；${figure.source}；${figure.asOf}`
  if (matter === undefined) {
    return (
      <Link to="/projects" title={source}>
        {text}
      </Link>
    )
  }
  return (
    <Link to="/projects/$id" params={{ id: matter.project }} title={source}>
      {text}
    </Link>
  )
}

function Annex({ annex: { title, note, table }, number }: { readonly annex: PaperAnnex; readonly number: number }) {
  return (
    <section className="bulletin-annex" aria-label={`附件${number} ${title}`}>
      <p className="bulletin-heading">附件{number}</p>
      <h4 className="bulletin-title">{title}</h4>
      <p className="bulletin-note">{note}</p>
      <Sheet label={title} table={table} />
    </section>
  )
}

function Sheet({ label, table: { columns, rows } }: { readonly label: string; readonly table: PaperTable }) {
  return (
    <Scroll label={label}>
      <table className="bulletin-table">
        <thead>
          <tr>
            {columns.map(({ title, width }) => (
              <th key={title} scope="col" style={{ width: `${width * 100}%` }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, project, struck = [] }, at) => (
            <tr key={`${at} ${cells[0]}`}>
              {cells.map((cell, column) => (
                <td key={columns[column]!.title} className={columns[column]!.centred ? 'centred' : undefined}>
                  {project !== undefined && column === linked(columns) ? (
                    <Link to="/projects/$id" params={{ id: project }}>
                      {cell}
                    </Link>
                  ) : (
                    <Cell text={cell} struck={struck.includes(column)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** What no longer holds stays legible. */
function Cell({ text, struck }: { readonly text: string; readonly struck: boolean }) {
  return struck ? <del>{text}</del> : text
}

/** The column that names the project: the first that is not a number. */
function linked(columns: PaperTable['columns']) {
  return columns.findIndex(({ centred }) => centred !== true)
}
