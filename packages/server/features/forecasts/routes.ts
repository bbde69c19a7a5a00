import { changePopulation, getForecast, getForecastWorkbook, getPopulation } from '@junheng/contract/forecasts.ts'
import { Problem } from '@junheng/contract/problem.ts'
import { checkPopulation } from '@junheng/core/planning/forecast/check-population.ts'
import { summaryOf } from '@junheng/core/planning/forecast/summary.ts'
import { workbookReply } from '../../documents/sheets.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { chosenSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { makeForecast } from './making.ts'
import { addPopulation, findPopulation, type StoredPopulation } from './queries.ts'
import { forecastSheets } from './sheets.ts'

export const forecastRoutes = [
  endpoint(getForecast, {
    allow: 'layout.read',
    audit: ({ query }) => ({ action: 'forecast.read', subject: 'county', details: query }),
    async handle({ tx, query }) {
      const { forecast, base } = await makeForecast(tx, query)
      return summaryOf(forecast, base)
    },
  }),

  endpoint(getForecastWorkbook, {
    allow: 'layout.read',
    audit: ({ query }) => ({ action: 'forecast.export', subject: 'county', details: query }),
    async handle({ tx, query, today }) {
      const { forecast, base } = await makeForecast(tx, query)
      const { name } = await findCounty(tx)
      return workbookReply(`${name}学位预测 ${today}`, forecastSheets(summaryOf(forecast, base)))
    },
  }),

  endpoint(getPopulation, {
    allow: 'layout.read',
    audit: () => ({ action: 'population.read', subject: 'county' }),
    handle: async ({ tx }) => told(await findPopulation(tx)),
  }),

  endpoint(changePopulation, {
    allow: 'layout.plan',
    audit: ({ body }) => ({ action: 'population.change', subject: 'county', details: { reason: body.reason } }),
    async handle({ tx, scope, user, today, body: { population, reason } }) {
      const last = await chosenSnapshot(tx, undefined)
      const known = last === undefined ? { settlements: [], townships: [] } : await loadSnapshot(tx, last, { staff: false })
      const faults = checkPopulation(population, known)
      if (faults.length > 0) throw new Problem('population_faulty', { faults })
      const { siblings = (await findPopulation(tx)).population?.siblings } = population
      await addPopulation(tx, { countyCode: scope.countyCode, population: { ...population, ...(siblings === undefined ? {} : { siblings }) }, on: today, by: user.name, reason })
      return told(await findPopulation(tx))
    },
  }),
]

/** Of 多孩家庭 only how many there are. */
function told({ population, ...stored }: StoredPopulation) {
  if (population === null) return { ...stored, population, siblingFamilies: null }
  const { siblings, ...rest } = population
  return { ...stored, population: rest, siblingFamilies: siblings?.reduce((sum, { families }) => sum + families, 0) ?? null }
}
