import { bureau } from '@junheng/core/dispatch/offices.ts'
import type { SourceText } from '@junheng/core/dispatch/task.ts'

/** A sentence with the task that it asks for, or why it has none. */
interface Line {
  readonly text: string
  readonly reason?: string
}

/** Invented papers of X市: the yearly conference, a work report, an executive meeting, two instructions and a suggestion of a deputy, whose reply is overdue. Each line is one sentence. */
const papers: readonly (Omit<SourceText, 'body' | 'excused'> & { readonly lines: readonly Line[] })[] = [
  {
    id: 'speech', kind: 'speech', title: '全市教育工作会议讲话（样例摘编）', number: null, issuedOn: '2021-02-26', replyDue: null,
    lines: [
      { text: '过去一年，全市教育系统干了几件看得见的事。' },
      { text: '今年城区新建三所小学、三所附属幼儿园，扩建四所学校，要按挂图倒排的日期一环一环推下去。' },
      { text: '每个乡镇的小学要改造一遍，九月一日前投入使用一批。' },
      { text: '大学城教育集团要在秋季开学前挂牌。' },
      { text: '教育局要会同督考办定期调度、定期通报，谁手里耽误了几天要算得清。' },
      { text: '提高质量，要把校长、教师、教研、管理四支队伍配强。' },
      { text: '每所学校要办出自己的特色，市里择优命名一批。' },
      { text: '评价、县管校聘和职业教育三项改革，年内必须见到文件、见到落实。' },
      { text: '困难学生、残疾儿童、留守儿童一个都不能掉队，要逐人建档。' },
      { text: '师德问题要早发现、早处理，并经常听一听不同声音。' },
      { text: '教育经费要依法足额、按时拨到学校。' },
      { text: '各部门要各管各的事，校园周边和考试期间联合值守。' },
      { text: '安全关口要往前移，七个专题逐项过一遍。' },
      { text: '同志们要振奋精神。', reason: '号召，没有可考核的事项' },
      { text: '教育是全社会的事。' },
    ],
  },
  {
    id: 'report', kind: 'report', title: '市政府工作报告教育部分（样例摘编）', number: null, issuedOn: '2021-01-28', replyDue: null,
    lines: [
      { text: '今年要办好十件民生实事，其中三件在教育：校车安全升级、农村学校温暖厕所、课后服务全覆盖。' },
      { text: '要落实学生午餐配餐的选址。' },
      { text: '教育投入只增不减。' },
    ],
  },
  {
    id: 'minutes', kind: 'minutes', title: '市政府常务会议纪要：教育项目', number: 'X政纪要〔2021〕3号', issuedOn: '2021-02-19', replyDue: null,
    lines: [
      { text: '会议同意全年教育项目总投资3.95亿元。' },
      { text: '财政局要按工程进度安排资金，年内到位不少于六成。' },
      { text: '自然资源局要优先保障教育用地指标。' },
    ],
  },
  {
    id: 'land', kind: 'instruction', title: '关于新建二小用地的批示', number: 'X府批〔2021〕41号', issuedOn: '2021-04-30', replyDue: '2021-05-14',
    lines: [{ text: '请自然资源局抓紧，五月二十日前必须办结，并书面报告。' }],
  },
  {
    id: 'praise', kind: 'instruction', title: '关于校车安全工作的批示', number: 'X府批〔2021〕37号', issuedOn: '2021-04-16', replyDue: '2021-05-07',
    lines: [{ text: '做得好，要总结经验，形成长效办法报我。' }],
    reply: { on: '2021-05-06', number: 'X教字〔2021〕28号', office: bureau, text: '长效办法已拟定，随文报送。' },
  },
  {
    id: 'places', kind: 'proposal', title: '关于城区学位与新建住房同步建设的建议', number: '第31号建议', issuedOn: '2021-02-05', replyDue: '2021-05-05',
    lines: [{ text: '新建住房交付之前，要把就近入学的学校建好。' }],
  },
]

export const taskSources: readonly SourceText[] = papers.map(({ lines, ...paper }) => ({
  ...paper,
  body: lines.map(({ text }) => text).join('\n'),
  excused: lines.flatMap(({ reason }, sentence) => (reason === undefined ? [] : [{ sentence, reason }])),
}))
