import type { Effects } from '@junheng/core/planning/layout/effects.ts'
import { grouped } from '@junheng/core/county/grouped.ts'
import type { Sheet } from '../../documents/sheets.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { rosterRows } from './view.ts'

/** 转接名册, the difference set, and a card for each township. */
export function layoutSheets(effects: Effects, { townships, settlements = [], schools }: Snapshot): readonly Sheet[] {
  const { roster } = effects
  const names = new Map([...settlements, ...schools].map(({ id, name }) => [id, name]))
  const units = new Map(townships.map(({ code, name }) => [code, name]))
  const townshipName = (code: string) => units.get(code) ?? code
  const remark = `受影响学生 ${roster.affected} 人，有接收学校的 ${roster.received} 人，差集 ${roster.difference.length} 行${roster.difference.length === 0 ? '（空）' : ''}。就读去向为估算，姓名由学籍核对后填写。`
  return [
    { name: '转接名册', remarks: [remark], header: ['编号', '原学校', '年级', '村居', '接收学校', '方式', '单程（分钟）', '姓名（核对后填写）'], rows: rosterRows(effects, townshipName) },
    { name: '差集', remarks: ['没有接收学校的学生；必须为空。'], header: ['村居', '年级', '原学校', '人数'], rows: roster.difference.map(({ settlement, grade, school, children }) => [names.get(settlement) ?? settlement, grade + 1, names.get(school) ?? school, children]) },
    {
      name: '乡镇卡片',
      remarks: ['每个乡镇街道一行。乘车人数与增车为估算，线路编排后以线路为准；空白为没有估算。'],
      header: ['乡镇街道', '转校学生（人）', '涉及村居（个）', '最长单程（分钟）', '超时限学生（人）', '现乘车学生（人）', '调整后乘车学生（人）', '校车座位（个）', '需增车（辆）'],
      rows: [...grouped(effects.movements, ({ township }) => township)].map(([code, own]) => {
        const seats = effects.seats.find(({ township }) => township === code)
        return [
          townshipName(code),
          own.reduce((sum, { children }) => sum + children, 0),
          new Set(own.map(({ settlement }) => settlement)).size,
          Math.round(Math.max(...own.map(({ minutesAfter }) => minutesAfter ?? 0))),
          own.filter(({ withinLimit }) => !withinLimit).reduce((sum, { children }) => sum + children, 0),
          seats?.ridersBefore ?? null,
          seats?.ridersAfter ?? null,
          seats?.seats ?? null,
          seats?.busesMore ?? null,
        ]
      }),
    },
  ]
}
