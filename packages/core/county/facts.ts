import type { FactRef } from '../standard/judgement.ts'
import type { ClassRoll, SchoolChange, SchoolId } from './snapshot.ts'

/** A fact as one string, `school/stage/fact`, the stage empty for what all stages share: the key of an import's sources. */
export type FactKey = string

export const factKey = ({ school, stage, fact }: FactRef): FactKey => `${school}/${stage ?? ''}/${fact}`

/** The tables of a snapshot besides its schools. */
export type RowTable = 'townships' | 'changes' | 'staff' | 'settlements' | 'roads' | 'vehicles' | 'premises'

/** A field of a row that belongs to no school: `rowFact('vehicles', 'V01', 'seats')`. */
export const rowFact = (table: RowTable, row: string, field: string): FactRef => ({ school: '', stage: table, fact: `${row}/${field}` })

/** The roll of one class. */
export const classFact = (school: SchoolId, { stage, grade, name }: Pick<ClassRoll, 'stage' | 'grade' | 'name'>): FactRef => ({ school, stage, fact: `classes/${grade}/${name}` })

/** What names a change and a road, which have no id of their own. */
export function changeKey(change: SchoolChange): string {
  const { from, into } = endsOf(change)
  return `${change.kind}·${change.on}·${from.join(',')}·${into.join(',')}`
}
export const roadKey = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from}·${to}`

/** The schools a change begins and ends with. */
export function endsOf(change: SchoolChange): { readonly from: readonly SchoolId[]; readonly into: readonly SchoolId[] } {
  switch (change.kind) {
    case 'open':
      return { from: [], into: [change.school] }
    case 'close':
      return { from: [change.school], into: [] }
    case 'merge':
      return { from: change.from, into: [change.into] }
    case 'split':
      return { from: [change.from], into: change.into }
  }
}

export function schoolsIn(change: SchoolChange): readonly SchoolId[] {
  const { from, into } = endsOf(change)
  return [...from, ...into]
}
