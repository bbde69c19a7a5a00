import type { ColumnType } from 'kysely'
import type { BulletinContent } from '@junheng/contract/bulletins.ts'
import type { Json } from './json.ts'

/** Columns of migration 0005 that hold the bulletins. */
export interface BulletinTables {
  bulletin: {
    county_code: string
    id: string
    number: string
    data_on: string
    published_on: string
    published_at: ColumnType<Date, never, never>
    by: string
    corrects: string | null
    content: Json<BulletinContent>
    fonts: string[]
    docx: Buffer
    pdf: Buffer
  }
}
