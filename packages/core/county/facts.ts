import type { FactRef } from '../standard/judgement.ts'

/** A fact as one string, `school/stage/fact`, the stage empty for what all stages share: the key of an import's sources. */
export type FactKey = string

export const factKey = ({ school, stage, fact }: FactRef): FactKey => `${school}/${stage ?? ''}/${fact}`

/** The tables of a snapshot besides its schools. */
export type RowTable = 'townships' | 'changes' | 'staff' | 'settlements' | 'roads' | 'vehicles' | 'premises'

/** A field of a row that belongs to no school: `rowFact('vehicles', 'V01', 'seats')`. */
export const rowFact = (table: RowTable, id: string, field: string): FactRef => ({ school: '', stage: table, fact: `${id}/${field}` })
