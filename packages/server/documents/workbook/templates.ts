import { stageWords } from './forms.ts'

/**
 * Our own templates: what a snapshot holds and the official workbook does not. One sheet a table, one row a thing; headers
 * Chinese, a note above each, drop-downs where the words are fixed. How rows become parts of a snapshot: `template-rows.ts`.
 */
export interface Template {
  readonly table: TemplateTable
  readonly sheet: string
  readonly note: string
  /** Columns that together name a row. */
  readonly key: readonly string[]
  readonly columns: readonly TemplateColumn[]
}

export type TemplateTable =
  | 'townships' | 'outlines' | 'supplements' | 'classes' | 'staff' | 'changes' | 'settlements' | 'roads' | 'vehicles' | 'premises'

export interface TemplateColumn {
  readonly key: string
  readonly header: string
  /** `ignored` columns are printed for people and not read. Lists are separated by 、 and a list without members is 无. */
  readonly holds: 'text' | 'count' | 'measure' | 'date' | 'choice' | 'yesNo' | 'texts' | 'measures' | 'ignored'
  readonly choices?: Readonly<Record<string, string>>
  readonly required?: true
  readonly note?: string
}

type Holds = TemplateColumn['holds']
const column = (key: string, header: string, holds: Holds, note?: string): TemplateColumn => ({ key, header, holds, ...(note && { note }) })
const needed = (of: TemplateColumn): TemplateColumn => ({ ...of, required: true })
const choice = (key: string, header: string, choices: Readonly<Record<string, string>>, note?: string): TemplateColumn => ({ ...column(key, header, 'choice', note), choices })

const schoolId = (header = '标识码') => column('school', header, 'text', '学校（机构）标识码，10位')
const township = needed(column('township', '乡镇代码', 'text', '与“乡镇”表一致'))
const place = [needed(column('lon', '经度', 'measure', '度，如127.05')), needed(column('lat', '纬度', 'measure', '度，如45.08'))]

const gradeNote = '学段内的年级，从1起'

