import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { writeOfficialWorkbook } from '@junheng/server/documents/workbook/write-official-workbook.ts'
import { writeTemplates } from '@junheng/server/documents/workbook/write-templates.ts'
import type { XCity } from '@junheng/xcity/county.ts'

export interface SampleWorkbook {
  readonly fileName: string
  readonly date: IsoDate
  readonly bytes: Uint8Array
}

/** X市 as its bureau would hand it in: every year the official workbook and our own templates, oldest first. The same county gives the same bytes. */
export async function* xCityWorkbooks({ county, snapshots }: XCity): AsyncGenerator<SampleWorkbook> {
  for (const snapshot of snapshots) {
    const { date } = snapshot
    const year = date.slice(0, 4)
    yield { fileName: `${county.name}-${year}-教基统计.xlsx`, date, bytes: await writeOfficialWorkbook(snapshot) }
    yield { fileName: `${county.name}-${year}-补充模板.xlsx`, date, bytes: await writeTemplates(snapshot) }
  }
}
