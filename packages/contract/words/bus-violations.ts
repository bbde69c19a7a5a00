import type { BusRuleName } from '@junheng/core/planning/buses/check.ts'
import type { NamedViolation } from '@junheng/core/planning/buses/plan-view.ts'

type Words = { readonly [language in 'zh' | 'en']: (by: string) => string }

/** A rule of the school buses that a plan breaks, by how much, and the remedy. */
export const busRuleWords: { readonly [rule in BusRuleName]: Words } = {
  unknown: { zh: () => '站点、学校或车辆的编号不存在；请改用现有编号。', en: () => 'A stop, school or bus has a number that does not exist; use one that does.' },
  servedTwice: { zh: (by) => `同一站点多停了 ${by} 次；只留一个车次。`, en: (by) => `The stop is served ${by} time(s) too often; leave it to one run.` },
  unaccounted: { zh: () => '站点既无车次停靠，又未列为无座；请安排车次或列为无座。', en: () => 'The stop is neither served nor said to be without a seat; do one or the other.' },
  notDelivered: { zh: (by) => `${by} 名学生上车后没有送到学校；请在其后加上到校。`, en: (by) => `${by} children who board here reach no school; add the arrival at theirs.` },
  overloaded: { zh: (by) => `超员 ${by} 人（《校车安全管理条例》第三十四条）；请换大车或分给别的车次。`, en: (by) => `${by} children too many on board (State Council Order 617, art. 34); take a larger bus, or give some to another run.` },
  rideTooLong: { zh: (by) => `乘车超过限时 ${by} 分钟；请把它移到后面上车，或分给别的车次。`, en: (by) => `The ride is ${by} minutes too long; let them board later, or give them to another run.` },
  tooEarly: { zh: (by) => `到校比校门开放早 ${by} 分钟；请推后。`, en: (by) => `The bus arrives ${by} minutes before the school opens; make it later.` },
  tooLate: { zh: (by) => `比最晚到校时间迟 ${by} 分钟；请提前发车。`, en: (by) => `The children are off ${by} minutes after the latest hour; start earlier.` },
  tooFast: { zh: (by) => `到这里的行驶时间少 ${by} 分钟，照路况与限速赶不到；请推后到站或提前开车。`, en: (by) => `The time to drive here is ${by} minutes too short for the road and its speed limit; arrive later, or leave earlier.` },
  serviceTooShort: { zh: (by) => `停靠时间少 ${by} 分钟，来不及上下车；请推后开车。`, en: (by) => `The halt is ${by} minutes too short for boarding or getting off; leave later.` },
  mixed: { zh: (by) => `${by} 名学生与不得同车的学生同车；请分开车次或先送到一校。`, en: (by) => `${by} children ride with others they may not ride with; divide the run, or bring one group first.` },
  largeBus: { zh: () => '道路不通大车；请换小车。', en: () => 'The road does not bear a large bus; take a smaller one.' },
  dutyTooLong: { zh: (by) => `连续工作超时 ${by} 分钟；请分给别的车。`, en: (by) => `The bus works ${by} minutes too long; give a part to another.` },
  tooManyTrips: { zh: (by) => `多跑 ${by} 趟；请分给别的车。`, en: (by) => `${by} trips too many; give a part to another bus.` },
  tooManyBuses: { zh: (by) => `同类车多用 ${by} 辆；请改用别的车。`, en: (by) => `${by} buses of this sort more than there are; use others.` },
  tooFewChildren: { zh: (by) => `这一趟少 ${by} 人，不足开行人数；请并入别的车次。`, en: (by) => `The trip has ${by} children too few to be run; join it with another.` },
  bellShift: { zh: (by) => `到校时间不得这样挪动（${by} 分钟）；请在允许的时间内选。`, en: (by) => `The bell may not be moved by ${by} minutes; choose one of the times allowed.` },
}

const inMinutes = new Set<BusRuleName>(['rideTooLong', 'tooEarly', 'tooLate', 'tooFast', 'serviceTooShort', 'dutyTooLong', 'bellShift'])

/** Where it is, what is broken, by how much, and what to do, as one sentence. */
export function busViolationText({ rule, bus, place, excess }: NamedViolation, language: 'zh' | 'en'): string {
  const by = inMinutes.has(rule) ? (Math.ceil(excess / 6000) / 10).toFixed(1) : String(excess)
  const run = bus === undefined ? [] : [language === 'zh' ? `第 ${bus + 1} 车次` : `Run ${bus + 1}`]
  const where = [...run, ...(place === undefined ? [] : [place])].join(language === 'zh' ? '，' : ', ')
  const said = busRuleWords[rule][language](by)
  if (where === '') return said
  return language === 'zh' ? `${where}：${said}` : `${where}: ${said}`
}
