import type { CountyRule, CountyViolation } from '@junheng/core/planning/layout/check-county.ts'
import type { LayoutRule } from '@junheng/core/planning/layout/check.ts'
import type { NamedViolation } from '@junheng/core/planning/layout/named-violation.ts'

type Language = 'zh' | 'en'
type Words<Said> = { readonly [language in Language]: (said: Said) => string }
type Figures = { readonly value: string; readonly limit: string }

/** A rule of the layout as it is asked for, where it cannot be kept together with others, and the remedy. */
const rules: { readonly [rule in Exclude<LayoutRule, 'pin'>]: Words<Figures> } = {
  unserved: { zh: () => '每个孩子都要有学校；请保留附近一所学校，或准许新建', en: () => 'every child has a school; keep one near by, or let one be built' },
  travel: { zh: ({ limit }) => `单程不超过 ${limit} 分钟；请保留更近的学校，或补上缺的道路`, en: ({ limit }) => `${limit} minutes one way at most; keep a nearer school, or add a road that is missing` },
  together: { zh: () => '同村同级的孩子在一校；请不要分开', en: () => 'children of a village and band stay together; do not divide them' },
  closedSchool: { zh: () => '不能去已撤并的学校；请改去别校或保留它', en: () => 'nobody attends a closed school; send them elsewhere or keep it' },
  band: { zh: () => '只能去教这些年级的学校；请改去别校', en: () => 'only a school that teaches these grades; send them elsewhere' },
  rooms: { zh: () => '教室够用；请扩建，或少去一些学生', en: () => 'there are enough classrooms; extend, or send fewer children' },
  modules: { zh: ({ limit }) => `扩建不超过 ${limit} 个单元；请放宽`, en: ({ limit }) => `${limit} modules at most; allow more` },
  beds: { zh: () => '寄宿生有床位；请增加床位', en: () => 'boarders have beds; add some' },
  leastChildren: { zh: () => '保留的完全校不少于现有学生的一半；请准许撤并，或少留几所', en: () => 'a full school that stays keeps half of its children; let it close, or keep fewer schools' },
  mostChildren: { zh: () => '学校不超过规模上限（2 000人，九年一贯制 2 500人）；请分流', en: () => 'a school keeps within its largest size (2 000, nine-year 2 500); send some elsewhere' },
  land: { zh: () => '扩建的学校生均用地达标；请改扩别校', en: () => 'a school that extends has land enough for each child; extend another' },
  townshipLeast: { zh: ({ limit }) => `乡镇至少 ${limit} 所；请放宽`, en: ({ limit }) => `the township has ${limit} at least; ask for fewer` },
  townshipMost: { zh: ({ limit }) => `乡镇至多 ${limit} 所；请放宽`, en: ({ limit }) => `the township has ${limit} at most; allow more` },
  points: { zh: ({ limit }) => `教学点不超过 ${limit} 个；请多留几个`, en: ({ limit }) => `${limit} teaching points at most; keep more` },
  schools: { zh: ({ limit }) => `学校不超过 ${limit} 所；请多留几所`, en: ({ limit }) => `${limit} schools at most; keep more` },
  buildYuan: { zh: ({ limit }) => `建设用款不超过 ${limit} 元；请增加经费`, en: ({ limit }) => `${limit} yuan of building at most; allow more` },
  busSeats: { zh: ({ limit }) => `校车座位不超过 ${limit} 个；请增加校车`, en: ({ limit }) => `${limit} bus seats at most; add buses` },
}

/** Of kindergartens, where their words differ. */
const kindergartenRules: { readonly [rule in LayoutRule]?: Words<Figures> } = {
  unserved: { zh: ({ value }) => `${value} 名幼儿在时限内没有幼儿园可去；请在附近新建，或保留附近的园`, en: ({ value }) => `${value} children have no kindergarten within the limit; build one near by, or keep one` },
  travel: { zh: ({ limit }) => `单程不超过 ${limit} 分钟；请在更近处建园，或补上缺的道路`, en: ({ limit }) => `${limit} minutes one way at most; build nearer, or add a road that is missing` },
  closedSchool: { zh: () => '不能去已撤并的幼儿园；请改去别园或保留它', en: () => 'nobody attends a closed kindergarten; send them elsewhere or keep it' },
  rooms: { zh: ({ value, limit }) => `要活动室 ${value} 间，只有 ${limit} 间；请扩建，或在附近新建`, en: ({ value, limit }) => `${value} rooms are needed, ${limit} are there; extend, or build near by` },
  leastChildren: { zh: ({ value, limit }) => `幼儿 ${value} 人，开办不少于 ${limit} 人；请与邻村合建，或放宽`, en: ({ value, limit }) => `${value} children, ${limit} at least to run one; build for several villages, or ask for fewer` },
  mostChildren: { zh: ({ value, limit }) => `幼儿 ${value} 人，一园不超过 ${limit} 人；请分流`, en: ({ value, limit }) => `${value} children, ${limit} at most in one; send some elsewhere` },
  townshipLeast: { zh: ({ limit }) => `至少要有 ${limit} 所幼儿园；请新建，或不把它列入一乡镇一园`, en: ({ limit }) => `${limit} kindergarten at least is wanted here; build one, or leave the township out` },
}

