import type { RosterLine } from '@junheng/core/people/roster.ts'
import { rosterRoles } from '@junheng/contract/rosters.ts'
import { roleWords } from '@junheng/contract/words/roles.ts'
import { rosterColumns } from '@junheng/contract/words/roster.ts'
import { writeSheets } from '../workbook/write-sheets.ts'

type Column = keyof typeof rosterColumns
const columns = Object.keys(rosterColumns) as Column[]

/** The roster as a workbook: filled in, or empty as a form. */
export async function writeRoster(lines: readonly Omit<RosterLine, 'row'>[]): Promise<Uint8Array> {
  const words = rosterRoles.map((role) => roleWords[role].zh)
  return writeSheets([
    {
      name: '花名册',
      headerRows: 1,
      rows: [columns.map((column) => rosterColumns[column]), ...lines.map((line) => columns.map((column) => line[column]))],
      widths: [16, 16, 14, 26, 18, 20],
      choices: [{ column: columns.indexOf('role'), words }, { column: columns.indexOf('state'), words: ['在岗', '离任'] }],
    },
    { name: '角色', headerRows: 1, rows: [['角色', '学校或单位'], ...rosterRoles.map((role) => [roleWords[role].zh, asked(role)])], widths: [16, 26] },
  ])
}

function asked(role: string): string {
  if (role === 'school' || role === 'teacher') return '填学校标识码（10 位）'
  return role === 'department' || role === 'township' ? '填单位名称' : '不填'
}
