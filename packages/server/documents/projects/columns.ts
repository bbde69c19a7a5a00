import { projectKindWords } from '@junheng/contract/words/schedule.ts'

/** A column of the programme's workbook. `shown` columns are computed, printed for people and never read. */
export interface ProgrammeColumn {
  readonly key: string
  readonly header: string
  readonly holds: 'text' | 'number' | 'date' | 'choice' | 'choices' | 'yesNo' | 'names' | 'after' | 'window' | 'shown'
  readonly choices?: Readonly<Record<string, string>>
  readonly required?: true
  readonly note?: string
}

export interface ProgrammeSheet {
  readonly name: string
  readonly note: string
  readonly columns: readonly ProgrammeColumn[]
}

type Holds = ProgrammeColumn['holds']
const column = (key: string, header: string, holds: Holds, note?: string): ProgrammeColumn => ({ key, header, holds, ...(note !== undefined && { note }) })
const needed = (of: ProgrammeColumn): ProgrammeColumn => ({ ...of, required: true })
const choice = (key: string, header: string, choices: Readonly<Record<string, string>>, note?: string): ProgrammeColumn => ({ ...column(key, header, 'choice', note), choices })
const shown = (key: string, header: string) => column(key, header, 'shown', '计算得出，不读取')

const projectId = needed(column('project', '项目编号', 'text', '新项目自编一个，不与其他项目相同'))
const windowNote = '室外施工期、暑假、寒假或资金窗口；或写日期 04-01～11-15、2021-07-15～2021-08-20'
const termNote = '秋季开学日、春季开学日、任一学期开学日；或写日期 09-01、2021-03-05'
const stageWords = { preschool: '学前', primary: '小学', junior: '初中', senior: '高中', vocational: '中职', special: '特教' }

export const projectSheet: ProgrammeSheet = {
  name: '项目',
  note: '一行一个项目。已有编号的项目按本表修改，没有的新增；没有列入的项目不动。',
  columns: [
    projectId,
    needed(column('name', '项目名称', 'text')),
    needed(choice('kind', '类型', Object.fromEntries(Object.entries(projectKindWords).map(([kind, { zh }]) => [kind, zh])))),
    needed(column('start', '开始日期', 'date', '没有前置环节的环节从这天起')),
    column('promisedGoal', '承诺投用日期', 'date'),
    column('township', '乡镇代码', 'text'),
    column('school', '学校标识码', 'text', '已有学校的填'),
    { ...column('stages', '学段', 'choices', '小学、初中；可填多个'), choices: stageWords },
    column('pupils', '学生数', 'number', '等待该项目的学生；不知道的留空'),
    column('pupilsBasis', '学生数来源', 'text'),
    column('budgetYuan', '预算（元）', 'number'),
    column('gaps', '缺口编号', 'names', '该项目要销的缺口，用、隔开'),
    column('version', '版本', 'number', '导出时的版本；其后有人改过的不能导入'),
    shown('planGoal', '计划投用'),
    shown('forecastGoal', '预计投用'),
  ],
}

export const nodeSheet: ProgrammeSheet = {
  name: '环节',
  note: '一行一个环节，次序即表中次序。列入“项目”表的项目，其环节以本表为准：没有列出的即删除。',
  columns: [
    projectId,
    needed(column('id', '环节编号', 'text', '项目内不重复')),
    needed(column('name', '环节名称', 'text')),
    needed(column('days', '天数', 'number')),
    choice('unit', '计日', { calendar: '日历日', working: '工作日' }, '留空为日历日'),
    column('after', '前置环节', 'after', '环节编号，用、隔开；间隔天数写作 land+5'),
    choice('window', '时段规则', { unsplittable: '须在同一时段内完成', splittable: '只在时段内施工', term: '到开学日才能开始' }),
    column('season', '时段', 'window', windowNote),
    column('terms', '开学日', 'window', termNote),
    column('goal', '是否目标', 'yesNo'),
    needed(column('owner', '主办单位', 'text', '只有一个')),
    column('helpers', '协办单位', 'names', '用、隔开'),
    column('basis', '时限依据', 'text'),
    column('evidenceNeeded', '需要的佐证', 'text'),
    column('pupils', '学生数', 'number', '与项目不同时填'),
    column('actualStart', '实际开始', 'date', '与账上不同的，记为导入人的一次报告'),
    column('actualFinish', '实际完成', 'date', '环节完成后的第一天'),
    column('planB', '备选路径', 'text', '本环节走不通时的另一条路；没有则留空'),
    column('planBDays', '备选路径天数', 'number', '从启用备选路径起的日历日'),
    shown('planStart', '计划开始'),
    shown('planFinish', '计划完成'),
    shown('forecastFinish', '预计完成'),
    shown('daysToCliff', '距临界天数'),
  ],
}

export const windowSheet: ProgrammeSheet = {
  name: '自有时段',
  note: '项目自己的时段，县日历里没有的才填；环节按名称引用。',
  columns: [projectId, needed(column('name', '时段名称', 'text')), needed(column('window', '日期', 'window', '04-01～11-15，或 09-01、03-01'))],
}

export const programmeSheets = [projectSheet, nodeSheet, windowSheet] as const

/** Where people fill in, from this row on, counted from 1: a remark, hints and the header stand above. */
export const headerRows = 3
