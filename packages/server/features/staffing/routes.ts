import { Problem } from '@junheng/contract/problem.ts'
import { getStaffing, getStaffingWorkbook, listCellStaff } from '@junheng/contract/staffing.ts'
import type { StaffingView } from '@junheng/core/planning/staffing/view.ts'
import { workbookReply, type Sheet } from '../../documents/sheets.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { chosenSnapshot } from '../snapshots/queries.ts'
import { makeStaffing } from './view.ts'

export const staffingRoutes = [
  endpoint(getStaffing, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'staffing.read', subject: 'county', details: query }),
    handle: ({ tx, query, today }) => makeStaffing(tx, query, today),
  }),

  endpoint(getStaffingWorkbook, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'staffing.export', subject: 'county', details: query }),
    async handle({ tx, query, today }) {
      const { name } = await findCounty(tx)
      return workbookReply(`${name}教师余缺 ${today}`, sheetsOf(await makeStaffing(tx, query, today)))
    },
  }),

  endpoint(listCellStaff, {
    allow: 'staff.read',
    audit: ({ query, reply }) => ({ action: 'staffing.people', subject: query.school, details: { stage: query.stage, subject: query.subject, count: reply.length } }),
    async handle({ tx, query }) {
      const chosen = await chosenSnapshot(tx, query.snapshot)
      if (chosen === undefined) throw new Problem('not_found')
      const rows = await tx.selectFrom('staff_member').select('content').where('snapshot_id', '=', chosen.id).where('school_id', '=', query.school).orderBy('id').execute()
      const members = rows.map(({ content }) => content).filter(({ post, stage, subject }) => post === 'teacher' && stage === query.stage && (subject ?? '') === query.subject)
      return members.map(({ id, name, birthYear, title, degree, backbone }) => ({ id, name, birthYear, title, degree, backbone }))
    },
  }),
]

const rules = { ratio: '师生比', classNorm: '班师比', periods: '课时' } as const

const one = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10)

function sheetsOf({ schools, needs, cells, retirements, retirementYears, plan, heads, rotation }: StaffingView): readonly Sheet[] {
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  const years = Array.from({ length: retirementYears[1] - retirementYears[0] + 1 }, (_, i) => retirementYears[0] + i)
  return [
    {
      name: '核编', remarks: [`课程计划：${plan.name.zh}（${plan.document}）`], header: ['学校', '学段', '学生', '班数', '按师生比', '按班师比', '寄宿附加', '核编教职工', '按编制的专任教师', '按课时的专任教师', '需要教师', '采用口径'],
      rows: needs.map((need) => [names.get(need.school) ?? need.school, need.stage, need.pupils, need.classes, one(need.staff.byRatio), one(need.staff.byClasses), one(need.staff.boarding), one(need.staff.approved), one(need.teachersByStaff), one(need.teachersByPeriods), need.teachers, rules[need.rule]]),
    },
    { name: '余缺', header: ['学校', '学段', '学科', '现有', '需要', '余缺'], rows: cells.map((cell) => [names.get(cell.school) ?? cell.school, cell.stage, cell.subject, cell.have, cell.need, cell.balance]) },
    { name: '退休', header: ['学段', '学科', '现有', ...years.map(String)], rows: retirements.map(({ stage, subject, teachers, byYear }) => [stage, subject, teachers, ...byYear]) },
    {
      name: '人头核对', header: ['学校', '报表教职工', '名册教职工', '在编在岗', '在编不在岗', '在岗不在编', '不在编不在岗', '未填'],
      rows: heads.map(({ school, reported, onRoster, standing: { heldAndHere, heldNotHere, hereNotHeld, neither, unknown } }) => [names.get(school) ?? school, reported, onRoster, heldAndHere, heldNotHere, hereNotHeld, neither, unknown]),
    },
    {
      name: '交流轮岗', header: ['学校', '应交流', '已交流', '交流比例', '其中骨干', '骨干比例', '只派出较弱的'],
      rows: (rotation?.senders ?? []).map(({ school, eligible, moved, share, movedBackbone, backboneShare, sendsItsWeakest }) => [names.get(school) ?? school, eligible, moved, share, movedBackbone, backboneShare, sendsItsWeakest ? '是' : '']),
    },
  ]
}
