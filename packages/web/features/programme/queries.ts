import { getWallChart } from '@junheng/contract/projects.ts'
import { address } from '../../app/api.ts'
import type { Language } from '../../app/language.tsx'

/** The wall chart for the wall: one sheet, or sheets that are glued together. */
export const paperAddress = (size: 'A0' | 'A3', lang: Language) => address(getWallChart, { query: { size, lang } })
