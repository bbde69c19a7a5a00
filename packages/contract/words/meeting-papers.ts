import type { FollowUpContent, FollowUpItem, FollowUpKind, PackContent, PackMatter, PackReason, PaperKind, Stated } from '../meeting-papers.ts'
import { bySource, chineseNumeral, heading, longDate, paragraph, shortDate, type OfficialPaper, type PaperAnnex, type PaperBlock, type PaperTable } from './official-paper.ts'

export const packReasonWords: { readonly [reason in PackReason]: string } = {
  nearCliff: '临近最后期限',
  lost: '目标已经推迟',
  contradicted: '报告与记录不一致',
  blocked: '卡点核查逾期或者主办有争议',
}

export const followUpWords: { readonly [kind in FollowUpKind]: string } = {
  blocker: '卡点',
  decision: '会议决定',
  contradicted: '报告与记录不一致',
  unreported: '未按期报告',
  late: '超过计划完成日',
}

export const paperNames: { readonly [kind in PaperKind]: string } = { 'wall-chart': '挂图', pack: '调度会材料', bulletin: '通报', 'follow-ups': '跟进清单' }

/** The dispatch pack: a page of its own for each matter, before it what the pack holds and by which rule. */
export function packPaper(content: PackContent): OfficialPaper {
  return {
    head: null,
    title: content.title,
    note: `数据截至${longDate(content.dataOn)}；来源：项目台账；后果按项目台账和日历推算`,
    body: [paragraph(content.summary.text), paragraph(content.rule), ...contentsTable(content.matters), ...content.matters.flatMap(matterPage)],
    annexes: [{ title: '数据来源表', note: `截至${longDate(content.dataOn)}。正文各项数据的来源如下。`, table: packSources(content) }],
    issuer: content.issuer,
    date: longDate(content.dataOn),
    imprint: null,
  }
}

function contentsTable(matters: readonly PackMatter[]): PaperBlock[] {
  if (matters.length === 0) return []
  const columns = [{ title: '序号', width: 0.08, centred: true }, { title: '事项', width: 0.46 }, { title: '主办单位', width: 0.2 }, { title: '列入原因', width: 0.26 }]
  const rows = matters.map(({ projectName, nodeName, owner, reasons, project }, at) => ({ cells: [String(at + 1), `${projectName}：${nodeName}`, owner, reasonsOf(reasons)], project }))
  return [{ kind: 'table', table: { columns, rows } }]
}

const reasonsOf = (reasons: readonly PackReason[]) => reasons.map((reason) => packReasonWords[reason]).join('、')

/** Everything that is needed to decide one matter, on one page. */
function matterPage(matter: PackMatter, at: number): PaperBlock[] {
  const { project, projectName, nodeName, owner, reasons, facts, cost, options } = matter
  return [
    { kind: 'pageBreak' },
    heading(at + 1, `${projectName}：${nodeName}`),
    paragraph(`${owner}。列入原因：${reasonsOf(reasons)}。`, '主办单位：'),
    speaking('现状：', facts, project),
    ...(cost === null ? [] : [speaking('逾期代价：', cost, project)]),
    ...options.map((option, number) => speaking(`方案${chineseNumeral(number + 1)}（${option.name}）：`, option, project)),
    paragraph('', '会议决定：'),
  ]
}

const speaking = (lead: string, { text, figures }: Stated, project: string): PaperBlock => ({ kind: 'paragraph', lead, text, matter: { project, figures } })

const sourceColumns = [{ title: '数据', width: 0.67 }, { title: '来源', width: 0.19 }, { title: '截止日期', width: 0.14, centred: true }] as const

function packSources({ summary, matters }: PackContent): PaperTable {
  return {
    columns: sourceColumns,
    rows: [
      ...bySource(summary.figures).map((cells) => ({ cells })),
      ...matters.flatMap(({ project, projectName, nodeName, facts, cost, options }) =>
        bySource([facts, ...(cost === null ? [] : [cost]), ...options].flatMap(({ figures }) => figures)).map(([stated, source, asOf]) => ({ cells: [`${projectName}：${nodeName}：${stated}`, source, asOf], project })),
      ),
    ],
  }
}

/** The follow-up list: what the next meeting begins with. */
export function followUpPaper(content: FollowUpContent): OfficialPaper {
  return {
    head: null,
    title: content.title,
    note: `数据截至${longDate(content.dataOn)}；来源：项目台账、会议决定`,
    body: [paragraph(content.summary.text), paragraph(content.rule), ...itemsTable(content.items), paragraph('请各单位按下次核查日期办理，并在项目台账报告进展。')],
    annexes: followUpSources(content),
    issuer: content.issuer,
    date: longDate(content.dataOn),
    imprint: null,
  }
}

function itemsTable(items: readonly FollowUpItem[]): PaperBlock[] {
  if (items.length === 0) return []
  const columns = [
    { title: '序号', width: 0.07, centred: true },
    { title: '单位', width: 0.14 },
    { title: '事项', width: 0.4 },
    { title: '类别', width: 0.13 },
    { title: '下次核查', width: 0.17, centred: true },
    { title: '逾期天数', width: 0.09, centred: true },
  ]
  const rows = items.map(({ office, what, kind, nextCheckOn, overdueDays, project }, at) => ({
    cells: [String(at + 1), office, what, followUpWords[kind], shortDate(nextCheckOn), overdueDays === 0 ? '—' : String(overdueDays)],
    ...(project !== null && { project }),
  }))
  return [{ kind: 'table', table: { columns, rows } }]
}

function followUpSources({ summary, items, dataOn }: FollowUpContent): PaperAnnex[] {
  const rows = [...bySource(summary.figures).map((cells) => ({ cells })), ...items.map(({ what, source }, at) => ({ cells: [`第${at + 1}项：${what}`, source, shortDate(dataOn)] }))]
  return [{ title: '数据来源表', note: `截至${longDate(dataOn)}。各项的来源如下。`, table: { columns: sourceColumns, rows } }]
}
