import type { OfficialPaper } from '@junheng/contract/words/official-paper.ts'
import type { RoundRecord } from '@junheng/core/planning/transfers/record.ts'
import { mergedDocx } from '../../documents/official-docx.ts'
import type { StoredRound } from './queries.ts'
import { stageNames } from './teacher-lines.ts'

export interface AgreementFacts {
  readonly county: string
  readonly round: StoredRound
  readonly record: RoundRecord
  /** By pseudonym: who signs. */
  readonly people: ReadonlyMap<string, { readonly name: string; readonly staffNo: string }>
}

/** 聘用合同: one for everybody placed, each on pages of its own, in the order of the receiving schools. */
export function agreementsDocx(facts: AgreementFacts): Promise<Uint8Array> {
  const { county, round } = facts
  return mergedDocx(agreements(facts), { title: `${round.title}聘用合同`, issuer: `${county}教育局`, day: round.notice_until! })
}

export function agreements({ county, round, record, people }: AgreementFacts): readonly OfficialPaper[] {
  const cells = new Map(record.round.cells.map((cell) => [cell.id, cell]))
  const schools = new Map(record.round.schools.map(({ id, name }) => [id, name]))
  const homes = new Map(record.round.teachers.map(({ id, cell }) => [id, cell]))
  const placements = record.result.placements.toSorted((a, b) => (`${a.cell} ${a.teacher}` < `${b.cell} ${b.teacher}` ? -1 : 1))
  return placements.map(({ teacher, cell }) => {
    const { school, stage, subject } = cells.get(cell)!
    return agreement({ county, round, person: people.get(teacher)!, from: schools.get(cells.get(homes.get(teacher)!)!.school)!, to: schools.get(school)!, post: `${stageNames[stage]}${subject}` })
  })
}

interface Signing extends Pick<AgreementFacts, 'county' | 'round'> {
  readonly person: { readonly name: string; readonly staffNo: string }
  readonly from: string
  readonly to: string
  readonly post: string
}

const paragraph = (lead: string, text: string) => ({ kind: 'paragraph' as const, lead, text })

function agreement({ county, round, person, from, to, post }: Signing): OfficialPaper {
  return {
    head: null,
    title: '教师岗位聘用合同',
    body: [
      paragraph('', `甲方：${to}`),
      paragraph('', `乙方：${person.name}（工号${person.staffNo}），原在${from}任教`),
      paragraph('', `根据${county}教育局${round.decision}关于${round.title}结果的决定，甲乙双方订立本合同。`),
      paragraph('一、岗位。', `乙方受聘到甲方，担任${post}教师。`),
      paragraph('二、期限。', '自        年    月    日起至        年    月    日止，期满按县管校聘规定考核、续聘或另行竞聘。'),
      paragraph('三、待遇。', '乙方编制、岗位、工资和社会保险关系随岗位办理，自到岗之日起由甲方考核。'),
      paragraph('四、工作要求。', '甲方按课程计划安排教学工作量；乙方履行教师职责，遵守师德规范。'),
      paragraph('五、争议处理。', '因履行本合同发生争议的，按国家和省有关事业单位人事争议的规定处理。'),
      paragraph('', `本合同一式三份，甲乙双方和${county}教育局各执一份。`),
      paragraph('', '甲方（盖章）：                    负责人（签名）：'),
      paragraph('', '乙方（签名）：'),
    ],
    annexes: [],
    issuer: `鉴证：${county}教育局`,
    date: '        年    月    日',
    imprint: null,
  }
}
