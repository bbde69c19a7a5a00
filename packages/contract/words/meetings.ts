import type { Decision, DecisionKind, MeetingSummary } from '../meetings.ts'
import { bySource, longDate, paragraph, shortDate, type OfficialPaper, type PaperBlock, type PaperTable } from './official-paper.ts'
import type { PackContent } from '../meeting-papers.ts'

export const decisionWords: { readonly [kind in DecisionKind]: { readonly zh: string; readonly en: string } } = {
  hold: { zh: '限期办结', en: 'Hold to a date' },
  extend: { zh: '展期', en: 'Give more time' },
  reassign: { zh: '改变主办单位', en: 'Give to another office' },
  support: { zh: '协调支持', en: 'Support' },
  other: { zh: '其他', en: 'Other' },
}

export interface MinutesContent {
  readonly meeting: MeetingSummary
  readonly decisions: readonly Decision[]
  readonly issuer: string
  /** How the programme stood: the summary of the pack of the day it is printed on. */
  readonly pack: PackContent
}

/** 会议纪要, as GB/T 9704-2012 (10.3) has it: its mark, its number, who was there, what was agreed. A draft for the office to edit. */
export function minutesPaper({ meeting, decisions, issuer, pack }: MinutesContent): OfficialPaper {
  const { number, title, heldOn, chair, attendees } = meeting
  return {
    head: { mark: `${issuer}会议纪要`, number, addressee: null },
    title: `${title}纪要`,
    note: `数据截至${longDate(pack.dataOn)}；来源：项目台账、会议决定记录`,
    body: [
      paragraph(`${longDate(heldOn)}，${chair}主持召开${title}，研究教育项目推进事项。现纪要如下：`),
      paragraph(pack.summary.text),
      ...agreed(decisions),
      paragraph(`${chair}（主持）${attendees.length === 0 ? '' : `，${attendees.join('、')}`}。`, '出席：'),
    ],
    annexes: [
      { title: '会议决定一览表', note: `${number}。每项决定即为任务，按核查日期跟进。`, table: decisionTable(decisions) },
      { title: '数据来源表', note: `截至${longDate(pack.dataOn)}。`, table: { columns: [{ title: '数据', width: 0.67 }, { title: '来源', width: 0.19 }, { title: '截止日期', width: 0.14, centred: true }], rows: bySource(pack.summary.figures).map((cells) => ({ cells })) } },
    ],
    issuer,
    date: longDate(heldOn),
    imprint: { copies: attendees.length === 0 ? '各有关单位' : attendees.join('，'), printer: `${issuer}办公室`, printedOn: `${longDate(meeting.closedOn ?? heldOn)}印发` },
  }
}

function agreed(decisions: readonly Decision[]): PaperBlock[] {
  if (decisions.length === 0) return [paragraph('会议没有作出决定。')]
  return decisions.map((decision, at) => paragraph(`${subjectOf(decision)}${decision.text}${/[。！]$/.test(decision.text) ? '' : '。'}由${decision.owner}负责${decision.helpers.length === 0 ? '' : `，${decision.helpers.join('、')}配合`}，${longDate(decision.dueOn)}前办结；${longDate(decision.checkOn)}核查。（决定编号：${decision.number}）`, `${at + 1}.`))
}

const subjectOf = ({ projectName, nodeName }: Decision) => (projectName === null ? '' : `关于${projectName}“${nodeName}”：`)

function decisionTable(decisions: readonly Decision[]): PaperTable {
  return {
    columns: [{ title: '编号', width: 0.22 }, { title: '决定', width: 0.36 }, { title: '主办单位', width: 0.16 }, { title: '期限', width: 0.13, centred: true }, { title: '核查日期', width: 0.13, centred: true }],
    rows: decisions.map((decision) => ({ cells: [decision.number, `${subjectOf(decision)}${decision.text}`, decision.owner, shortDate(decision.dueOn), shortDate(decision.checkOn)], ...(decision.project !== null && { project: decision.project }) })),
  }
}
