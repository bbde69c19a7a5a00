import type { NamedZonesViolation } from '@junheng/core/planning/zones/judge-zones.ts'

interface Said extends NamedZonesViolation {
  readonly beyond: number
}
type Words = { readonly [language in 'zh' | 'en']: (said: Said) => string }

/** A rule of attendance zones that is broken, by how much, and the remedy. */
const ruleWords: { readonly [rule in NamedZonesViolation['rule']]: Words } = {
  unassigned: { zh: () => '没有划入任何片区；请划给一所学校。', en: () => 'It belongs to no zone; give it to a school.' },
  home: { zh: ({ zone }) => `是${zone}所在地，却划给了别的学校；请划回。`, en: ({ zone }) => `${zone} stands here, yet it is given to another school; give it back.` },
  apart: { zh: ({ zone }) => `与${zone}片区的其余村居不相连；请划给相邻的片区，或把中间的村居一并划入。`, en: ({ zone }) => `It is cut off from the rest of the zone of ${zone}; give it to a zone beside it, or bring in what lies between.` },
  overload: { zh: ({ value, limit, beyond }) => `学生${value}人，上限${whole(limit)}人，超${beyond}人；请划出村居、增加学位，或与相邻学校多校划片。`, en: ({ value, limit, beyond }) => `${value} pupils where at most ${whole(limit)} may be, ${beyond} too many; give settlements away, add places, or share a zone with the next school.` },
  noWay: { zh: ({ zone, value }) => `没有道路通到${zone ?? '任何学校'}，涉及学生${value}人；请补登道路或改划。`, en: ({ zone, value }) => `No road leads to ${zone ?? 'any school'}; ${value} pupils are concerned. Enter the road, or give it to another zone.` },
  pin: { zh: ({ zone }) => `指定划给${zone}做不到：那里立着别的学校，或指定互相矛盾；请改指定。`, en: ({ zone }) => `It cannot be held to ${zone}: another school stands there, or what is held contradicts itself. Change it.` },
  cutOff: { zh: ({ value }) => `与有学校的村居都不相邻，学生${value}人无处可划；请补登道路，或把它归到相邻的村居。`, en: ({ value }) => `It borders on nothing that hangs together with a school; ${value} pupils have no zone. Enter its roads, or join it to a settlement beside it.` },
  sharedHome: { zh: ({ zone }) => `立着不止一所学校（${zone}），单校划不开；请改为多校划片。`, en: ({ zone }) => `More than one school stands here (${zone}), which single zones cannot divide; let them share one.` },
  tooFewPlaces: { zh: ({ among, value, limit, beyond }) => `这一片（${among.join('、')}）学生${value}人，学位按上限只容${whole(limit)}人，缺${beyond}个；请增加学位或放宽上限。`, en: ({ among, value, limit, beyond }) => `This part (${among.join(', ')}) has ${value} pupils and places for ${whole(limit)} at the utmost, ${beyond} too few; add places or raise the limit.` },
}

const whole = (value: number): number => Math.floor(value + 1e-9)

/** Where it is, what is broken, by how much, and what to do, as one sentence. */
export function zoneViolationText(violation: NamedZonesViolation, language: 'zh' | 'en'): string {
  const { rule, place, zone, value, limit } = violation
  const said = ruleWords[rule][language]({ ...violation, beyond: Math.ceil(value - limit - 1e-9) })
  const where = place ?? zone
  if (where === null) return said
  return language === 'zh' ? `${where}：${said}` : `${where}: ${said}`
}

/** A school of the stage that has no zone, and the remedy. */
export function withoutZoneText(school: string, language: 'zh' | 'en'): string {
  return language === 'zh' ? `${school}：没有坐标或不通道路，没有为它划片；请补登坐标和道路后重新编制。` : `${school}: it has no point on the map or no road leads there, so it has no zone; enter both and plan again.`
}
