import type { ColumnType } from 'kysely'
import type { RoundState } from '@junheng/core/planning/transfers/procedure.ts'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import type { Lottery, RoundTeacher, TransferRules } from '@junheng/core/planning/transfers/round.ts'
import type { Stage } from '@junheng/core/county/kinds.ts'
import type { Json } from './json.ts'

/** What a teacher of a round was frozen with; the round adds pseudonym and preferences. */
export type FrozenTeacher = Omit<RoundTeacher, 'preferences'>

/** Rounds of 县管校聘. */
export interface TransferTables {
  transfer_round: {
    county_code: string
    id: string
    title: string
    state: RoundState
    snapshot_id: string
    rules: Json<TransferRules>
    rules_hash: string
    rules_published_on: string
    applications_until: string
    lottery: Json<Lottery>
    data_root: string | null
    notice_from: string | null
    notice_until: string | null
    decision: string | null
  }
  transfer_key: { county_code: string; round_id: string; key: string }
  transfer_step: { county_code: string; id: string; round_id: string; step: string; day: string; at: ColumnType<Date, never, never>; by: string; hash: string | null; note: string | null }
  transfer_cell: { county_code: string; round_id: string; id: string; school_id: string; stage: Stage; subject: string; have: number; need: number }
  transfer_declaration: { county_code: string; id: string; round_id: string; cell_id: string; school_id: string; vacancies: number; at: ColumnType<Date, never, never>; by: string }
  transfer_teacher: { county_code: string; id: string; round_id: string; staff_no: string; school_id: string; name: string; content: Json<FrozenTeacher>; at: ColumnType<Date, never, never>; by: string; reason: string | null }
  transfer_shelter: { county_code: string; round_id: string; staff_no: string; reason: 'illness' | 'pregnancy' | 'nearRetirement' }
  transfer_application: { county_code: string; id: string; round_id: string; staff_no: string; preferences: Json<readonly string[]>; at: ColumnType<Date, never, never>; by: string }
  transfer_record: { county_code: string; round_id: string; content: Json<RoundRecord> }
  transfer_objection: { county_code: string; id: string; round_id: string; staff_no: string; day: string; text: string }
  transfer_reply: { county_code: string; objection_id: string; text: string; day: string; by: string }
}
