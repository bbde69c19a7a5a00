import type { LayoutWish } from '@junheng/contract/layouts.ts'
import { usualKindergartens } from '@junheng/core/planning/layout/kindergarten-problem.ts'

/** What stands in the form, as it is typed; money in 万元. */
export interface PlanDraft {
  readonly name: string
  readonly points: string
  readonly money: string
  readonly buses: string
  readonly lower: string
  readonly upper: string
  readonly junior: string
  readonly seconds: string
  readonly seed: string
  readonly keepsMore: boolean
  readonly keep: readonly string[]
  readonly close: readonly string[]
  readonly townshipSchools: 'any' | 'least' | 'exactly'
  /** Kindergartens too, and their money; empty: no limit. */
  readonly kindergartens: boolean
  readonly kindergartenMoney: string
}

const needed = ['money', 'lower', 'upper', 'junior', 'seconds', 'seed'] as const
const free = ['points', 'buses', 'kindergartenMoney'] as const
type Figure = (typeof needed)[number] | (typeof free)[number]

export interface ReadWish {
  /** Fields that hold no number. */
  readonly faulty: readonly Figure[]
  /** Absent while a field is faulty. */
  readonly body?: LayoutWish
}

/** The wish that a form says; an empty field of points or buses means no limit of its own. */
export function wishOf(draft: PlanDraft, snapshot: string | undefined): ReadWish {
  const faulty = [...needed.filter((figure) => !isNumber(draft[figure])), ...free.filter((figure) => draft[figure].trim() !== '' && !isNumber(draft[figure]))]
  if (faulty.length > 0) return { faulty }
  const figure = (name: (typeof needed)[number]) => Number(draft[name])
  const optional = (name: (typeof free)[number]) => (draft[name].trim() === '' ? null : Math.round(Number(draft[name])))
  const { name, keep, close, keepsMore } = draft
  return {
    faulty,
    body: {
      name, ...(snapshot === undefined ? {} : { snapshot }), keep: [...keep], close: [...close], keepsMore, points: optional('points'), buses: optional('buses'), yuan: figure('money') * 10_000,
      minutes: { lower: figure('lower'), upper: figure('upper'), junior: figure('junior') }, seconds: figure('seconds'), seed: Math.round(figure('seed')), effort: 0.2, alternatives: 3, townshipSchools: draft.townshipSchools === 'any' ? null : { townships: null, exactly: draft.townshipSchools === 'exactly' }, kindergartens: draft.kindergartens ? { ...usualKindergartensAsked, yuan: draft.kindergartenMoney.trim() === '' ? null : Number(draft.kindergartenMoney) * 10_000 } : null,
    },
  }
}

const { minutesMost, enrolment, leastChildren } = usualKindergartens
const usualKindergartensAsked = { minutes: minutesMost, enrolment, leastChildren, townships: null, mayClose: false } as const

const isNumber = (typed: string): boolean => typed.trim() !== '' && Number.isFinite(Number(typed)) && Number(typed) >= 0
