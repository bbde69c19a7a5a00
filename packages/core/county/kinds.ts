export type Stage = 'preschool' | 'primary' | 'junior' | 'senior' | 'vocational' | 'special'

/** 办学类型, GB/T 33782-2017 table 4 (the same numbers as JY/T 1001-2012). Stages a kind teaches; rules.md §10.3. */
export const schoolKinds = {
  '111': { zh: '幼儿园', en: 'Kindergarten', stages: ['preschool'], category: '11' },
  '211': { zh: '小学', en: 'Primary school', stages: ['primary'], category: '21' },
  '218': { zh: '小学教学点', en: 'Primary teaching point', stages: ['primary'], category: '21' },
  '311': { zh: '初级中学', en: 'Junior middle school', stages: ['junior'], category: '31' },
  '312': { zh: '九年一贯制学校', en: 'Nine-year school', stages: ['primary', 'junior'], category: '31' },
  '341': { zh: '完全中学', en: 'Complete secondary school', stages: ['junior', 'senior'], category: '34' },
  '342': { zh: '高级中学', en: 'Senior high school', stages: ['senior'], category: '34' },
  '345': { zh: '十二年一贯制学校', en: 'Twelve-year school', stages: ['primary', 'junior', 'senior'], category: '34' },
  '361': { zh: '调整后中等职业学校', en: 'Vocational school', stages: ['vocational'], category: '36' },
  '365': { zh: '职业高中学校', en: 'Vocational high school', stages: ['vocational'], category: '36' },
  '514': { zh: '其他特教学校', en: 'Special school', stages: ['special'], category: '51' },
} as const satisfies Record<string, { zh: string; en: string; stages: readonly Stage[]; category: string }>

export type SchoolKind = keyof typeof schoolKinds

/** 城乡分类: 11x urban, 12x town, 2xx rural; rules.md §10.3. */
export const urbanRuralCodes = {
  '111': { zh: '主城区', group: 'urban' },
  '112': { zh: '城乡结合区', group: 'urban' },
  '121': { zh: '镇中心区', group: 'town' },
  '122': { zh: '镇乡结合区', group: 'town' },
  '123': { zh: '特殊区域', group: 'town' },
  '210': { zh: '乡中心区', group: 'rural' },
  '220': { zh: '村庄', group: 'rural' },
} as const

export type UrbanRuralCode = keyof typeof urbanRuralCodes
