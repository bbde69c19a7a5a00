import { longDate, type OfficialPaper } from '@junheng/contract/words/official-paper.ts'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { officialDocx } from '../../documents/official-docx.ts'
import { workbookReply } from '../../documents/sheets.ts'
import type { StoredRound } from './queries.ts'
import { stageNames } from './teacher-lines.ts'

export interface NoticeFacts {
  readonly county: string
  readonly round: StoredRound
  readonly record: RoundRecord
  /** By pseudonym: what may be public of a person is the masked name; schools and posts are. */
  readonly names: ReadonlyMap<string, string>
}

interface Row {
  readonly cells: readonly string[]
}

/** Who moves where: name as the roster masks it, schools, post, points, phase. No number, no health, no family. */
function rowsOf({ record: { round, result }, names }: NoticeFacts): readonly Row[] {
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  const schools = new Map(round.schools.map(({ id, name }) => [id, name]))
  const homes = new Map(round.teachers.map((teacher) => [teacher.id, teacher.cell]))
  const points = new Map(result.order.map((each) => [each.teacher, each.points]))
  const school = (cell: string) => schools.get(cells.get(cell)!.school)!
  const rows = result.placements.map(({ teacher, cell, phase }) => {
    const { stage, subject } = cells.get(cell)!
    return [names.get(teacher) ?? '', teacher, school(homes.get(teacher)!), school(cell), `${stageNames[stage]}${subject}`, String(points.get(teacher)), phase === 'voluntary' ? '竞聘' : '调剂']
  })
  return rows.toSorted((a, b) => (`${a[3]}${a[4]}` < `${b[3]}${b[4]}` ? -1 : 1)).map((cells, i) => ({ cells: [String(i + 1), ...cells] }))
}

const columns = [
  { title: '序号', width: 0.07, centred: true }, { title: '姓名', width: 0.1 }, { title: '代号', width: 0.17 }, { title: '原学校', width: 0.2 }, { title: '拟聘学校', width: 0.18 }, { title: '岗位', width: 0.13 }, { title: '得分', width: 0.08, centred: true }, { title: '方式', width: 0.07, centred: true },
] as const

/** 公示, in the layout of official papers: basis, list, period, where to object. */
export function noticeDocx(facts: NoticeFacts): Promise<Uint8Array> {
  return officialDocx(noticePaper(facts), facts.round.notice_from ?? facts.round.applications_until)
}

const paragraph = (lead: string, text: string) => ({ kind: 'paragraph' as const, lead, text })

export function noticePaper(facts: NoticeFacts): OfficialPaper {
  const { county, round, record } = facts
  const from = round.notice_from ?? round.applications_until
  const until = round.notice_until ?? from
  return {
    head: null,
    title: `${round.title}拟聘人员公示`,
    body: [
      paragraph('', `根据县管校聘有关规定和${longDate(round.rules_published_on)}公布的竞聘规则，经申报空岗、个人报名、公开计分、公开抽签、竞聘和组织调剂，拟聘${record.result.placements.length}人，现予公示。`),
      paragraph('一、公示期。', `${longDate(from)}至${longDate(until)}，不少于5个工作日。`),
      paragraph('二、如何核对。', `规则、冻结数据和结果的指纹分别为${record.rulesHash.slice(0, 16)}…、${record.merkleRoot.slice(0, 16)}…；任何人都可以用核验页重算全部结果。教师凭代号查看本人的计分、分数线和原因。`),
      paragraph('三、如何提出异议。', '公示期内，教师可在本人页面提出异议，也可向教育局人事科、纪检监察组书面反映；异议逐条答复。'),
      paragraph('四、不公开的内容。', '本公示不含身份证号、出生日期、健康和家庭情况。'),
    ],
    annexes: [{ title: '拟聘人员名单', note: `共${record.result.placements.length}人，按拟聘学校和岗位排列。`, table: { columns, rows: rowsOf(facts) } }],
    issuer: `${county}教育局`,
    date: longDate(from),
    imprint: null,
  }
}

/** 拟聘名单 as a workbook. */
export function appointmentList(facts: NoticeFacts) {
  return workbookReply(`${facts.round.title}拟聘名单`, [{ name: '拟聘名单', header: columns.map(({ title }) => title), rows: rowsOf(facts).map(({ cells }) => cells) }])
}
