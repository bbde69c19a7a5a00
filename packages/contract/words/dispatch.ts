import type { SpareReason } from '@junheng/core/dispatch/addressee.ts'
import type { DigestItem } from '@junheng/core/dispatch/digest.ts'
import type { DueOrder } from '@junheng/core/dispatch/escalation.ts'
import type { BlockerKind } from '@junheng/core/dispatch/node-ledger.ts'
import type { OrderKind } from '@junheng/core/dispatch/order.ts'
import type { ReplyClock } from '@junheng/core/dispatch/source-replies.ts'
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

/** Why the rule calls for an order. */
export const dueWords: { readonly [why in DueOrder['why']]: Words } = {
  status: { zh: '按亮灯', en: 'By its sign' },
  unanswered: { zh: '上次文书逾期未答复', en: 'The last one was not answered in time' },
  stillSo: { zh: '答复后一个调度周期仍未好转', en: 'No better a dispatch cycle after the reply' },
}

/** Why nobody gets one. */
export const spareWords: { readonly [reason in SpareReason]: Words } = {
  policy: { zh: '需上级政策，不算主办单位逾期', en: 'Waits for a policy from above: not its owner’s lateness' },
  weather: { zh: '天气原因，不算主办单位逾期', en: 'The weather: not its owner’s lateness' },
  disputed: { zh: '主办有争议，先定主办', en: 'Whose it is is disputed: settle that first' },
  justCame: { zh: '材料送审或退回未满一个调度周期', en: 'Its papers changed hands within a dispatch cycle' },
  excused: { zh: '逾期天数都在上级政策、天气或者退回期间', en: 'Every late day was one of policy, weather or a return' },
}

export const digestWords: { readonly [kind in DigestItem['kind']]: Words } = {
  node: { zh: '环节到期', en: 'Node due' },
  task: { zh: '任务到期', en: 'Task due' },
  reply: { zh: '答复到期', en: 'Reply due' },
  check: { zh: '卡点核查', en: 'Check of a blocker' },
}

export const sourceWords: { readonly [kind in SourceKind]: Words } = {
  speech: { zh: '讲话', en: 'Speech' },
  report: { zh: '工作报告', en: 'Work report' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  instruction: { zh: '批示', en: 'Instruction' },
  plenum: { zh: '全会决定', en: 'Plenum decision' },
  proposal: { zh: '建议提案', en: 'Proposal' },
}

/** Where the reply to an instruction or a proposal stands. */
export const replyWords: { readonly [state in ReplyClock['state']]: Words } = {
  awaited: { zh: '待回复', en: 'Awaited' },
  replied: { zh: '已回复', en: 'Replied' },
  overdue: { zh: '逾期', en: 'Overdue' },
}

export const categoryWords: { readonly [category in TaskCategory]: Words } = {
  ordinary: { zh: '一般任务', en: 'Ordinary' },
  reform: { zh: '改革任务', en: 'Reform' },
  livelihood: { zh: '民生实事', en: 'Livelihood' },
  instruction: { zh: '批示件', en: 'Instruction' },
  oversight: { zh: '人大政协监督', en: 'Oversight' },
}
