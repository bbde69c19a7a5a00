import { suppliedFacts, type SuppliedFact, type Supply } from '../../county/apply.ts'
import { kindKey, kindOf, type TeacherKind, type TeacherTransfer } from '../../county/teacher-transfers.ts'
import type { SchoolId, Snapshot } from '../../county/snapshot.ts'
import { inForce } from '../../standard/in-force.ts'
import type { JudgedStage, JudgeOptions } from '../../standard/judgement.ts'
import { casesApplied, judgedStages, returnsOf, stockOf } from '../../standard/returns.ts'
import { stageShare, pupilsToSplit } from '../../standard/split.ts'
import type { Fact, Standard } from '../../standard/standard.ts'
import { Spread } from './spread.ts'
import { teachersNeeded, lessonsAWeek } from './subjects.ts'

/** What may be spent and moved so that schools draw closer. */
export interface LevellingMeans {
  readonly yuan: number
  /** Teachers who change school at most (交流轮岗), beside those of schools that close. */
  readonly teachers: number
  /** Composite coefficients at which nothing more is done. */
  readonly target: { readonly [stage in JudgedStage]: number }
  readonly unitYuan: { readonly [fact in SuppliedFact]: number }
  /** Yuan of one teacher's move, once. */
  readonly movingYuan: number
  /** What one move weighs beside what is bought, in yuan: hardship, not money. */
  readonly moveWeighs: number
}

/** What to buy and whom to move, and what it costs. */
export interface Levelling {
  readonly supplies: readonly Supply[]
  readonly transfers: readonly TeacherTransfer[]
  readonly yuan: number
  readonly teachersMoved: number
}

/**
 * Model     minimise Σ over stages above their target of the composite coefficient, by buying equipment, computers and books and moving teachers, within money and
 *           moves. A teacher leaves only a subject in which the classes of the school still have enough.
 * Method    Step by step, each time what lowers the composite most for a yuan: the slope of each coefficient is known in closed form (spread.ts). Greedy, so not
 *           proven to be the cheapest.
 * Promise   Composites never rise; deterministic. Standards that judge each coefficient alone are not aimed at, only reported by `judge`.
 */
export function levelSchools(standard: Standard, options: Partial<JudgeOptions>, snapshot: Snapshot, means: LevellingMeans): Levelling {
  const search = new LevellingSearch(standard, options, snapshot, means)
  while (search.step());
  return search.result()
}

const peopleFacts = ['teachers', 'aboveDegreeTeachers', 'midTitleTeachers'] as const

/** One stage's coefficients. */
interface StageSpreads {
  readonly stage: JudgedStage
  readonly spreads: ReadonlyMap<Fact, Spread>
  readonly rowOf: ReadonlyMap<SchoolId, number>
  readonly schools: readonly SchoolId[]
}

interface Step {
  /** Composite lowered by, for a yuan. */
  readonly worth: number
  readonly take: () => void
}

class LevellingSearch {
  readonly #means: LevellingMeans
  readonly #stages: readonly StageSpreads[]
  readonly #indicators: number
  /** Part of a school's stock that each stage counts. */
  readonly #share: ReadonlyMap<string, number>
  readonly #pool: TeacherPool
  readonly #supplied = new Map<string, Supply>()
  readonly #moved = new Map<string, TeacherTransfer>()
  #yuan = 0
  #teachers = 0

  constructor(standard: Standard, options: Partial<JudgeOptions>, snapshot: Snapshot, means: LevellingMeans) {
    this.#means = means
    this.#indicators = standard.indicators.length
    this.#stages = spreadsOf(standard, snapshot, options)
    this.#share = new Map(snapshot.schools.flatMap((school) => judgedStages.map((stage) => [`${school.id} ${stage}`, school.stages[stage] === undefined ? 0 : (stageShare(standard.split, pupilsToSplit(school), stage).share ?? 0)] as const)))
    this.#pool = new TeacherPool(snapshot)
  }

  /** One purchase or one move; false when nothing helps, all targets are reached, or the means are spent. */
  step(): boolean {
    const steps = this.#stages.filter((own) => this.#composite(own) > this.#means.target[own.stage]).flatMap((own) => [...suppliedFacts.flatMap((fact) => this.#purchase(own, fact) ?? []), ...(this.#move(own) ?? [])])
    if (steps.length === 0) return false
    steps.reduce((best, each) => (each.worth > best.worth ? each : best)).take()
    return true
  }

