import type { NodeStatus, ProjectKind, StatusReason } from '@junheng/core/schedule/programme.ts'
import type { Words } from '../county.ts'

/** 亮灯: what each status is called, and the sign that stands for it where there is no colour. */
export const statusWords: { readonly [status in NodeStatus]: Words & { readonly sign: string } } = {
  done: { zh: '已完成', en: 'Done', sign: '✓' },
  claimed: { zh: '待销号', en: 'To be confirmed', sign: '◎' },
  green: { zh: '绿', en: 'Green', sign: '○' },
  yellow: { zh: '黄', en: 'Yellow', sign: '△' },
  red: { zh: '红', en: 'Red', sign: '◆' },
  unreported: { zh: '失报', en: 'No report', sign: '?' },
  idle: { zh: '未到时', en: 'Not due', sign: '·' },
}

export const reasonWords: { readonly [reason in StatusReason]: Words } = {
  finished: { zh: '有办结记录', en: 'Its finish is on record' },
  awaitsConfirmation: { zh: '报告完成，尚未由其他单位核验销号', en: 'Said to be finished; no other office has confirmed it yet' },
  notDue: { zh: '未到计划开始日', en: 'Its planned start lies ahead' },
  inTime: { zh: '按计划进行', en: 'In time' },
  littleTimeLeft: { zh: '剩余时间不多，且本期没有报告', en: 'Little of its time is left, and there is no fresh report' },
  forecastLate: { zh: '预计晚于计划', en: 'Forecast to finish after its planned day' },
  overdue: { zh: '已过计划完成日', en: 'Past its planned finish' },
  noReport: { zh: '一个调度周期内没有报告', en: 'No report within a dispatch cycle' },
}

export const projectKindWords: { readonly [kind in ProjectKind]: Words } = {
  newSchool: { zh: '新建学校', en: 'New school' },
  newKindergarten: { zh: '新建公办附属幼儿园', en: 'New attached kindergarten' },
  extension: { zh: '在用校园扩建', en: 'Extension of a school in use' },
  townshipUpgrade: { zh: '乡镇学校提升', en: 'Township upgrade' },
  educationGroup: { zh: '教育集团', en: 'Education group' },
  equipment: { zh: '设备采购', en: 'Equipment purchase' },
  closure: { zh: '撤并', en: 'Closure or merger' },
}

/** What an owner may say of its node. */
export const reportedWords: { readonly [state in 'notStarted' | 'underWay' | 'finished']: Words } = {
  notStarted: { zh: '未开始', en: 'Not started' },
  underWay: { zh: '进行中', en: 'Under way' },
  finished: { zh: '已完成', en: 'Finished' },
}
