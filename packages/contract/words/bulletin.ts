import { matterKinds, type BulletinContent, type BulletinMatter, type MatterKind } from '../bulletins.ts'
import { bySource, chineseNumeral, heading, longDate, paragraph, type OfficialPaper, type PaperAnnex, type PaperBlock, type PaperTable } from './official-paper.ts'

/** The bulletin that a content makes. Equal contents make equal papers. */
export function bulletinPaper(content: BulletinContent): OfficialPaper {
  const date = longDate(content.publishedOn ?? content.dataOn)
  return {
    head: { mark: `${content.issuer}文件`, number: content.number ?? '（草稿）', addressee: content.addressee },
    title: content.title,
    body: bodyOf(content),
    annexes: [
      { title: '教育项目推进情况一览表', note: `截至${longDate(content.dataOn)}。来源：项目台账；剩余天数、预计实现日期按项目台账和日历推算。`, table: projectTable(content) },
      ...rankingAnnex(content),
      { title: '数据来源表', note: `截至${longDate(content.dataOn)}。正文各项数据的来源如下。`, table: sourceTable(content) },
    ],
    issuer: content.issuer,
    date,
    imprint: { copies: content.copies, printer: `${content.issuer}办公室`, printedOn: `${date}印发` },
  }
}

/** Characters of its text, as limits on the length of papers count them: without tables, annexes and what frames it. */
export function textLength(content: BulletinContent): number {
  return bodyOf(content).reduce((length, block) => length + lengthOf(block), 0)
}

function lengthOf(block: PaperBlock): number {
  if (block.kind === 'heading') return block.text.length
  return block.kind === 'paragraph' ? block.lead.length + block.text.length : 0
}

/** Headings of the kinds of matter, and what stands there where there is none. */
const matterWords: { readonly [kind in MatterKind]: { readonly heading: string; readonly none: string } } = {
  nearCliff: { heading: '临近最后期限的环节', none: '正在办理的环节中，没有距最后期限60天以内的。' },
  lost: { heading: '目标已经推迟的项目', none: '按现有记录推算，没有目标推迟的项目。' },
  contradicted: { heading: '报告与记录不一致的环节', none: '没有报告与记录不一致的环节。' },
  unreported: { heading: '未按期报告的环节', none: '没有未按期报告的环节。' },
}

function bodyOf(content: BulletinContent): PaperBlock[] {
  const sections: readonly (readonly [heading: string, blocks: readonly PaperBlock[]])[] = [
    ['总体情况', [paragraph(content.opening)]],
    ...matterSections(content),
    ['亮灯和最后期限的规则', [paragraph(content.rule)]],
    ['有关事项', [paragraph(content.request)]],
  ]
  return [...correction(content), ...sections.flatMap(([title, blocks], at) => [heading(at + 1, title), ...blocks])]
}

function correction({ corrects, changes }: BulletinContent): PaperBlock[] {
  if (corrects === null) return []
  const { number, publishedOn, reason } = corrects
  const named = `现将${longDate(publishedOn)}印发的${number}通报更正如下：`
  const why = `更正原因：${withStop(reason)}`
  if (changes.length === 0) return [paragraph(`${named}${why}数据没有变化。`)]
  return [
    paragraph(`${named}${why}更正的数据见下表，更正后的全文附后。`),
    {
      kind: 'table',
      table: {
        columns: [{ title: '事项', width: 0.5 }, { title: '原载', width: 0.25, centred: true }, { title: '更正为', width: 0.25, centred: true }],
        rows: changes.map(({ label, before, after }) => ({ cells: [label, before ?? '未列', after ?? '不再列入'], ...(before !== null && { struck: [1] }) })),
      },
    },
  ]
}

function matterSections(content: BulletinContent) {
  return matterKinds.map((kind) => {
    const { heading, none } = matterWords[kind]
    const own = content.matters.filter((matter) => matter.kind === kind).map(matterBlock)
    return [heading, [...(own.length > 0 ? own : [paragraph(none)]), ...after(kind, content)]] as const
  })
}

function after(kind: MatterKind, { ahead, omitted }: BulletinContent): PaperBlock[] {
  if (kind === 'nearCliff' && ahead !== '') return [paragraph(ahead)]
  if (kind === 'unreported' && omitted > 0) return [paragraph(`另有${omitted}项因篇幅未列，见项目台账。`)]
  return []
}

function matterBlock(matter: BulletinMatter, at: number): PaperBlock {
  const { projectName, nodeName, owner, sentences } = matter
  return { kind: 'paragraph', lead: `（${chineseNumeral(at + 1)}）${projectName}：${nodeName}（主办单位：${owner}）。`, text: sentences.join(''), matter }
}

function projectTable({ projects }: BulletinContent): PaperTable {
  return {
    columns: [
      { title: '序号', width: 0.07, centred: true },
      { title: '项目', width: 0.27 },
      { title: '当前环节', width: 0.21 },
      { title: '主办单位', width: 0.16 },
      { title: '剩余天数', width: 0.08, centred: true },
      { title: '预计实现', width: 0.13, centred: true },
      { title: '亮灯', width: 0.08, centred: true },
    ],
    rows: projects.map(({ project, name, node, owner, daysLeft, goal, status }, at) => ({ cells: [String(at + 1), name, node, owner, daysLeft, goal, status], project })),
  }
}

function rankingAnnex({ ranking, dataOn }: BulletinContent): PaperAnnex[] {
  if (ranking === undefined) return []
  return [{ title: '主办单位办理情况排名', note: `截至${longDate(dataOn)}。来源：项目台账。${ranking.rule}`, table: rankingTable(ranking.rows) }]
}

function rankingTable(rows: NonNullable<BulletinContent['ranking']>['rows']): PaperTable {
  return {
    columns: [
      { title: '名次', width: 0.1, centred: true },
      { title: '主办单位', width: 0.3 },
      { title: '到期未完环节', width: 0.15, centred: true },
      { title: '其中超期', width: 0.15, centred: true },
      { title: '超期天数合计', width: 0.15, centred: true },
      { title: '本期未报告', width: 0.15, centred: true },
    ],
    rows: rows.map(({ rank, office, due, late, lateDays, unreported }) => ({ cells: [rank, office, due, late, lateDays, unreported].map(String) })),
  }
}

function sourceTable({ figures, matters }: BulletinContent): PaperTable {
  return {
    columns: [{ title: '数据', width: 0.67 }, { title: '来源', width: 0.19 }, { title: '截止日期', width: 0.14, centred: true }],
    rows: [
      ...bySource(figures).map((row) => ({ cells: row })),
      ...matters.flatMap(({ project, projectName, nodeName, figures: own }) =>
        bySource(own).map(([stated, source, asOf]) => ({ cells: [`${projectName}：${nodeName}：${stated}`, source, asOf], project })),
      ),
    ],
  }
}

function withStop(text: string) {
  return /[。！？.!?]$/.test(text) ? text : `${text}。`
}
