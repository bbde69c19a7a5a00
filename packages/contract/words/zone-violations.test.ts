import { expect, test } from 'vitest'
import { zoneRules } from '@junheng/core/planning/zones/problem.ts'
import { withoutZoneText, zoneViolationText } from './zone-violations.ts'

const violation = { zone: '东校', place: '中村', value: 219, limit: 215.25, among: ['东校', '西校'] }

test('every rule has its own words in both languages, with the place, by how much, and a remedy', () => {
  const said = zoneRules.flatMap((rule) => (['zh', 'en'] as const).map((language) => zoneViolationText({ ...violation, rule }, language)))
  expect(new Set(said).size).toBe(2 * zoneRules.length)
  for (const each of said) expect(each).toMatch(/^中村[：:].+[；;,.] ?.*(请|give|enter|change|add|let|bring)/i)
  expect(zoneViolationText({ ...violation, rule: 'overload', place: null }, 'zh')).toBe('东校：学生219人，上限215人，超4人；请划出村居、增加学位，或与相邻学校多校划片。')
  expect(zoneViolationText({ ...violation, rule: 'tooFewPlaces' }, 'zh')).toContain('东校、西校')
  expect(withoutZoneText('南校', 'zh')).toBe('南校：没有坐标或不通道路，没有为它划片；请补登坐标和道路后重新编制。')
})
