import { loadWorkbookFile } from '@junheng/server/features/imports/load.ts'
import type { Opened } from '@junheng/server/server.ts'
import { xCityWorkbooks } from './x-city-workbooks.ts'

const by = 'X市样例数据'
const explanation = '样例数据照实生成，数值属实。'
const reason = '补充模板与同一日期的教基统计合并'

/** Sends X市 through the import, year by year, as its bureau would. Run again after an interruption, it goes on where it stopped: the same file twice changes nothing. */
export async function loadSampleCounty({ db, scope, onProgress }: Opened): Promise<void> {
  for await (const { fileName, bytes } of xCityWorkbooks()) {
    onProgress(`正在导入 ${fileName}`, `Importing ${fileName}`)
    await loadWorkbookFile(db, scope, { fileName, bytes }, { by, explanation, reason })
  }
}