export const templates: readonly Template[] = [
  {
    table: 'townships', sheet: '乡镇', note: '全县乡镇、街道', key: ['code'],
    columns: [
      needed(column('code', '乡镇代码', 'text', '统计用区划代码')), needed(column('name', '名称', 'text')),
      needed(choice('kind', '类别', { street: '街道', town: '镇', township: '乡' })),
    ],
  },
  {
    table: 'outlines', sheet: '乡镇边界', note: '每个界点一行，首尾相接；没有边界数据可不填', key: ['township', 'order'],
    columns: [township, needed(column('order', '序号', 'count', '从1起')), ...place],
  },
  {
    table: 'supplements', sheet: '学校补充信息', note: '统计报表里没有、判定要用的信息；不知道的留空', key: ['school'],
    columns: [
      needed(schoolId()), column('schoolName', '学校名称', 'ignored', '仅供核对'),
      choice('runBy', '举办者', { county: '县级', otherPublic: '其他公办', private: '民办' }, '与统计报表不一致时以此为准'),
      column('boarding', '是否寄宿制', 'yesNo', '与统计报表不一致时以此为准'),
      column('parent', '并入学校标识码', 'text', '不计校数的校点填所属学校'),
      column('lon', '经度', 'measure'), column('lat', '纬度', 'measure'),
      column('builtYear', '建校年', 'count'), column('denseUrban', '是否中心城区人口密度过高', 'yesNo'),
      column('migrantShare', '随迁子女占比', 'measure', '0至1'),
      column('leasedSportsArea', '租用或改建运动场地面积', 'measure', '平方米'),
      column('musicRooms', '音乐专用教室面积', 'measures', '各间平方米，如96、90；没有填“无”'),
      column('artRooms', '美术专用教室面积', 'measures', '各间平方米，如90、90；没有填“无”'),
      column('sharedPrimary', '交流走教体艺教师（小学）', 'count'), column('sharedJunior', '交流走教体艺教师（初中）', 'count'),
    ],
  },
  {
    table: 'classes', sheet: '班级', note: '每班一行', key: ['school', 'stage', 'grade', 'name'],
    columns: [
      needed(schoolId()), column('schoolName', '学校名称', 'ignored', '仅供核对'), needed(choice('stage', '学段', stageWords)),
      needed(column('grade', '年级', 'count', gradeNote)), needed(column('name', '班名', 'text')), needed(column('pupils', '学生数', 'count')),
    ],
  },
  {
    table: 'staff', sheet: '教职工', note: '每人一行；姓名打码，不填身份证号', key: ['id'],
    columns: [
      needed(column('id', '人员编号', 'text', '本局自编')), needed(column('name', '姓名', 'text', '如张**')), needed(schoolId('学校标识码')),
      choice('stage', '学段', stageWords, '不属于某一学段的留空'),
      needed(choice('post', '岗位', { teacher: '专任教师', administrator: '行政人员', assistant: '教辅人员', worker: '工勤人员' })),
      needed(choice('degree', '学历', { doctor: '博士研究生', master: '硕士研究生', bachelor: '本科', college: '专科', secondary: '高中阶段', lower: '高中阶段以下' })),
      needed(choice('title', '职称', { fullSenior: '正高级', senior: '副高级', middle: '中级', junior: '助理级', assistant: '员级', none: '未定职级' })),
      column('subject', '任教学科', 'text'), needed(column('backbone', '县级以上骨干', 'yesNo')), needed(column('birthYear', '出生年', 'count')),
      column('established', '是否在编', 'yesNo', '不知道的留空'), column('onDuty', '是否在岗', 'yesNo', '在本校上班为是；借出、长期病休等为否'),
      column('since', '到本校年份', 'count', '如2015'), column('sentBy', '交流派出学校标识码', 'text', '交流轮岗到本校的填派出学校'), column('returnsOn', '交流期满', 'date', '如2022-07-31'),
    ],
  },
  {
    table: 'changes', sheet: '学校变更', note: '本学年内的设立、撤销、合并、分设', key: ['kind', 'on', 'from', 'into'],
    columns: [
      needed(choice('kind', '变更类型', { open: '设立', close: '撤销', merge: '合并', split: '分设' })), needed(column('on', '日期', 'date', '如2020-07-15')),
      column('from', '原学校标识码', 'texts', '撤销、合并、分设必填；多所用、隔开'), column('into', '现学校标识码', 'texts', '设立、合并、分设必填；多所用、隔开'),
      needed(column('basis', '依据文号', 'text')),
    ],
  },
  {
    table: 'settlements', sheet: '村屯', note: '村、屯、社区及其适龄学生', key: ['id'],
    columns: [
      needed(column('id', '编号', 'text')), needed(column('name', '名称', 'text')), township, ...place,
      column('residents', '常住人口', 'count'), column('primaryPupils', '小学生数', 'count'), column('juniorPupils', '初中生数', 'count'),
    ],
  },
  {
    table: 'roads', sheet: '道路', note: '村屯、学校、路口之间的道路，不注明单行的为双向', key: ['from', 'to'],
    columns: [
      needed(column('from', '起点编号', 'text', '村屯编号、学校标识码，或路口的经度,纬度（六位小数）')), needed(column('to', '终点编号', 'text')),
      needed(column('metres', '长度', 'measure', '米')), needed(column('metresPerMinute', '车速', 'measure', '米／分钟')),
      column('oneWay', '是否单行', 'yesNo', '只可由起点驶向终点'), column('smallBusOnly', '是否只通小型校车', 'yesNo'),
      choice('hazard', '限速路段', { bend: '急弯', slope: '陡坡', narrow: '窄路', bridge: '窄桥' }, '校车不超过20公里／小时'),
    ],
  },
  {
    table: 'vehicles', sheet: '车辆', note: '校车', key: ['id'],
    columns: [
      needed(column('id', '编号', 'text')), needed(column('plate', '号牌', 'text')), needed(column('seats', '核定座位', 'count')),
      column('school', '学校标识码', 'text', '统一调度的留空'), township, column('inspectionUntil', '检验有效期至', 'date'),
    ],
  },
  {
    table: 'premises', sheet: '校舍', note: '腾出校舍；占地与建筑分开填，不要相加', key: ['id'],
    columns: [
      needed(column('id', '编号', 'text')), needed(column('name', '名称', 'text')), township, column('formerSchool', '原学校标识码', 'text'),
      needed(column('vacatedOn', '腾出日期', 'date')), needed(column('landArea', '占地面积', 'measure', '平方米')), needed(column('floorArea', '建筑面积', 'measure', '平方米')),
      needed(choice('state', '状态', { vacated: '已腾出', inventoried: '已清查', assessed: '已评估', handedOver: '已移交', reused: '已利用', reclaimed: '已复垦' })),
      column('handedOverOn', '移交日期', 'date'), column('use', '用途', 'text'),
      choice('safetyGrade', '安全等级', { A: 'A', B: 'B', C: 'C', D: 'D' }),
    ],
  },
]

export const templateBySheet: ReadonlyMap<string, Template> = new Map(templates.map((template) => [template.sheet, template]))

/** The sheet that says of which date the templates speak. */
export const coverSheet = '填写说明'
