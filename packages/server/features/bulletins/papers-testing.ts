import type { BulletinContent, BulletinMatter } from '@junheng/contract/bulletins.ts'

const dataOn = '2021-05-11'

/** A draft as long as a county's: 32 projects, and matters of every kind. */
export function sampleBulletin(more: Partial<BulletinContent> = {}): BulletinContent {
  return {
    number: null,
    title: '关于全市教育项目推进情况的通报',
    issuer: 'X市教育局',
    addressee: '各乡镇人民政府、街道办事处，市直有关部门',
    dataOn,
    publishedOn: null,
    corrects: null,
    changes: [],
    opening:
      '截至2021年5月11日，全市在册教育项目32个，共有环节214个，其中已完成71个，在办38个。在办环节中，逾期12个，未按期报告5个。距最后期限60天以内的环节23个。按现有记录推算，目标已经推迟的项目4个。现将有关情况通报如下。',
    figures: [
      { id: 'total/projects', label: '在册项目', value: '32个', source: '项目台账', asOf: dataOn },
      { id: 'total/nodes', label: '环节', value: '214个', source: '项目台账', asOf: dataOn },
      figure('total/late', '逾期', '12个'),
    ],
    projects: range(32).map((at) => ({
      project: `p${at}`,
      name: at % 3 === 0 ? `第${at + 1}小学新建工程` : `某某乡镇中心学校教学楼提升改造项目（${at + 1}）`,
      node: '自然资源用地预审',
      owner: '市自然资源局',
      daysLeft: at % 4 === 0 ? '—' : String(9 + at),
      goal: '2022.9.1',
      status: '◆红',
    })),
    matters: matters(),
    ahead: '另有12个环节未到计划开始日，但距最后期限60天以内：施工（限暑假）12个，最少的尚余11天。各项目情况见附件1。',
    omitted: 0,
    request: '请以上环节的主办单位对照最后期限安排办理，并于2021年5月25日前通过项目台账报告进展；报告与记录不一致的，请一并补录办理记录或者更正报告。',
    rule: '亮灯按记录判定，不以自报为准：已完成为有办结记录；绿为按计划进行；黄为预计晚于计划，或者剩余时间不足30%且本期没有报告；红为已过计划完成日；失报为14天的调度周期内没有报告。最后期限是某环节再晚一天，项目目标就要顺延30天以上的那一天。',
    copies: '市人民政府办公室，市政府督查考核办公室',
    ...more,
  }
}

function matters(): BulletinMatter[] {
  return [
    ...range(6).map((at) => ({
      kind: 'nearCliff' as const,
      ...named(at, '自然资源用地预审', '市自然资源局'),
      sentences: [
        '计划2021年4月28日完成，已逾期13天，尚未完成。',
        `最迟须于2021年5月20日完成，尚余${9 + at}天。`,
        '逾此日，秋季开学由2022年9月1日推迟至2023年9月1日，顺延365天，涉及学生1350人；如春季学期也可开学，则推迟至2023年3月1日，顺延181天。',
      ],
      figures: [
        figure(`node/p${at}/land/daysLate`, '逾期', '13天'),
        figure(`node/p${at}/land/daysLeft`, '剩余', `${9 + at}天`),
        figure(`node/p${at}/land/lastDay`, '最迟完成', '2021年5月20日'),
        { id: `node/p${at}/land/pupils`, label: '涉及学生', value: '1350人', source: '项目台账', asOf: dataOn },
      ],
    })),
    ...range(2).map((at) => ({
      kind: 'contradicted' as const,
      ...named(at + 6, '财政评审', '市财政局'),
      sentences: ['2021年5月6日报告“进行中”，但财政评审无送审记录。'],
      figures: [{ id: `node/p${at + 6}/review/reportedOn`, label: '最近报告', value: '2021年5月6日', source: '主办单位报告', asOf: '2021-05-06' }],
    })),
    ...range(5).map((at) => ({
      kind: 'unreported' as const,
      ...named(at + 8, '设计概算', '市教育局'),
      sentences: ['最近一次报告为2021年4月16日，距今25天，超过14天的调度周期。'],
      figures: [figure(`node/p${at + 8}/design/sinceReport`, '距最近报告', '25天')],
    })),
  ]
}

function figure(id: string, label: string, value: string) {
  return { id, label, value, source: '按项目台账推算', asOf: dataOn }
}

function named(at: number, nodeName: string, owner: string) {
  return { project: `p${at}`, projectName: `第${at + 1}小学新建工程`, node: 'land', nodeName, owner }
}

function range(length: number) {
  return Array.from({ length }, (_, at) => at)
}
