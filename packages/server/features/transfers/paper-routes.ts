import * as contract from '@junheng/contract/transfers.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { readTeacherSheetInWorker, titlesFor, writeTeacherSheet } from '../../documents/transfers/teacher-sheet.ts'
import { verificationPage } from '../../documents/transfers/verification-page.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { listSchools } from '../snapshots/queries.ts'
import { appointmentList, noticeDocx } from './notice.ts'
import { addDeclarations, findRecord, listApplications, listCells, listObjections, listTeachers, pseudonyms, staffNoOf, type StoredRound } from './queries.ts'
import { freezeCells, takeTeachers } from './freezing.ts'
import { requireState } from './steps.ts'
import { lineOf, takeLines } from './teacher-lines.ts'
import { mineOf, roundOr404, viewOf } from './view.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What goes in and out as a paper: the roster, declarations, lists of persons, objections, notice, record and page. */
export const transferPaperRoutes = [
  endpoint(contract.getTransferWorkbook, {
    allow: 'transfer.manage',
    audit: ({ params }) => ({ action: 'transfer.export', subject: params.id }),
    async handle({ tx, params }) {
      const round = await roundOr404(tx, params.id)
      const applications = await listApplications(tx, round.id)
      const lines = (await listTeachers(tx, round.id)).map(({ name, school_id, content, staff_no }) => lineOf(round, { name, school: school_id, content, preferences: applications.get(staff_no) ?? [] }))
      return { bytes: await writeTeacherSheet(titlesFor(round.rules.points, round.rules.maximumPreferences), lines), name: `${round.title}教师名册.xlsx`, mediaType: xlsx }
    },
  }),

  endpoint(contract.importTransferWorkbook, {
    allow: 'transfer.manage',
    audit: ({ params, reply }) => ({ action: 'transfer.import', subject: params.id, details: { teachers: reply.teachers, applications: reply.applications, faults: reply.faults.length, written: reply.written } }),
    async handle({ tx, params, query, body, user, today }) {
      const round = await roundOr404(tx, params.id)
      requireState(round, 'published', 'frozen', 'open')
      await freezeCells(tx, round)
      const cells = new Set((await listCells(tx, round.id)).map(({ id }) => id))
      const { faults, teachers } = takeLines(await readTeacherSheetInWorker(body), { rules: round.rules, cells })
      const isWritten = query.dryRun === 'no' && faults.length === 0 && teachers.length > 0
      if (isWritten) await takeTeachers(tx, round, { teachers, by: user.name, day: today })
      return { faults: [...faults], teachers: teachers.length, applications: teachers.filter(({ preferences }) => preferences.length > 0).length, written: isWritten }
    },
  }),

  endpoint(contract.declarePosts, {
    allow: 'transfer.declare',
    audit: ({ params, body }) => ({ action: 'transfer.declare', subject: params.id, details: { cells: body.cells.length } }),
    async handle({ tx, params, body, user }) {
      const round = await roundOr404(tx, params.id)
      requireState(round, 'frozen')
      const cells = new Map((await listCells(tx, round.id)).map((cell) => [cell.id, cell]))
      const faults = body.cells.flatMap(({ cell, vacancies }) => {
        const found = cells.get(cell)
        const own = found !== undefined && (user.schoolId === undefined || user.schoolId === found.school_id)
        const fault = (zh: string, en: string) => [{ sheet: 'cells', row: cell, code: 'vacancies', field: 'vacancies', value: String(vacancies), zh, en }]
        if (!own) return fault('没有这个岗位，或不是本校的岗位', 'There is no such cell, or it is not of the own school.')
        return vacancies > Math.max(0, found.need - found.have) ? fault(`在岗 ${found.have} 人、需要 ${found.need} 人，所报空岗超过缺额`, `It has ${found.have} and needs ${found.need}: fewer may be declared.`) : []
      })
      if (faults.length > 0) throw new Problem('transfer_faulty', { faults })
      await addDeclarations(tx, round, { by: user.name, cells: body.cells.map(({ cell, vacancies }) => ({ cell, school: cells.get(cell)!.school_id, vacancies })) })
      return viewOf(tx, params.id, user)
    },
  }),

  endpoint(contract.listTransferTeachers, {
    allow: 'staff.read',
    audit: ({ params, reply }) => ({ action: 'transfer.teachers', subject: params.id, details: { count: reply.length } }),
    async handle({ tx, params, user }) {
      const round = await roundOr404(tx, params.id)
      const code = await pseudonyms(tx, round.id)
      const names = new Map((await listSchools(tx, round.snapshot_id)).map(({ id, name }) => [id, name]))
      const applications = await listApplications(tx, round.id)
      const seesApplications = user.schoolId === undefined
      return (await listTeachers(tx, round.id)).map(({ staff_no, name, school_id, content }) => ({
        staffNo: staff_no, name, code: code(staff_no), schoolName: names.get(school_id) ?? school_id, teacher: { ...content, preferences: applications.get(staff_no) ?? [] },
        applied: seesApplications ? (applications.get(staff_no)?.length ?? 0) > 0 : null,
      }))
    },
  }),

  endpoint(contract.listObjections, {
    allow: 'transfer.inspect',
    audit: ({ params }) => ({ action: 'transfer.objections', subject: params.id }),
    handle: async ({ tx, params }) => objectionsOf(tx, await roundOr404(tx, params.id)),
  }),

  endpoint(contract.addObjection, {
    allow: 'transfer.apply',
    audit: ({ params }) => ({ action: 'transfer.object', subject: params.id }),
    async handle({ tx, scope, params, body, user, today }) {
      const round = await roundOr404(tx, params.id)
      requireState(round, 'noticed')
      if (today > round.notice_until!) throw new Problem('transfer_state', { until: round.notice_until })
      const staffNo = await staffNoOf(tx, user.id)
      if (staffNo === null || (await mineOf(tx, params.id, user)) === null) throw new Problem('not_found')
      await tx.insertInto('transfer_objection').values({ county_code: scope.countyCode, id: newId(), round_id: round.id, staff_no: staffNo, day: today, text: body.text }).execute()
      return { mine: await mineOf(tx, params.id, user) }
    },
  }),

  endpoint(contract.replyToObjection, {
    allow: 'transfer.manage',
    audit: ({ params, body }) => ({ action: 'transfer.reply', subject: params.id, details: { objection: body.objection } }),
    async handle({ tx, scope, params, body, user, today }) {
      const round = await roundOr404(tx, params.id)
      const found = (await listObjections(tx, round.id)).find(({ id }) => id === body.objection)
      if (found === undefined || found.reply !== null) throw new Problem('not_found')
      await tx.insertInto('transfer_reply').values({ county_code: scope.countyCode, objection_id: body.objection, text: body.text, day: today, by: user.name }).execute()
      return objectionsOf(tx, round)
    },
  }),

  endpoint(contract.getTransferRecord, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'transfer.record', subject: params.id }),
    async handle({ tx, params }) {
      const { round, record } = await recordOr404(tx, params.id)
      return { bytes: new TextEncoder().encode(JSON.stringify(record)), name: `${round.title} round.json`, mediaType: 'application/json' }
    },
  }),

  endpoint(contract.getVerificationPage, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'transfer.page', subject: params.id }),
    async handle({ tx, params }) {
      const { round, record } = await recordOr404(tx, params.id)
      return { bytes: new TextEncoder().encode(verificationPage(record)), name: `${round.title}核验页.html`, mediaType: 'text/html' }
    },
  }),

  endpoint(contract.getTransferNotice, {
    allow: 'county.read',
    audit: ({ params, query }) => ({ action: 'transfer.notice', subject: params.id, details: query }),
    async handle({ tx, params, query }) {
      const { round, record } = await recordOr404(tx, params.id)
      const code = await pseudonyms(tx, round.id)
      const names = new Map((await asProgram(tx, () => listTeachers(tx, round.id))).map(({ staff_no, name }) => [code(staff_no), masked(name)]))
      const facts = { county: (await findCounty(tx)).name, round, record, names }
      if (query.format === 'xlsx') return appointmentList(facts)
      return { bytes: await noticeDocx(facts), name: `${round.title}公示.docx`, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }
    },
  }),
]

/** 姓名只留姓: the code tells teachers apart. */
const masked = (name: string): string => `${name.slice(0, 1)}${'*'.repeat(Math.max(1, name.length - 1))}`

async function recordOr404(tx: Tx, id: string): Promise<{ readonly round: StoredRound; readonly record: RoundRecord }> {
  const round = await roundOr404(tx, id)
  const record = await findRecord(tx, id)
  if (record === undefined) throw new Problem('transfer_state', { state: round.state })
  return { round, record }
}

async function objectionsOf(tx: Tx, round: StoredRound) {
  const names = new Map((await listSchools(tx, round.snapshot_id)).map(({ id, name }) => [id, name]))
  const teachers = new Map((await listTeachers(tx, round.id)).map((each) => [each.staff_no, each]))
  return (await listObjections(tx, round.id)).map(({ id, staff_no, day, text, reply, replied_on, replied_by }) => ({
    id, staffNo: staff_no, name: teachers.get(staff_no)?.name ?? '', schoolName: names.get(teachers.get(staff_no)?.school_id ?? '') ?? '', day, text, reply, repliedOn: replied_on, repliedBy: replied_by,
  }))
}
