import type { getProgramme } from '@junheng/contract/projects.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import { struckDates } from '@junheng/core/schedule/struck-dates.ts'
import type { z } from 'zod'
import { asProgram, type Tx } from '../../db/database.ts'
import { lastBaseline } from '../meetings/queries.ts'
import { programmeOf } from '../projects/programme.ts'

/** The programme as the wall chart shows it, on screen and on paper: with the dates that hold no more. */
export type ShownProgramme = z.infer<Extract<typeof getProgramme.reply, z.ZodType>>

/** Of a meeting only the dates are told, which every version of a project tells whoever reads projects. */
export async function shownProgramme(tx: Tx, today: IsoDate): Promise<ShownProgramme> {
  const programme = await programmeOf(tx, today)
  const before = await asProgram(tx, () => lastBaseline(tx))
  const struck = struckDates(before, programme.projects).map(({ nodes, ...dates }) => ({ ...dates, nodes: [...nodes] }))
  return { ...programme, struck }
}
