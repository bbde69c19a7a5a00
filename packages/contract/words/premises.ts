import type { PremisesConcern } from '@junheng/core/county/premises-concerns.ts'
import type { Premises } from '@junheng/core/county/snapshot.ts'
import type { Words } from '../county.ts'

export const premisesWords: { readonly [state in Premises['state']]: Words } = {
  vacated: { zh: '已腾出', en: 'Vacated' },
  inventoried: { zh: '已清点', en: 'Inventoried' },
  assessed: { zh: '已评估', en: 'Assessed' },
  handedOver: { zh: '已移交', en: 'Handed over' },
  reused: { zh: '已盘活', en: 'In use again' },
  reclaimed: { zh: '已复垦', en: 'Reclaimed' },
}

export const concernWords: { readonly [kind in PremisesConcern['kind']]: Words } = {
  gradeD: { zh: 'D级危房在用', en: 'In use, grade D (unsafe)' },
  gradeC: { zh: 'C级（局部危险）在用', en: 'In use, grade C (partly unsafe)' },
  notGraded: { zh: '在用而未鉴定', en: 'In use, never appraised' },
  idle: { zh: '移交后闲置超过18个月', en: 'Idle more than 18 months after handing over' },
}
