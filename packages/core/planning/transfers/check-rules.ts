import type { RoundFault } from './fault.ts'
import type { PointItem, TransferRules } from './round.ts'

/** All that is wrong with a rule table: gaps, overlaps, cycles, names of nothing. Empty where it can be published. */
export function rulesFaults(rules: TransferRules): readonly RoundFault[] {
  const items = new Map(rules.points.map((item) => [item.id, item]))
  return [
    ...rules.points.flatMap((item, i) => (rules.points.findIndex(({ id }) => id === item.id) < i ? [fault('itemTwice', item.id, ['points', item.id], ['计分项目重复，请删去一个', 'The item stands twice: take one out.'])] : [])),
    ...rules.points.flatMap((item) => bandFaults(item)),
    ...rules.points.flatMap((item) => replacementFaults(item, items)),
    ...rules.tieBreaks.flatMap((id) => tieFaults(id, items)),
    ...numberFaults(rules),
  ]
}

function bandFaults({ id, count }: PointItem): readonly RoundFault[] {
  if (count.by !== 'bands') return []
  if (count.bands.length === 0) return [fault('noBands', id, ['bands', ''], ['没有分段，请至少写一段', 'It has no band: give one at least.'])]
  const faults = count.bands.flatMap((band, i) => {
    const next = count.bands[i + 1]
    const span = `${band.from}–${band.below ?? '∞'}`
    if (band.below !== null && band.below <= band.from) return [fault('bandEmpty', id, ['bands', span], ['分段的上限不大于下限，请改正', 'The band ends before it begins: correct it.'])]
    if (next === undefined) return band.below === null ? [] : [fault('bandGap', id, ['bands', span], ['最后一段没有覆盖到底，请把上限留空', 'The last band leaves off: leave its end open.'])]
    if (band.below === next.from) return []
    const gap = band.below !== null && band.below < next.from
    return [fault(gap ? 'bandGap' : 'bandOverlap', id, ['bands', `${span} / ${next.from}`], gap ? ['两段之间有空档，请把上一段的上限改为下一段的下限', 'There is a gap between two bands: let one end where the next begins.'] : ['两段重叠，请把上一段的上限改为下一段的下限', 'Two bands overlap: let one end where the next begins.'])]
  })
  return count.bands[0]!.from > 0 ? [fault('bandGap', id, ['bands', String(count.bands[0]!.from)], ['第一段没有从 0 开始，请补上', 'The first band does not begin at 0: add one that does.']), ...faults] : faults
}

/** `replaces` must lead somewhere, and never back. */
function replacementFaults(item: PointItem, items: ReadonlyMap<string, PointItem>): readonly RoundFault[] {
  if (item.replaces === undefined) return []
  if (!items.has(item.replaces)) return [fault('itemUnknown', item.id, ['replaces', item.replaces], ['所替代的项目不在计分表中，请改正', 'The item that it replaces is not in the table: correct it.'])]
  const seen = new Set([item.id])
  for (let at: string | undefined = item.replaces; at !== undefined; at = items.get(at)?.replaces) {
    if (seen.has(at)) return [fault('cycle', item.id, ['replaces', item.replaces], ['替代关系循环，请断开其中一处', 'The items replace one another in a circle: break it in one place.'])]
    seen.add(at)
  }
  return []
}

function tieFaults(id: string, items: ReadonlyMap<string, PointItem>): readonly RoundFault[] {
  const item = items.get(id)
  if (item === undefined) return [fault('tieUnknown', id, ['tieBreaks', id], ['同分比较的项目不在计分表中，请改正', 'This tie-break is no item of the table: correct it.'])]
  return item.count.by === 'levels' ? [fault('tieNotNumber', id, ['tieBreaks', id], ['同分比较的项目须是数量，请换一项', 'A tie-break must be an amount: take another item.'])] : []
}

function numberFaults(rules: TransferRules): readonly RoundFault[] {
  const { hardship } = rules
  const whole = [hardship.perMinute, hardship.otherTownship, hardship.unlisted, hardship.perRank, hardship.overQuota?.cost ?? 0]
  return [
    ...(whole.every((value) => Number.isInteger(value) && value >= 0) ? [] : [fault('hardshipNotWhole', 'hardship', ['hardship', whole.join(', ')], ['难度分须是不小于 0 的整数', 'Points of hardship are whole numbers from 0 up.'])]),
    ...([rules.matchPoints, rules.nearPoints, rules.minimumServiceYears].every((value) => Number.isFinite(value) && value >= 0) ? [] : [fault('numberBelowZero', 'rules', ['matchPoints/nearPoints/minimumServiceYears', `${rules.matchPoints}/${rules.nearPoints}/${rules.minimumServiceYears}`], ['加分与年限须是不小于 0 的数', 'Additions and years are numbers from 0 up.'])]),
    ...rules.keep.flatMap(({ of, share }) => (share >= 0 && share <= 1 ? [] : [fault('shareBeyond', of, ['keep', String(share)], ['保留比例须在 0 与 1 之间', 'The share kept lies between 0 and 1.'])])),
    ...(Number.isInteger(rules.maximumPreferences) && rules.maximumPreferences > 0 ? [] : [fault('noPreferences', 'rules', ['maximumPreferences', String(rules.maximumPreferences)], ['可填报志愿数须是正整数', 'The number of preferences is a whole number above 0.'])]),
  ]
}

const fault = (code: string, row: string, [field, value]: readonly [string, string], [zh, en]: readonly [string, string]): RoundFault => ({ code, sheet: 'rules', row, field, value, zh, en })
