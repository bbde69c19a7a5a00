import { loadBuses } from '@junheng/server/features/buses/load.ts'
import { loadWorkbookFile } from '@junheng/server/features/imports/load.ts'
import { loadPopulation } from '@junheng/server/features/forecasts/queries.ts'
import { loadDispatch } from '@junheng/server/features/dispatch/load.ts'
import { loadProgramme } from '@junheng/server/features/projects/load.ts'
import { loadSampleRound } from '@junheng/server/features/transfers/load.ts'
import type { Opened } from '@junheng/server/server.ts'
import { generateXCity } from '@junheng/xcity/county.ts'
import { sampleBuses } from './sample-buses.ts'
import { makeTransfers } from '@junheng/xcity/transfers.ts'
import { addSamplePapers } from './sample-papers.ts'
import { xCityWorkbooks } from './x-city-workbooks.ts'

const by = 'X市样例数据'
const explanation = '样例数据照实生成，数值属实。'
const reason = '补充模板与同一日期的教基统计合并'
const programmeReason = '样例县2021年项目'
const populationReason = '样例县分村出生、住房与在建学校'

/** Sends X市 through the import, year by year, as its bureau would, and loads its projects. Run again after an interruption, it goes on where it stopped: the same file twice changes nothing. */
export async function loadSampleCounty({ db, scope, onProgress }: Opened): Promise<void> {
  const city = generateXCity()
  for await (const { fileName, bytes } of xCityWorkbooks(city)) {
    onProgress(`正在导入 ${fileName}`, `Importing ${fileName}`)
    await loadWorkbookFile(db, scope, { fileName, bytes }, { by, explanation, reason })
  }
  onProgress('正在载入项目', 'Loading the projects')
  await loadProgramme(db, scope, { projects: city.projects, by, reason: programmeReason })
  await loadDispatch(db, scope, { ...city.dispatch, by })
  await loadPopulation(db, scope, { population: city.population, on: city.clock, by, reason: populationReason })
  onProgress('正在载入校车', 'Loading the buses')
  await loadBuses(db, scope, () => sampleBuses(city, by))
  await addSamplePapers(db, scope, city.projects, by)
  onProgress('正在载入县管校聘', 'Loading the transfer round')
  await loadSampleRound(db, scope, { makeRound: () => makeTransfers(city.snapshots.at(-1)!), by })
}
