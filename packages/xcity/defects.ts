import type { Snapshot, Stock } from '@junheng/core/county/snapshot.ts'
import type { Year } from './sites.ts'
import { crampedSchool, crampedSportsArea } from './standings.ts'
import { lapsedInspection } from './vehicles.ts'

/** A fault put into the county on purpose, so that the product has something to find. */
export interface PlantedDefect {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** The snapshot that holds it, and the names or ids of the rows. */
  readonly year: Year
  readonly rows: readonly string[]
}

/** Facts that a school left out of its return: unknown, not zero. Taken out of the stock of the year. */
export const unreported: readonly { readonly year: Year; readonly school: string; readonly fact: keyof Stock }[] = [
  { year: 2018, school: 'X市第九小学', fact: 'multimediaRooms' },
  { year: 2019, school: 'X市禾序镇初级中学', fact: 'books' },
  { year: 2019, school: 'X市稻衡镇中心小学', fact: 'landArea' },
]

/** All of them, where they are in the county whose last snapshot is given. */
export const plantedDefects = (last: Snapshot): readonly PlantedDefect[] => [
  { id: 'cramped-sports-ground', zh: `生均运动场地只有${crampedSportsArea}平方米`, en: `${crampedSportsArea} m² of sports ground a pupil`, year: 2020, rows: [crampedSchool] },
  { id: 'idle-premises', zh: '校舍移交后闲置超过18个月', en: 'Premises handed over and idle for more than 18 months', year: 2020, rows: ['Y001', 'Y002', 'Y003', 'Y004'] },
  { id: 'roof-grade-d', zh: '再利用校舍的屋面安全等级为D', en: 'Premises in use with a roof of grade D', year: 2020, rows: ['Y005'] },
  { id: 'lapsed-inspection', zh: '校车检验在2021年5月11日已过期', en: 'Bus inspection lapsed by 11 May 2021', year: 2020, rows: [`B${String(lapsedInspection.bus).padStart(4, '0')}`] },
  { id: 'nearly-oversize', zh: '11个班有53至55人', en: '11 classes of 53 to 55 pupils', year: 2020, rows: nearlyFullClasses(last) },
  ...unreported.map(({ year, school, fact }) => ({ id: `unreported-${year}-${fact}`, zh: `${year}年未报一项数据`, en: `A fact was not reported in ${year}`, year, rows: [school] })),
]

/** A fault put into the programme on purpose; 2021-05-11 shows it. */
export interface PlantedProjectDefect {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Project and node. */
  readonly nodes: readonly string[]
}

export const plantedProjectDefects: readonly PlantedProjectDefect[] = [
  { id: 'nine-days-to-cliff', zh: '用地预审逾期，离临界只剩9天', en: 'A land approval is overdue and nine days from its cliff', nodes: ['P02 land'] },
  { id: 'review-never-submitted', zh: '财政评审从未送审，却报“进行中”', en: 'A financial review is reported under way and was never submitted', nodes: ['P01 review'] },
  { id: 'three-nodes-one-office', zh: '三个逾期环节同时压在自然资源局', en: 'Three overdue nodes lie with one office at once', nodes: ['P02 land', 'P04 land', 'P05 land'] },
  { id: 'last-days-of-summer', zh: '扩建的前期再慢6天以上，暑假就做不完', en: 'An extension misses its summer if what goes before slips more than six days', nodes: ['P09 review'] },
  { id: 'no-report', zh: '设计概算三周没有报告', en: 'The design of a school was not reported on for three weeks', nodes: ['P03 design'] },
  { id: 'plan-b', zh: '只有三个卡脖子环节有备选路径', en: 'Only three of the nodes that could stop a project have another way', nodes: ['P04 land', 'P05 land', 'P08 tender'] },
  { id: 'misses-bonds', zh: '专项债券申报窗口赶不上：缺概算', en: 'The window of the special bonds is missed for want of an estimate', nodes: ['P02 design'] },
]

const nearlyFullClasses = ({ schools }: Snapshot): readonly string[] =>
  schools.flatMap(({ id, classes = [] }) => classes.filter(({ pupils }) => pupils >= 53 && pupils <= 55).map(({ name }) => `${id} ${name}`))

/** The snapshot with what its schools left out. */
export function withUnreported(snapshot: Snapshot): Snapshot {
  const left = unreported.filter(({ year }) => snapshot.date.startsWith(String(year)))
  const schools = snapshot.schools.map((school) => {
    const facts: readonly string[] = left.filter((each) => each.school === school.name).map(({ fact }) => fact)
    return facts.length === 0 ? school : { ...school, stock: Object.fromEntries(Object.entries(school.stock).filter(([fact]) => !facts.includes(fact))) }
  })
  return { ...snapshot, schools }
}
