import type { BlockerKind } from '@junheng/core/dispatch/node-ledger.ts'
import type { OrderKind } from '@junheng/core/dispatch/order.ts'
import type { HoldReason } from '@junheng/core/dispatch/rope.ts'
import type { SourceKind, TaskCategory } from '@junheng/core/dispatch/task.ts'
import type { Words } from '../county.ts'

/** Why a day is counted to whoever held it. */
export const holdReasonWords: { readonly [reason in HoldReason]: Words } = {
  blocker: { zh: '卡点', en: 'Blocked' },
  submitted: { zh: '已送审', en: 'Papers submitted' },
  returned: { zh: '材料不全退回', en: 'Papers returned' },
  underWay: { zh: '办理中', en: 'Under way' },
  notSubmitted: { zh: '尚未送审', en: 'Not submitted yet' },
}

export const blockerWords: { readonly [kind in BlockerKind]: Words } = {
  department: { zh: '等部门', en: 'Another office' },
  money: { zh: '等资金', en: 'Money' },
  land: { zh: '等土地', en: 'Land' },
  policy: { zh: '需上级政策', en: 'Higher-level policy' },
  weather: { zh: '天气', en: 'Weather' },
  contractor: { zh: '等外部单位', en: 'An outside body' },
  ownership: { zh: '主办有争议', en: 'Disputed ownership' },
}

export const orderWords: { readonly [kind in OrderKind]: Words } = {
  urge: { zh: '催办', en: 'Reminder' },
  supervise: { zh: '督办单', en: 'Supervision order' },
  summon: { zh: '约谈', en: 'Summons' },
}

export const sourceWords: { readonly [kind in SourceKind]: Words } = {
  speech: { zh: '讲话', en: 'Speech' },
  report: { zh: '工作报告', en: 'Work report' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  instruction: { zh: '批示', en: 'Instruction' },
  plenum: { zh: '全会决定', en: 'Plenum decision' },
}

export const categoryWords: { readonly [category in TaskCategory]: Words } = {
  ordinary: { zh: '一般任务', en: 'Ordinary' },
  reform: { zh: '改革任务', en: 'Reform' },
  livelihood: { zh: '民生实事', en: 'Livelihood' },
  instruction: { zh: '批示件', en: 'Instruction' },
  oversight: { zh: '人大政协监督', en: 'Oversight' },
}
