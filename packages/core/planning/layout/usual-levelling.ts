import type { Snapshot } from '../../county/snapshot.ts'
import type { LevellingMeans } from './levelling.ts'

/** 交流轮岗: a tenth of the teachers a year (教师〔2014〕4号), three years. */
const rotation = 0.1 * 3
/** Prices of unit-costs.yaml and staffing/norms.yaml; what a move weighs beside them is assumed. */
export const levellingPrices = { unitYuan: { equipmentYuan: 1, computers: 4000, books: 20 }, movingYuan: 6000, moveWeighs: 60_000 } as const
/** Composites aimed at: below what the province reported by enough that the real part, too, is better. */
const target = { primary: 0.38, junior: 0.38 } as const

/** What may be bought and who may move, for the teachers that a snapshot lists. */
export function usualLevelling({ staff = [] }: Pick<Snapshot, 'staff'>): Omit<LevellingMeans, 'yuan'> {
  const teachers = staff.filter(({ post, stage }) => post === 'teacher' && (stage === 'primary' || stage === 'junior')).length
  return { teachers: Math.floor(rotation * teachers), target, ...levellingPrices }
}