const pins: { readonly [kind in NonNullable<NamedViolation['pin']>]: { readonly [language in Language]: string } } = {
  open: { zh: '必须保留；请准许撤并', en: 'it has to stay; let it close' },
  closed: { zh: '必须撤并；请准许保留', en: 'it has to close; let it stay' },
  modules: { zh: '扩建数已定；请放宽', en: 'its modules are set; leave them open' },
  attends: { zh: '去向已定；请放宽', en: 'who attends it is set; leave it open' },
}

const wordsOf = (rule: Exclude<LayoutRule, 'pin'>, stage: NamedViolation['stage']): Words<Figures> => (stage === undefined ? undefined : kindergartenRules[rule]) ?? rules[rule]

/** One rule as a sentence: whom it concerns, what it asks, and what to do. */
export function layoutRuleText({ rule, where, school, grades, pin, stage, value, limit }: NamedViolation, language: Language): string {
  const ages = stage === 'preschool' ? { zh: `${grades}岁`, en: `ages ${grades}` } : { zh: `${grades}年级`, en: `grades ${grades}` }
  const of = [...(where === null ? [] : [where]), ...(grades === null ? [] : [ages[language]]), ...(school === null ? [] : [`→ ${school}`])].join(' ')
  const said = rule === 'pin' ? pins[pin ?? 'open'][language] : wordsOf(rule, stage)[language]({ value: figure(value), limit: figure(limit) })
  return sentence(of, said, language)
}

/** Rules that the county after a plan breaks. */
const countyRules: { readonly [rule in CountyRule]: Words<Figures> } = {
  unserved: { zh: ({ value }) => `${value} 人没有学校可去；请保留附近学校`, en: ({ value }) => `${value} children have no school; keep one near by` },
  minutes: { zh: ({ value, limit }) => `单程 ${value} 分钟，上限 ${limit}；请保留更近的学校`, en: ({ value, limit }) => `${value} minutes one way, ${limit} at most; keep a nearer school` },
  points: { zh: ({ value, limit }) => `余教学点 ${value} 个，上限 ${limit}；请放宽或多撤`, en: ({ value, limit }) => `${value} points are left, ${limit} at most; allow more, or close more` },
  oversize: { zh: ({ value, limit }) => `最大班 ${value} 人，上限 ${limit}；请增班`, en: ({ value, limit }) => `the largest class has ${value}, ${limit} at most; divide it` },
  rooms: { zh: ({ value, limit }) => `要教室 ${value} 间，只有 ${limit} 间；请扩建`, en: ({ value, limit }) => `${value} rooms are needed, ${limit} are there; extend` },
  townshipPrimary: { zh: ({ value, limit }) => `有小学 ${value} 所，应为 ${limit} 所（教学点不计）；请放宽，或改保留的学校`, en: ({ value, limit }) => `${value} primary schools where ${limit} is wanted (points are not counted); ask for less, or keep others` },
  townshipJunior: { zh: ({ value, limit }) => `有初中 ${value} 所，应为 ${limit} 所（分校不计）；请放宽，或改保留的学校`, en: ({ value, limit }) => `${value} junior schools where ${limit} is wanted (branches are not counted); ask for less, or keep others` },
  schoolSize: { zh: ({ value, limit }) => `${value} 人，规模上限 ${limit}；请分流`, en: ({ value, limit }) => `${value} pupils, ${limit} at most; send some elsewhere` },
  seats: { zh: ({ value, limit }) => `要座位 ${value} 个，只有 ${limit} 个；请增加校车`, en: ({ value, limit }) => `${value} seats are needed, ${limit} are there; add buses` },
  yuan: { zh: ({ value, limit }) => `用款 ${value} 元，上限 ${limit}；请增加经费`, en: ({ value, limit }) => `${value} yuan, ${limit} at most; allow more` },
  teachers: { zh: ({ value, limit }) => `交流教师 ${value} 名，上限 ${limit}；请放宽`, en: ({ value, limit }) => `${value} teachers move, ${limit} at most; allow more` },
  pupils: { zh: ({ value, limit }) => `前后学生数不等（${limit} → ${value}）；方案有误，请重算`, en: ({ value, limit }) => `pupils differ (${limit} → ${value}); the plan is faulty, make it anew` },
}

/** `where` of the violation as a name. */
export function countyRuleText({ rule, where, value, limit }: CountyViolation, language: Language): string {
  return sentence(where ?? '', countyRules[rule][language]({ value: figure(value), limit: figure(limit) }), language)
}

function sentence(of: string, said: string, language: Language): string {
  if (language === 'zh') return of === '' ? `${said}。` : `${of}：${said}。`
  return of === '' ? `${said[0]!.toUpperCase()}${said.slice(1)}.` : `${of}: ${said}.`
}

const figure = (value: number): string => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(value)
