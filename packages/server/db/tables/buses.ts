import type { ColumnType } from 'kysely'
import type { BusOperations } from '@junheng/contract/buses.ts'
import type { BusPlanView } from '@junheng/core/planning/buses/plan-view.ts'
import type { Json } from './json.ts'

/** Columns of migrations 0019 and 0021. */
export interface BusTables {
  bus_plan: {
    county_code: string
    id: string
    name: string
    made_at: ColumnType<Date, never, never>
    made_by: string
    content: Json<BusPlanView>
    adopted_at: ColumnType<Date | null, never, Date | null>
  }
  bus_register: {
    county_code: string
    id: string
    at: ColumnType<Date, never, never>
    by: string
    reason: string
    content: Json<BusOperations>
  }
  bus_time: {
    county_code: string
    position: number
    bus: string
    village: string
    school: string
    boards: string
    arrives: string
  }
  bus_notice: {
    county_code: string
    day: ColumnType<string, string, never>
    bus: string
    decision: 'asPlanned' | 'late' | 'suspended'
    late_minutes: number
    substitute: string | null
  }
}
