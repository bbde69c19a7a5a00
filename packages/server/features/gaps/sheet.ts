import type { Sheet } from '../../documents/sheets.ts'
import { standardIds } from '@junheng/standards/load.ts'
import { standardFor } from '../judgements/standards.ts'
import type { NamedGap } from './queries.ts'

const stageWords = { primary: '小学', junior: '初中' } as const
const unitWords = { people: '人', m2: '㎡', yuan: '元', rooms: '间', items: '件' } as const

/** The ledger as a sheet: a row a gap, with what was measured last. */
export function gapSheet(gaps: readonly NamedGap[], county: string): Sheet {
  const titles = new Map(
    standardIds.flatMap((name) => standardFor(name, county).standard.indicators.map(({ id, title }) => [`${name} ${id}`, title.zh])),
  )
  return {
    name: '缺口台账',
    header: ['编号', '学校', '标识码', '学段', '标准', '指标', '标准值', '最近实测值', '缺口量', '单位', '开账日期', '销账日期'],
    rows: gaps.map(({ gap, schoolName }) => {
      const last = gap.history.at(-1)
      return [
        gap.id,
        schoolName,
        gap.school,
        stageWords[gap.stage],
        gap.standard,
        titles.get(`${gap.standard} ${gap.indicator}`) ?? gap.indicator,
        last?.threshold ?? null,
        last?.value ?? '未填报',
        last?.amount ?? '未知',
        unitWords[gap.unit],
        gap.openedOn,
        gap.closedOn,
      ]
    }),
  }
}
