import type { ProcedureBody } from '@junheng/contract/layouts.ts'
import { procedureSteps, type Procedure, type ProcedureStep } from '@junheng/core/planning/layout/procedure.ts'

/** What stands in the form: texts, as they are typed. */
export interface ProcedureDraft {
  readonly steps: { readonly [step in ProcedureStep]: { readonly from: string; readonly until: string; readonly paper: string } }
  readonly hearing: { readonly representatives: string; readonly against: string; readonly parentsAsked: string; readonly parentsAgainst: string }
  readonly objections: readonly { readonly from: string; readonly text: string; readonly reply: string }[]
  readonly askedWhom: string
  readonly noBedsOrMeals: string
}

export function draftOf({ steps, hearing, objections, askedWhom, inspected }: Procedure): ProcedureDraft {
  const blank = { from: '', until: '', paper: '' }
  return {
    steps: Object.fromEntries(procedureSteps.map((step) => [step, { ...blank, ...(steps[step] && { from: steps[step].from, until: steps[step].until, paper: steps[step].paper }) }])) as unknown as ProcedureDraft['steps'],
    hearing: { representatives: text(hearing?.representatives), against: text(hearing?.against), parentsAsked: text(hearing?.parentsAsked), parentsAgainst: text(hearing?.parentsAgainst) },
    objections,
    askedWhom,
    noBedsOrMeals: inspected.noBedsOrMeals ?? '',
  }
}

const text = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** Steps that are filled in wholly; a hearing that was counted; objections that say something. */
export function bodyOf(draft: ProcedureDraft): ProcedureBody {
  const { representatives, against, parentsAsked, parentsAgainst } = draft.hearing
  return {
    steps: Object.fromEntries(procedureSteps.flatMap((step) => (Object.values(draft.steps[step]).every((value) => value.trim() !== '') ? [[step, draft.steps[step]]] : []))),
    hearing: representatives.trim() === '' ? null : { representatives: Number(representatives), against: Number(against), parentsAsked: Number(parentsAsked), parentsAgainst: Number(parentsAgainst) },
    objections: draft.objections.filter(({ from, text }) => from.trim() !== '' && text.trim() !== ''),
    askedWhom: draft.askedWhom,
    inspected: draft.noBedsOrMeals.trim() === '' ? {} : { noBedsOrMeals: draft.noBedsOrMeals },
  }
}
