import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { Language } from './arguments.ts'

/** The effects of levers for a terminal: the sentence, P12, ways, blockers, balance. */
export function checkReport(effects: Effects, language: Language): string {
  return [...headLines(effects, language), ...travelLines(effects, language), ...balanceLines(effects, language), ...blockerLines(effects, language), ...kindergartenLines(effects, language)].join('\n')
}

function headLines({ sentence, roster, premises, money, teachers }: Effects, language: Language): readonly string[] {
  const lost = roster.difference.reduce((sum, { children }) => sum + children, 0)
  const sum = (of: (each: Effects['premises'][number]) => number | null) => premises.reduce((total, each) => total + (of(each) ?? 0), 0)
  if (language === 'zh') {
    return [
      `${sentence.childrenMoved} 个孩子换学校，每天单程合计多走 ${Math.round(sentence.moreMinutes)} 分钟，${sentence.overLimit} 个超过时限，缺 ${sentence.placesShort} 个学位，余 ${sentence.points} 个教学点`,
      `受影响 ${roster.affected}，有接收学校 ${roster.received}，差集 ${lost}`,
      `腾出教师 ${teachers.freedInAll} 人；占地 ${sum(({ landArea }) => landArea)} 平方米，校舍 ${sum(({ floorArea }) => floorArea)} 平方米；一次性 ${money.onceYuan} 元，每年 ${money.yearYuan} 元`,
    ]
  }
  return [
    `${sentence.childrenMoved} children change school, ${Math.round(sentence.moreMinutes)} minutes more one way in all, ${sentence.overLimit} over the limit, ${sentence.placesShort} places short, ${sentence.points} points left`,
    `affected ${roster.affected}, received ${roster.received}, difference ${lost}`,
    `teachers freed ${teachers.freedInAll}; land ${sum(({ landArea }) => landArea)} m², floor ${sum(({ floorArea }) => floorArea)} m²; once ${money.onceYuan} yuan, a year ${money.yearYuan} yuan`,
  ]
}

function travelLines({ travel }: Effects, language: Language): readonly string[] {
  return travel.map(({ band, children, meanBefore, meanAfter, longestAfter, most, overLimit }) => {
    const minutes = [meanBefore, meanAfter, longestAfter].map((value) => value?.toFixed(1) ?? '—').join(' / ')
    return language === 'zh' ? `${band}：${children} 人，原均/新均/最长 ${minutes} 分钟，上限 ${most}，超限 ${overLimit}` : `${band}: ${children} children, mean before/after/longest ${minutes} min, limit ${most}, over ${overLimit}`
  })
}

function balanceLines({ standards }: Effects, language: Language): readonly string[] {
  const composites = standards.flatMap(({ changes }) => changes.filter(({ indicator }) => indicator === 'composite'))
  return composites.map(({ stage, before, after, real, scope }) => {
    const [from, to, own, counted] = [before, after, real, scope].map((value) => value?.toFixed(3) ?? '?')
    return language === 'zh' ? `${stage} 综合差异系数 ${from} → ${to}：真实 ${own}，口径 ${counted}` : `${stage} composite ${from} → ${to}: real ${own}, scope ${counted}`
  })
}

function blockerLines({ blockers }: Effects, language: Language): readonly string[] {
  const signs = { clear: '✓', blocks: '✕', unknown: '?' } as const
  const words = { opposed: ['多数反对', 'opposed'], unsafeWay: ['上下学不便、不安全', 'way hard or unsafe'], noBedsOrMeals: ['住宿就餐不能满足', 'no beds or meals'], oversize: ['超大规模或大班额', 'oversize'] } as const
  return blockers.map(({ kind, standing, because }) => `${signs[standing]} ${words[kind][language === 'zh' ? 0 : 1]}${because.length === 0 ? '' : `（${because.length}）`}`)
}

/** Nothing where nothing is asked of kindergartens; what is not known is said first. */
function kindergartenLines({ kindergartens: found }: Effects, language: Language): readonly string[] {
  if (found === undefined) return []
  const { reported, unknown, children, moved, unserved, placesShort, ways, money, broken } = found
  const minutes = [ways.meanAfter, ways.longestAfter].map((value) => value?.toFixed(1) ?? '—').join(' / ')
  if (language === 'zh') {
    return [
      ...(reported === 0 ? ['幼儿园：本期统计没有报，现有几所未知；请导入幼儿园报表（办学类型111）'] : []),
      ...(unknown.length === 0 ? [] : [`幼儿园：${unknown.length} 个村居没有出生人数，幼儿数未知，不按零计；请导入分村出生表`]),
      `幼儿园：应入园 ${children} 人，换园 ${moved} 人，${reported === 0 ? '有没有园未知' : '近处无园'} ${unserved} 人，缺 ${placesShort} 个园位；均/最长 ${minutes} 分钟；建设 ${money.buildYuan} 元；违规 ${broken.length} 处`,
    ]
  }
  return [
    ...(reported === 0 ? ['kindergartens: none in the return, so how many there are is not known; import the returns of kindergartens (kind 111)'] : []),
    ...(unknown.length === 0 ? [] : [`kindergartens: ${unknown.length} settlements without births, whose children are not known, which is not none; import the table of births by village`]),
    `kindergartens: ${children} children to have a place, ${moved} change, ${unserved} ${reported === 0 ? 'of whom it is not known' : 'with none near'}, ${placesShort} places short; mean/longest ${minutes} min; building ${money.buildYuan} yuan; ${broken.length} rules broken`,
  ]
}
