import type { TransferFault } from '@junheng/contract/transfers.ts'
import { roundFaults } from '@junheng/core/planning/transfers/check-round.ts'
import { barTo, type Bar } from '@junheng/core/planning/transfers/eligibility.ts'
import type { Cell } from '@junheng/core/planning/transfers/round.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import type { FrozenTeacher } from '../../db/tables/transfers.ts'
import { assembleRound, listCells, listTeachers, pseudonyms, type StoredRound } from './queries.ts'

/** Everything that keeps the round from running, but that the public value is not out yet; teachers are told by 工号, as whoever may see this knows them. */
export async function roundFaultsOf(tx: Tx, stored: StoredRound): Promise<TransferFault[]> {
  const round = await assembleRound(tx, stored)
  const code = await pseudonyms(tx, stored.id)
  const staff = new Map((await asProgram(tx, () => listTeachers(tx, stored.id))).map(({ staff_no, name }) => [code(staff_no), `${staff_no} ${name}`]))
  const due = roundFaults(round).filter(({ code: each }) => each !== 'noPublicValue' || stored.lottery.publicValue !== '')
  return due.map((fault) => ({ ...fault, row: fault.sheet === 'teachers' ? (staff.get(fault.row) ?? fault.row) : fault.row }))
}

const barWords: Readonly<Record<Bar, { readonly zh: string; readonly en: string }>> = {
  ownCell: { zh: '这是本人现在的岗位，请改报', en: 'This is the post held now: choose another.' },
  ownSchool: { zh: '这是本校岗位，请改报', en: 'This is a post of the own school: choose another.' },
  closed: { zh: '该岗位没有申报空岗或已关闭，请改报', en: 'This cell has no vacancy, or is closed: choose another.' },
  licence: { zh: '没有该学段学科的教师资格，请改报', en: 'There is no licence for this stage and subject: choose another.' },
  service: { zh: '在本校任教年限不足，本轮不能报名', en: 'Too few years at the present school to apply in this round.' },
  assessment: { zh: '年度考核不合格，本轮不能报名', en: 'The yearly assessment was not passed: no application in this round.' },
  relative: { zh: '该校有须回避的亲属，请改报', en: 'A relative works there whom one must avoid: choose another.' },
}

/** What is wrong with the preferences of a teacher, each by its place. */
export async function applicationFaults(tx: Tx, { id, rules }: StoredRound, teacher: FrozenTeacher, preferences: readonly string[]): Promise<TransferFault[]> {
  const cells = new Map((await listCells(tx, id)).map(({ school_id, ...cell }): [string, Cell] => [cell.id, { ...cell, school: school_id }]))
  const fault = (field: string, value: string, code: string, { zh, en }: { readonly zh: string; readonly en: string }): TransferFault => ({ sheet: 'teachers', row: teacher.id, field, value, code, zh, en })
  const tooMany = preferences.length > rules.maximumPreferences ? [fault('preferences', String(preferences.length), 'tooManyPreferences', { zh: `最多填报 ${rules.maximumPreferences} 个志愿`, en: `At most ${rules.maximumPreferences} preferences.` })] : []
  return [...tooMany, ...preferences.flatMap((cell, i) => {
    const at = `preferences.${i + 1}`
    const found = cells.get(cell)
    if (found === undefined) return [fault(at, cell, 'preferenceUnknown', { zh: '没有这个岗位，请改报', en: 'There is no such cell: choose another.' })]
    if (preferences.indexOf(cell) < i) return [fault(at, cell, 'preferenceTwice', { zh: '志愿重复，请删去一个', en: 'This preference stands twice: take one out.' })]
    const bar = barTo(rules, { ...teacher, preferences }, cells.get(teacher.cell)!, found)
    return bar === null ? [] : [fault(at, cell, bar, barWords[bar])]
  })]
}
