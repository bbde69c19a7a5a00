import type { ColumnType } from 'kysely'
import type { ZoneStage, ZoneTerms } from '@junheng/contract/zones.ts'
import type { ZonesFigures } from '@junheng/core/planning/zones/judge-zones.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import type { Json } from './json.ts'

/** Columns of migration 0025. */
export interface ZoneTables {
  zone_plan: {
    county_code: string
    id: string
    stage: ZoneStage
    version: number
    name: string
    made_at: ColumnType<Date, never, never>
    made_by: string
    drawn_from: string | null
    figures: Json<ZonesFigures>
    content: Json<ZonesView>
  }
  zone_publication: {
    county_code: string
    stage: ZoneStage
    number: number
    plan_id: string
    published_at: ColumnType<Date, never, never>
    decision_number: string
    decided_on: ColumnType<string, string, never>
    effective_from: ColumnType<string, string, never>
    reach: ZoneTerms['reach']
    siblings: ZoneTerms['siblings']
  }
  zone_address: {
    county_code: string
    stage: ZoneStage
    number: number
    settlement: string
    township: string
    place: string
    schools: string[]
  }
}
