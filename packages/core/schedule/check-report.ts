import type { IsoDate } from '../county/snapshot.ts'
import type { NodeReport } from './project.ts'

/** What an owner says of a node, before it is taken down. */
export interface ReportDates {
  readonly state: NodeReport['state']
  readonly actualStart: IsoDate | null
  readonly actualFinish: IsoDate | null
  readonly expectedFinish: IsoDate | null
}

export interface ReportFault {
  readonly field: 'state' | 'actualStart' | 'actualFinish' | 'expectedFinish'
  readonly value: string | null
  readonly zh: string
  readonly en: string
}

/** Every reason why a report cannot be; empty where it can. What has happened lies no later than today, what is expected no earlier. */
export function checkReport(report: ReportDates, today: IsoDate): readonly ReportFault[] {
  return rules.filter(({ broken }) => broken(report, today)).map(({ field, zh, en }) => ({ field, value: report[field], zh, en }))
}

interface Rule {
  readonly field: ReportFault['field']
  readonly broken: (report: ReportDates, today: IsoDate) => boolean
  readonly zh: string
  readonly en: string
}

const rules: readonly Rule[] = [
  {
    field: 'actualFinish', broken: ({ state, actualFinish }) => state === 'finished' && actualFinish === null,
    zh: '已完成的环节要填实际完成日期。', en: 'A finished node needs the day on which it finished.',
  },
  {
    field: 'actualFinish', broken: ({ state, actualFinish }) => state !== 'finished' && actualFinish !== null,
    zh: '填了实际完成日期，状态就应为“已完成”；尚未完成的请清空该日期。', en: 'With a day of finish the state is “finished”; clear the day while it is not.',
  },
  {
    field: 'actualStart', broken: ({ state, actualStart }) => state === 'notStarted' && actualStart !== null,
    zh: '填了实际开始日期，状态就不应为“未开始”；尚未开始的请清空该日期。', en: 'With a day of start the state is not “not started”; clear the day while it is.',
  },
  {
    field: 'actualStart', broken: ({ actualStart }, today) => isAfter(actualStart, today),
    zh: '实际开始日期不能晚于今天；将来的日期不是实际日期。', en: 'The actual start cannot lie after today; what lies ahead is not actual.',
  },
  {
    field: 'actualFinish', broken: ({ actualFinish }, today) => isAfter(actualFinish, today),
    zh: '实际完成日期不能晚于今天；将来的日期请填预计完成日期。', en: 'The actual finish cannot lie after today; give what lies ahead as the expected finish.',
  },
  {
    field: 'actualFinish', broken: ({ actualStart, actualFinish }) => isAfter(actualStart, actualFinish),
    zh: '实际完成日期不能早于实际开始日期。', en: 'The actual finish cannot come before the actual start.',
  },
  {
    field: 'expectedFinish', broken: ({ state, expectedFinish }) => state === 'finished' && expectedFinish !== null,
    zh: '已完成的环节没有预计完成日期，请清空。', en: 'A finished node has no expected finish; clear it.',
  },
  {
    field: 'expectedFinish', broken: ({ state, expectedFinish }, today) => state !== 'finished' && isAfter(today, expectedFinish),
    zh: '预计完成日期不能早于今天。', en: 'The expected finish cannot lie before today.',
  },
]

/** False where either day is not said. */
const isAfter = (a: IsoDate | null, b: IsoDate | null) => a !== null && b !== null && a > b
