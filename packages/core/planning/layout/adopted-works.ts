import type { LayoutDecision, Opening } from '../../county/apply.ts'
import type { KindergartenDecision } from '../../county/kindergartens.ts'
import type { Stage } from '../../county/kinds.ts'
import type { School, SchoolId, Snapshot, TownshipCode } from '../../county/snapshot.ts'
import { kindergartenYuan } from './kindergarten-module.ts'
import { buildYuanOf } from './money.ts'

/** A project that an approved layout asks for: one for each school that closes, grows or is built. */
export interface AdoptedWork {
  readonly kind: 'closure' | 'extension' | 'newSchool' | 'newKindergarten'
  /** What is done, at which school: 太平小学撤并. */
  readonly name: string
  readonly township: TownshipCode
  /** 标识码, where the school is not itself to close or to be built. */
  readonly school: SchoolId | null
  readonly stages: readonly Stage[]
  /** Children who change because of it; for an extension whom nobody joins, those of the school. */
  readonly pupils: number
  /** Null for a closure: what moves and is guarded is no investment. */
  readonly budgetYuan: number | null
}

/** What the decision has to have built before it closes anything (先建后撤) comes first. */
export function adoptedWorks(decision: LayoutDecision, { schools }: Snapshot): readonly AdoptedWork[] {
  const { closed, extended, opened = [], moves, kindergartens } = decision
  const known = new Map(schools.map((school) => [school.id, school]))
  const childrenOf = (end: 'from' | 'to', id: SchoolId) => moves.reduce((sum, move) => (move[end] === id ? sum + move.children : sum), 0)
  return [
    ...opened.map((each) => openingWork(each, childrenOf('to', each.school.id), decision)),
    ...extended.flatMap((each) => {
      const school = known.get(each.school)
      return school === undefined ? [] : [{ kind: 'extension' as const, name: `${school.name}扩建${each.rooms}间教室`, township: school.township, school: school.id, stages: stagesOf(school), pupils: childrenOf('to', school.id) || pupilsOf(school), budgetYuan: buildYuanOf({ ...decision, opened: [], extended: [each] }) }]
    }),
    ...closed.flatMap((id) => {
      const school = known.get(id)
      return school === undefined ? [] : [{ kind: 'closure' as const, name: `${school.name}撤并`, township: school.township, school: null, stages: [], pupils: childrenOf('from', id), budgetYuan: null }]
    }),
    ...(kindergartens === undefined ? [] : kindergartenWorks(kindergartens, known)),
  ]
}

function kindergartenWorks({ closed, extended, opened, attends }: KindergartenDecision, known: ReadonlyMap<SchoolId, School>): readonly AdoptedWork[] {
  const childrenOf = (end: 'from' | 'to', id: SchoolId) => attends.reduce((sum, row) => (row[end] === id ? sum + row.children : sum), 0)
  const stages = ['preschool'] as const
  return [
    ...opened.map((each): AdoptedWork => ({ kind: 'newKindergarten', name: `新建${each.school.name}`, township: each.school.township, school: null, stages, pupils: childrenOf('to', each.school.id), budgetYuan: kindergartenYuan({ opened: [each], extended: [] }) })),
    ...extended.map((each): AdoptedWork => ({ kind: 'extension', name: `${known.get(each.school)!.name}扩建${each.rooms}个班`, township: known.get(each.school)!.township, school: each.school, stages, pupils: childrenOf('to', each.school), budgetYuan: kindergartenYuan({ opened: [], extended: [each] }) })),
    ...closed.map((id): AdoptedWork => ({ kind: 'closure', name: `${known.get(id)!.name}撤并`, township: known.get(id)!.township, school: null, stages: [], pupils: childrenOf('from', id), budgetYuan: null })),
  ]
}

function openingWork(opening: Opening, pupils: number, decision: LayoutDecision): AdoptedWork {
  const { school } = opening
  const stages = stagesOf(school)
  const kind = stages.every((stage) => stage === 'preschool') ? 'newKindergarten' : 'newSchool'
  return { kind, name: `新建${school.name}`, township: school.township, school: null, stages, pupils, budgetYuan: buildYuanOf({ ...decision, extended: [], opened: [opening] }) }
}

const stagesOf = ({ stages }: Pick<School, 'stages'>): readonly Stage[] => Object.keys(stages) as Stage[]
const pupilsOf = ({ stages }: School): number => Object.values(stages).reduce((sum, each) => sum + (each?.pupils ?? 0), 0)
