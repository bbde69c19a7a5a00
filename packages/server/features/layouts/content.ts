import type { KindergartenFigures } from '@junheng/contract/layouts.ts'
import type { KindergartenEffects } from '@junheng/core/planning/layout/kindergarten-effects.ts'
import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import type { ScenarioContent } from '../../db/tables/layout.ts'

/** What is kept of effects beside the levers. */
export function contentOf(levers: ScenarioContent['levers'], effects: Effects): ScenarioContent {
  const composite = (stage: 'primary' | 'junior') => effects.standards.flatMap(({ changes }) => changes).find((change) => change.stage === stage && change.indicator === 'composite')
  const [primary, junior] = [composite('primary'), composite('junior')]
  return {
    levers,
    date: effects.decision.date,
    figures: effects.sentence,
    composite: { primary: primary?.after ?? null, junior: junior?.after ?? null, realPrimary: primary?.real ?? null, realJunior: junior?.real ?? null },
    onceYuan: effects.money.onceYuan,
    yearYuan: effects.money.yearYuan,
    ...(effects.kindergartens === undefined ? {} : { kindergartens: figuresOf(effects.kindergartens) }),
  }
}

function figuresOf({ kindergartens, reported, unknown, placesShort, unserved }: KindergartenEffects): KindergartenFigures {
  const isKnown = unknown.length === 0 && reported > 0
  const many = (wanted: KindergartenEffects['kindergartens'][number]['decision']) => kindergartens.filter(({ decision }) => decision === wanted).length
  return { closed: many('close'), extended: many('extend'), built: many('build'), placesShort: isKnown ? placesShort : null, unserved: isKnown ? unserved : null }
}
