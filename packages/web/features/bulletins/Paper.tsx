import type { BulletinContent, BulletinFigure, BulletinMatter } from '@junheng/contract/bulletins.ts'
import { bulletinPaper, type PaperAnnex, type PaperBlock, type PaperTable } from '@junheng/contract/words/bulletin.ts'
import { Link } from '@tanstack/react-router'
import { Scroll } from '../../ui/Scroll.tsx'
import { piecesOf } from './figure-links.ts'

/** A bulletin as it reads, on a sheet. Its figures open to the projects they speak of. */
export function Paper({ content }: { readonly content: BulletinContent }) {
  const paper = bulletinPaper(content)
  return (
    <article className="bulletin" lang="zh-CN" aria-label={paper.title}>
      <p className="bulletin-mark">{paper.mark}</p>
      <p className="bulletin-number">{paper.number}</p>
      <h3 className="bulletin-title">{paper.title}</h3>
      <p className="bulletin-to">{paper.addressee}：</p>
      {paper.body.map((block) => (
        <Block key={keyOf(block)} block={block} figures={content.figures} />
      ))}
      <p className="bulletin-annexes">附件：{paper.annexes.map(({ title }, at) => `${at + 1}.${title}`).join('　')}</p>
      <p className="bulletin-signature">
        {paper.issuer}
        <br />
        {paper.date}
      </p>
      {paper.annexes.map((annex, at) => (
        <Annex key={annex.title} annex={annex} number={at + 1} />
      ))}
      <footer className="bulletin-imprint">
        <p>抄送：{paper.copies}。</p>
        <p>
          <span>{paper.printer}</span>
          <span>{paper.printedOn}</span>
        </p>
      </footer>
    </article>
  )
}

function keyOf(block: PaperBlock) {
  if (block.kind === 'table') return 'table'
  return block.kind === 'heading' ? block.text : block.lead + block.text
}

function Block({ block, figures }: { readonly block: PaperBlock; readonly figures: readonly BulletinFigure[] }) {
  if (block.kind === 'table') return <Sheet label="更正的数据" table={block.table} />
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

function PieceOfText({ text, figure, matter }: { readonly text: string; readonly figure: BulletinFigure | undefined; readonly matter: BulletinMatter | undefined }) {
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
          {rows.map(({ cells, project }, at) => (
            <tr key={`${at} ${cells[0]}`}>
              {cells.map((cell, column) => (
                <td key={columns[column]!.title} className={columns[column]!.centred ? 'centred' : undefined}>
                  {project !== undefined && column === linked(columns) ? (
                    <Link to="/projects/$id" params={{ id: project }}>
                      {cell}
                    </Link>
                  ) : (
                    cell
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

/** The column that names the project: the first that is not a number. */
function linked(columns: PaperTable['columns']) {
  return columns.findIndex(({ centred }) => centred !== true)
}
