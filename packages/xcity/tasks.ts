import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { bureau, supervisionOffice } from '@junheng/core/dispatch/offices.ts'
import type { Task, TaskRecord, TaskReport } from '@junheng/core/dispatch/task.ts'

/** The papers were taken apart on this day. */
const entered: IsoDate = '2021-03-01'

type Origin = readonly [id: string, document: string, sentence: number]
type Demand = readonly [goal: string, owner: string, due: IsoDate]
type Facts = Partial<Pick<Task, 'category' | 'measure' | 'helpers' | 'parent' | 'project' | 'field'>>
type Record = Partial<Pick<TaskRecord, 'report' | 'confirmation'>> & {
  /** Who has not signed; everybody else has, within the week. */
  readonly unsigned?: readonly string[]
  readonly enteredOn?: IsoDate
}

/**
 * The tasks of 2021 as they stand on 11 May. Every demand of the papers has one, but for the site of the kitchen, which nobody has
 * taken up: it is to be seen as silent.
 */
export const taskRecords: readonly TaskRecord[] = [
  task(['T01', 'speech', 1], ['城区十个新建扩建项目如期推进', bureau, '2021-12-31'], { helpers: ['发改局', '财政局', '自然资源局', '住建局', '人社局'], measure: '挂图作战，两周一调度' }, { unsigned: ['人社局', '财政局'], report: said('2021-05-10', 45) }),
  task(['T02', 'speech', 1], ['城区新建二小用地预审办结', '自然资源局', '2021-05-20'], { parent: '2021-T01', helpers: [bureau], project: { id: 'P02', node: 'land' } }, { report: said('2021-05-08', 60) }),
  task(['T03', 'speech', 1], ['城区新建一小财政评审完成', '财政局', '2021-05-28'], { parent: '2021-T01', helpers: [bureau], project: { id: 'P01', node: 'review' } }, { unsigned: ['财政局'] }),
  task(['T04', 'speech', 2], ['二十一个乡镇学校提升', bureau, '2021-12-31'], { helpers: ['财政局', '住建局'], measure: '暑假施工，分两批' }, { unsigned: ['住建局'], report: said('2021-05-06', 30) }),
  task(['T05', 'speech', 3], ['大学城教育集团挂牌', bureau, '2021-09-01'], { helpers: ['编办', '人社局'], project: { id: 'P11', node: null } }, { report: said('2021-05-10', 50) }),
  task(['T06', 'speech', 4], ['挂图督办、定期调度、定期通报', supervisionOffice, '2021-12-31'], { helpers: [bureau], measure: '台账按日归责，通报附规则' }, { report: said('2021-05-07', 35) }),
  task(['T07', 'speech', 5], ['四支队伍建设', bureau, '2021-12-31'], { helpers: ['人社局', '编办'] }, { unsigned: ['编办'], report: said('2021-04-19', 20) }),
  task(['T08', 'speech', 6], ['命名一批特色学校', bureau, '2021-11-30'], { measure: '学校申报、市级复核' }, { report: said('2021-05-06', 25) }),
  task(['T09', 'speech', 7], ['学生评价改革方案', bureau, '2021-04-30'], { category: 'reform', field: '教育' }, done('2021-04-22', '2021-04-28', 92)),
  task(['T10', 'speech', 7], ['县管校聘实施办法', '人社局', '2021-04-30'], { category: 'reform', field: '人事', helpers: [bureau, '编办'] }, done('2021-04-30', '2021-05-06', 85)),
  task(['T11', 'speech', 7], ['职业教育产教融合目录', '发改局', '2021-04-15'], { category: 'reform', field: '经济', helpers: [bureau] }, done('2021-04-27', '2021-05-07', 78)),
  task(['T12', 'speech', 7], ['教育经费绩效评价', '财政局', '2021-04-30'], { category: 'reform', field: '财税', helpers: [bureau] }, { report: said('2021-05-08', 70) }),
  task(['T13', 'speech', 7], ['教职工编制周转池', '编办', '2021-06-30'], { category: 'reform', field: '人事', helpers: [bureau, '人社局'] }, { report: said('2021-05-07', 60) }),
  task(['T14', 'speech', 8], ['困难、残疾、留守儿童逐人建档', bureau, '2021-06-30'], { helpers: ['民政局', '残联'] }, { report: said('2021-05-07', 80) }),
  task(['T15', 'speech', 9], ['师德问题早查早办', bureau, '2021-12-31'], { measure: '四个常态' }, { report: said('2021-04-26', 30) }),
  task(['T16', 'speech', 10], ['教育经费足额按时拨付', '财政局', '2021-12-31'], { helpers: [bureau] }, { unsigned: ['财政局'], report: said('2021-04-20', 40) }),
  task(['T17', 'speech', 11], ['校园周边和考试期间联合值守', '公安局', '2021-07-31'], { helpers: ['市场监管局', '交通局', '城管局', '文旅局', bureau] }, { unsigned: ['文旅局'], report: said('2021-05-09', 50) }),
  task(['T18', 'speech', 12], ['安全七个专题逐项整治', bureau, '2021-10-31'], { helpers: ['应急局', '公安局'] }, { report: said('2021-05-10', 40) }),
  task(['T19', 'report', 0], ['校车安全升级', bureau, '2021-08-31'], { category: 'livelihood', helpers: ['公安局', '交通局'] }, { report: { ...said('2021-05-08', 75), asked: 420, satisfied: 391 } }),
  task(['T20', 'report', 0], ['农村学校温暖厕所', bureau, '2021-10-31'], { category: 'livelihood', helpers: ['住建局'] }, { report: { ...said('2021-05-06', 40), asked: 300, satisfied: 252 } }),
  task(['T21', 'report', 0], ['课后服务全覆盖', bureau, '2021-09-30'], { category: 'livelihood' }, { report: said('2021-04-22', 55) }),
  task(['T22', 'minutes', 1], ['教育项目资金按进度到位', '财政局', '2021-12-31'], { helpers: [bureau] }, { report: said('2021-05-07', 35) }),
  task(['T23', 'minutes', 2], ['教育用地指标优先保障', '自然资源局', '2021-06-30'], { helpers: [bureau] }, { unsigned: ['自然资源局'], report: said('2021-05-06', 50) }),
  task(['T24', 'land', 0], ['新建二小用地办结并书面报告', '自然资源局', '2021-05-14'], { category: 'instruction', helpers: [bureau] }, { enteredOn: '2021-04-30', report: said('2021-05-08', 60) }),
  task(['T25', 'praise', 0], ['校车安全长效办法', bureau, '2021-05-07'], { category: 'instruction', helpers: ['交通局'] }, { enteredOn: '2021-04-16', report: { ...said('2021-05-06', 100), state: 'finished', finishedOn: '2021-05-06' } }),
  task(['T26', 'places', 0], ['新建住房与就近学校同步建设方案', bureau, '2021-06-30'], { category: 'oversight', helpers: ['自然资源局', '住建局'] }, { report: said('2021-05-07', 50) }),
]

/** Under way, and how far. */
function said(on: IsoDate, progress: number): TaskReport {
  return { on, state: 'underWay', finishedOn: null, progress, asked: null, satisfied: null, note: null }
}

/** Finished, confirmed, and given a score. */
function done(finishedOn: IsoDate, on: IsoDate, quality: number): Record {
  return { report: { ...said(finishedOn, 100), state: 'finished', finishedOn }, confirmation: { on, verdict: 'confirmed', quality } }
}

function task([id, document, sentence]: Origin, [goal, owner, due]: Demand, facts: Facts, { unsigned = [], enteredOn = entered, report = null, confirmation = null }: Record): TaskRecord {
  const made: Task = { id: `2021-${id}`, year: 2021, category: 'ordinary', goal, measure: '', owner, helpers: [], due, source: { document, sentence }, parent: null, project: null, field: null, ...facts }
  const signatures = [owner, ...made.helpers].filter((office) => !unsigned.includes(office)).map((office) => ({ office, on: enteredOn === entered ? '2021-03-04' : enteredOn, by: '联络员' }))
  return { task: made, removedOn: null, enteredOn, signatures, report, confirmation, extendedTo: null }
}
