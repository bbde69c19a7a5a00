import { getWallChart } from '@junheng/contract/projects.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { printWallChart } from './printed.ts'
import { shownProgramme } from './source.ts'

export const wallChartRoutes = [
  endpoint(getWallChart, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'wallChart.print', subject: 'programme', details: query }),
    async handle({ tx, query, today }) {
      const { name: county } = await findCounty(tx)
      const { pdf } = await printWallChart(await shownProgramme(tx, today), { county, size: query.size, language: query.lang })
      return { bytes: pdf, name: `${county}项目挂图 ${query.size} ${today}.pdf`, mediaType: 'application/pdf' }
    },
  }),
]