  result(): Levelling {
    return { supplies: [...this.#supplied.values()], transfers: [...this.#moved.values()], yuan: this.#yuan, teachersMoved: this.#teachers }
  }

  #composite({ spreads }: StageSpreads): number {
    return [...spreads.values()].reduce((sum, spread) => sum + spread.coefficient(), 0) / this.#indicators
  }

  /** A lot for the school that has least of it; what a school's other stage gains or loses by it is counted. */
  #purchase({ stage, spreads, schools }: StageSpreads, fact: SuppliedFact): Step | undefined {
    const spread = spreads.get(fact)
    if (spread === undefined) return undefined
    const row = spread.poorest()
    const id = schools[row]!
    const amount = Math.max(1, Math.round((spread.mean() * spread.pupils[row]! * lotShare) / Math.max(0.05, this.#share.get(`${id} ${stage}`)!)))
    const price = amount * this.#means.unitYuan[fact]
    if (this.#yuan + price > this.#means.yuan) return undefined
    const worth = -this.#changed(id, fact, amount) / price
    if (!(worth > 0)) return undefined
    const take = () => {
      for (const own of this.#stages) this.#add(own, id, { fact, amount: amount * (this.#share.get(`${id} ${own.stage}`) ?? 0) })
      const before = this.#supplied.get(`${id} ${fact}`)?.amount ?? 0
      this.#supplied.set(`${id} ${fact}`, { school: id, fact, amount: before + amount })
      this.#yuan += price
    }
    return { worth, take }
  }

  #changed(id: SchoolId, fact: Fact, amount: number): number {
    return this.#stages.reduce((sum, { stage, spreads, rowOf }) => {
      const row = rowOf.get(id)
      const spread = spreads.get(fact)
      return row === undefined || spread === undefined ? sum : sum + spread.changeBy([[row, amount * this.#share.get(`${id} ${stage}`)!]])
    }, 0)
  }

  #add({ spreads, rowOf }: StageSpreads, id: SchoolId, { fact, amount }: { readonly fact: Fact; readonly amount: number }): void {
    const row = rowOf.get(id)
    if (row !== undefined && amount !== 0) spreads.get(fact)?.add(row, amount)
  }

  /** One teacher from where the slope is steepest up to where it is steepest down, of the best of the four sorts that the standards tell apart. */
  #move(own: StageSpreads): readonly Step[] {
    if (this.#teachers >= this.#means.teachers || this.#yuan + this.#means.movingYuan > this.#means.yuan) return []
    return sorts.flatMap((sort) => this.#moveOf(own, sort) ?? [])
  }

  #moveOf(own: StageSpreads, sort: Sort): Step | undefined {
    const { schools, stage } = own
    const facts = peopleFacts.filter((fact) => sort[fact] && own.spreads.has(fact))
    const slope = (row: number) => facts.reduce((sum, fact) => sum + own.spreads.get(fact)!.slope(row), 0)
    const slopes = schools.map((_, row) => slope(row))
    const to = indexOfLeast(slopes)
    const steepest = Array.from(schools.keys()).toSorted((a, b) => slopes[b]! - slopes[a]! || a - b)
    const donor = steepest.find((row) => row !== to && this.#pool.spare(schools[row]!, stage, sort) !== undefined)
    if (donor === undefined) return undefined
    const change = facts.reduce((sum, fact) => sum + own.spreads.get(fact)!.changeBy([[donor, -1], [to, 1]]), 0)
    if (!(change < -1e-9)) return undefined
    return { worth: -change / this.#means.moveWeighs, take: () => this.#takeMove(own, { donor: schools[donor]!, to: schools[to]!, sort }, facts) }
  }

  #takeMove(own: StageSpreads, { donor, to, sort }: { readonly donor: SchoolId; readonly to: SchoolId; readonly sort: Sort }, facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.#add(own, donor, { fact, amount: -1 })
      this.#add(own, to, { fact, amount: 1 })
    }
    const kind = this.#pool.take(donor, to, { stage: own.stage, sort })
    const key = `${donor} ${to} ${kindKey(kind)}`
    this.#moved.set(key, { ...kind, from: donor, to, teachers: (this.#moved.get(key)?.teachers ?? 0) + 1 })
    this.#teachers++
    this.#yuan += this.#means.movingYuan
  }
}

/** One purchase brings a school this share of the county's mean nearer. */
const lotShare = 0.02

type Sort = { readonly [fact in (typeof peopleFacts)[number]]: boolean }
const sorts: readonly Sort[] = [false, true].flatMap((aboveDegreeTeachers) => [false, true].map((midTitleTeachers) => ({ teachers: true, aboveDegreeTeachers, midTitleTeachers })))

function spreadsOf(standard: Standard, snapshot: Snapshot, options: Partial<JudgeOptions>): readonly StageSpreads[] {
  const rules = inForce(standard, snapshot.date, snapshot.county.code, options)
  const { returns } = returnsOf(standard, snapshot, rules.options)
  return judgedStages.map((stage) => {
    const own = returns.filter((each) => each.stage === stage && (each.facts.pupils ?? 0) > 0)
    const pupils = Float64Array.from(own, ({ facts }) => facts.pupils!)
    const spreads = standard.indicators.map((indicator): [Fact, Spread] => [indicator.measure.of, new Spread(pupils, Float64Array.from(own, (each) => stockOf(indicator, each, casesApplied(standard, indicator, each)) ?? Number.NaN))])
    return { stage, spreads: new Map(spreads.filter(([, spread]) => spread.isKnown())), rowOf: new Map(own.map(({ school }, row) => [school, row])), schools: own.map(({ school }) => school) }
  })
}

/** Teachers by school and kind, and the subjects in which a school has one to spare. */
class TeacherPool {
  readonly #own = new Map<string, Map<string, { readonly kind: TeacherKind; count: number }>>()
  readonly #bySubject = new Map<string, number>()
  readonly #classes: ReadonlyMap<string, number>

  constructor({ staff = [], schools }: Snapshot) {
    for (const person of staff) {
      const kind = kindOf(person)
      if (kind !== undefined) this.#enter(person.school, kind)
    }
    this.#classes = new Map(schools.flatMap(({ id, classes = [] }) => judgedStages.map((stage) => [`${id} ${stage}`, classes.filter((roll) => roll.stage === stage).length] as const)))
  }

  /** The kind of the sort that the school can best do without; undefined where it needs them all. */
  spare(school: SchoolId, stage: JudgedStage, sort: Sort): TeacherKind | undefined {
    const own = [...(this.#own.get(`${school} ${stage}`)?.values() ?? [])].filter(({ kind, count }) => count > 0 && kind.aboveDegree === sort.aboveDegreeTeachers && kind.midTitle === sort.midTitleTeachers && this.#surplus(school, kind) >= 1)
    return own.toSorted((a, b) => this.#surplus(school, b.kind) - this.#surplus(school, a.kind) || (kindKey(a.kind) < kindKey(b.kind) ? -1 : 1))[0]?.kind
  }

  /** Whoever has come does not go on to a third school. */
  take(from: SchoolId, to: SchoolId, { stage, sort }: { readonly stage: JudgedStage; readonly sort: Sort }): TeacherKind {
    const kind = this.spare(from, stage, sort)!
    this.#own.get(`${from} ${stage}`)!.get(kindKey(kind))!.count--
    this.#count(from, kind, -1)
    this.#count(to, kind, 1)
    return kind
  }

  /** Teachers beyond what the school's classes need of the subject. */
  #surplus(school: SchoolId, { stage, subject }: TeacherKind): number {
    const need = subject in lessonsAWeek[stage] ? teachersNeeded(stage, subject, this.#classes.get(`${school} ${stage}`) ?? 0) : 0
    return (this.#bySubject.get(`${school} ${stage} ${subject}`) ?? 0) - need
  }

  #enter(school: SchoolId, kind: TeacherKind): void {
    const at = `${school} ${kind.stage}`
    const own = this.#own.get(at) ?? new Map<string, { readonly kind: TeacherKind; count: number }>()
    this.#own.set(at, own)
    const known = own.get(kindKey(kind))
    if (known) known.count++
    else own.set(kindKey(kind), { kind, count: 1 })
    this.#count(school, kind, 1)
  }

  #count(school: SchoolId, { stage, subject }: TeacherKind, by: number): void {
    const key = `${school} ${stage} ${subject}`
    this.#bySubject.set(key, (this.#bySubject.get(key) ?? 0) + by)
  }
}

function indexOfLeast(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value < values[best]! ? i : best), 0)
}
