import type { IsoDate } from '../../county/snapshot.ts'
import { countedWorkingDays } from '../../schedule/counted-days.ts'
import { dayOf, isoOf } from '../../schedule/day.ts'
import type { WorkingDays } from '../../schedule/schedule-result.ts'

/** 校车使用许可 (令617 art 15): the bureau asks police and transport within 3 working days, they answer within 3, its opinion goes to the government within 5. */
export const approvalSteps = [
  { id: 'ask', days: 3, owner: '教育局' },
  { id: 'answer', days: 3, owner: '公安、交通' },
  { id: 'opinion', days: 5, owner: '教育局' },
] as const
export type ApprovalStep = (typeof approvalSteps)[number]['id']

export interface Approval {
  readonly route: string
  readonly submittedOn: IsoDate
  /** Days on which steps were done. */
  readonly done: { readonly [step in ApprovalStep]?: IsoDate }
}

export interface StepStanding {
  readonly step: ApprovalStep
  readonly owner: string
  readonly due: IsoDate
  readonly doneOn?: IsoDate
  readonly isLate: boolean
}

/** Each step's last day, counted from the day the one before was done, or was due at the latest. */
export function approvalStanding({ submittedOn, done }: Approval, today: IsoDate, calendar: WorkingDays): readonly StepStanding[] {
  let from = submittedOn
  return approvalSteps.map(({ id, days, owner }) => {
    const due = isoOf(countedWorkingDays(calendar).after(dayOf(from) + 1, days) - 1)
    const doneOn = done[id]
    from = doneOn ?? due
    return { step: id, owner, due, ...(doneOn === undefined ? {} : { doneOn }), isLate: (doneOn ?? today) > due }
  })
}
