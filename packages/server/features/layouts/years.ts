import type { LayoutYearsReply } from '@junheng/contract/layouts.ts'
import { noLevers } from '@junheng/core/planning/layout/levers.ts'
import { layoutYears } from '@junheng/core/planning/layout/layout-years.ts'
import type { Tx } from '../../db/database.ts'
import { makeForecast } from '../forecasts/making.ts'
import { findScenario } from './queries.ts'
import { effectsIn, layoutScene } from './scene.ts'
import { scenarioEffects } from './view.ts'

/** Today's schools and these scenarios, each with the children forecast from the last snapshot. */
export async function yearsReply(tx: Tx, ids: readonly string[]): Promise<LayoutYearsReply> {
  const { settlements } = (await makeForecast(tx, {})).forecast
  const today = await layoutScene(tx, undefined)
  const scenarios = []
  for (const id of ids) {
    const found = await findScenario(tx, id)
    if (found === undefined) continue
    const { scene, effects } = await scenarioEffects(tx, found)
    scenarios.push({ id, name: found.item.name, years: [...layoutYears(effects.decision, scene, settlements)] })
  }
  return { today: [...layoutYears(effectsIn(today, noLevers).decision, today, settlements)], scenarios }
}
