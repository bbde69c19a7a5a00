import { z } from 'zod'
import { findCounty } from '../county/queries.ts'
import type { JobKind } from '../jobs/kind.ts'
import { printWallChart, type WallSize } from './printed.ts'
import { shownProgramme, type ShownProgramme } from './source.ts'

interface Parameters {
  readonly size: WallSize
  readonly lang: 'zh' | 'en'
}

interface Input extends Parameters {
  readonly county: string
  readonly programme: ShownProgramme
}

/** The wall chart as a job: an A0 sheet of many projects takes seconds, which the typesetter's thread spends. */
export const printWallChartJob: JobKind<Parameters, Input, { readonly name: string; readonly pdf: Uint8Array; readonly pages: number }> = {
  name: 'wallChart.print',
  parameters: z.strictObject({ size: z.enum(['A0', 'A3']).default('A0'), lang: z.enum(['zh', 'en']).default('zh') }),
  permission: 'county.read',
  async load(tx, { parameters, day }) {
    const { name: county } = await findCounty(tx)
    return { ...parameters, county, programme: await shownProgramme(tx, day) }
  },
  async work({ county, programme, size, lang }, { onProgress }) {
    onProgress(0.1)
    const printed = await printWallChart(programme, { county, size, language: lang })
    return { ...printed, name: `${county}项目挂图 ${size} ${programme.today}.pdf` }
  },
  async settle(_tx, { name, pdf, pages }) {
    return { outcome: { pages }, file: { name, mediaType: 'application/pdf', bytes: pdf } }
  },
}
