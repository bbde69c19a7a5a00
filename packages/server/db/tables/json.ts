import type { ColumnType } from 'kysely'

/** A jsonb column: read as a value, written as text, because the driver would turn an array into a PostgreSQL array. */
export type Json<T> = ColumnType<T, string, string>

export function toJson(value: unknown): string {
  return JSON.stringify(value)
}
