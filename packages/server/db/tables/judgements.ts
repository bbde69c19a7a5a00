import type { ColumnType } from 'kysely'
import type { Gap, JudgeOptions, JudgedStage, Judgement, SchoolJudgement } from '@junheng/core/standard/judgement.ts'
import type { Json } from './json.ts'

/** Columns of migration 0003. */
export interface JudgementTables {
  judgement: JudgementKey & { standard_hash: string; content: Json<Judgement> }
  school_finding: JudgementKey & { stage: JudgedStage; school_id: string; content: Json<SchoolJudgement> }
  gap: {
    county_code: string
    id: string
    school_id: string
    school_name: string
    standard_id: string
    opened_on: string
    closed_on: string | null
    content: Json<Gap>
  }
  checklist_answer: {
    county_code: string
    id: string
    item_id: string
    verdict: 'met' | 'short' | 'unknown'
    evidence: string
    answered_on: string
    answered_by: string
    answered_at: ColumnType<Date, never, never>
  }
}

interface JudgementKey {
  county_code: string
  snapshot_id: string
  standard_id: string
  private_schools: boolean
  teaching_points: JudgeOptions['teachingPoints']
}
