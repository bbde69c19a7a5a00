import { dueWords, orderWords } from '@junheng/contract/words/dispatch.ts'
import { longDate } from '@junheng/contract/words/official-paper.ts'
import { reasonWords, statusWords } from '@junheng/contract/words/schedule.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { DueOrders } from '@junheng/core/dispatch/due-orders.ts'
import type { OrderContent, OrderKind } from '@junheng/core/dispatch/order.ts'
import type { NodeCliff } from '@junheng/core/schedule/programme.ts'

/** What is on record of the matter of an order on the day it is issued. */
export interface OrderGround {
  readonly today: IsoDate
  readonly replyDue: IsoDate
  /** The day it is due, and the last report on it; null where there is none. */
  readonly due: IsoDate | null
  readonly reportedOn: IsoDate | null
  readonly cliff: NodeCliff | null
  readonly pupils: number | null
  /** The last order on it to the same office; null where there was none. */
  readonly before: { readonly number: string; readonly replyDue: IsoDate; readonly repliedOn: IsoDate | null } | null
}

type DueLine = DueOrders['due'][number]

/** What the order says, from the record alone. */
export function orderContent(line: DueLine, ground: OrderGround): OrderContent {
  const { order, matter } = line
  return { matter, facts: [standing(line, ground), ...costs(ground), ...earlier(line, ground)], demands: demands[order.kind](longDate(ground.replyDue)), rule: ruleOf(line) }
}

function standing(line: DueLine, { today, due, reportedOn }: OrderGround): string {
  const { matter, office, status, why, daysLate } = line
  const planned = due === null ? '' : `，应于${longDate(due)}前完成`
  const reported = reportedOn === null ? '尚无报告' : `最近一次报告为${longDate(reportedOn)}`
  const late = daysLate > 0 ? `，比原计划已逾期${daysLate}天` : ''
  return `“${matter}”现由${office}办理${planned}。截至${longDate(today)}，${reported}${late}，按规则亮灯为“${statusWords[status].zh}”（${reasonWords[why].zh}）。`
}

function costs({ cliff, pupils }: OrderGround): readonly string[] {
  if (cliff === null) return []
  const lost = cliff.jumpDays === null ? '目标五年内不能实现' : `目标顺延${cliff.jumpDays}天`
  return [`该环节最迟须于${longDate(cliff.lastDay)}完成；逾此日，${lost}${pupils === null ? '' : `，涉及学生${pupils}人`}。`]
}

function earlier({ order }: DueLine, { before }: OrderGround): readonly string[] {
  if (before === null || order.why === 'status') return []
  const answered = before.repliedOn === null ? '至今没有答复' : `已于${longDate(before.repliedOn)}答复，但情况没有好转`
  return [`此前发出的${before.number}要求于${longDate(before.replyDue)}前答复，${answered}。`]
}

const demands: { readonly [kind in OrderKind]: (by: string) => readonly string[] } = {
  urge: (by) => [`请于${by}前书面答复办理进展和预计完成日期，并在项目台账报告。`],
  supervise: (by) => ['立即查明原因，列明剩余工作、责任人和完成日期。', `于${by}前书面答复，在项目台账报告进展并上传佐证。`, '确实不能按期完成的，依程序申请延期；未经批准，原定时限不变。'],
  summon: (by) => [`请主要负责人于${by}前到督查考核办公室说明情况，并带书面整改措施。`, '整改措施须列明剩余工作、责任人、完成日期和需要协调的事项。', '约谈情况记入台账，列入下次调度会材料。'],
}

function ruleOf({ status, why, order }: DueLine): string {
  return `督办规则：亮灯为“${statusWords[status].zh}”（${reasonWords[why].zh}）；${dueWords[order.why].zh}，发${orderWords[order.kind].zh}。需上级政策、天气原因和材料退回期间的天数不计入受文单位逾期。`
}
