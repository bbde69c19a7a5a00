import type { IsoDate, School, Snapshot, Township } from '@junheng/core/county/snapshot.ts'
import type { ProjectFacts } from '@junheng/core/schedule/template.ts'
import { classSizeLimits } from '@junheng/core/schedule/waiting.ts'
import { finished, identity, underWay, type Happenings, type NodeChanges, type Story } from './project-story.ts'
import { crampedSchool } from './standings.ts'

/** m² × yuan a m² (requirements.md §2.1 no. 22); pupils by classes of 45, in a kindergarten of 30. */
const sizes = {
  newSchool: { budgetYuan: 20_000 * 3_500, pupils: 36 * 45, pupilsBasis: '设计规模：36个班×45人' },
  newKindergarten: { budgetYuan: 5_000 * 3_500, pupils: 12 * 30, pupilsBasis: '设计规模：12个班×30人' },
  extension: { budgetYuan: 6_000 * 3_000, pupils: 6 * 45, pupilsBasis: '增加6个班×45人' },
} as const

/** A project without the county's facts: those come from the snapshot. */
interface Plan {
  readonly start: IsoDate
  /** The place of its street among those that need one; of an extension, the school's. */
  readonly place: number
  readonly happened: Happenings
  readonly changes?: NodeChanges
}

/**
 * The ten projects of the new round in the town, and the education group, which has no capital of its own. Every day is chosen, so
 * that each project has its own story on 11 May 2021; where they stand comes from the last snapshot.
 */
export function urbanStories(last: Snapshot): readonly Story[] {
  const streets = streetsByNeed(last)
  const schools = crowdedSchools(last)
  return [
    ...newSchools.map((plan, i) => newSchool(plan, i, streets[plan.place]!)),
    ...newKindergartens.map((plan, i) => newKindergarten(plan, i, streets[plan.place]!)),
    ...extensions.map((plan, i) => extension(plan, i, schools[plan.place]!)),
    educationGroup(streets[1]!),
  ]
}

const newSchools: readonly Plan[] = [
  {
    start: '2021-01-11',
    place: 1,
    happened: {
      approval: finished('2021-01-11', '2021-01-29'),
      land: finished('2021-02-01', '2021-03-19'),
      design: finished('2021-03-22', '2021-04-19'),
      // Planted (defects.ts): never submitted, and yet reported under way.
      review: { reported: { on: '2021-05-07', state: 'underWay', note: '评审进行中' } },
    },
  },
  {
    start: '2021-02-22',
    place: 0,
    happened: {
      approval: finished('2021-02-22', '2021-03-12'),
      // Planted: planned to finish on 28 April, nine days from its cliff on 11 May.
      land: underWay('2021-03-15', '2021-05-08', '材料补正中'),
    },
  },
  {
    start: '2021-01-25',
    place: 2,
    happened: {
      approval: finished('2021-01-25', '2021-02-10'),
      land: finished('2021-02-18', '2021-04-02'),
      // Planted: the last report is three weeks old.
      design: underWay('2021-04-06', '2021-04-20', '方案比选'),
    },
  },
]

/** Planted (defects.ts): where land does not come, a vacant school is made a kindergarten. */
const vacantSchool = { name: '改造移交的闲置校舍过渡办园，不占新指标', days: 40 }

const newKindergartens: readonly Plan[] = [
  { start: '2021-03-23', place: 2, happened: { approval: finished('2021-03-23', '2021-04-07'), land: underWay('2021-04-08', '2021-05-06', '等待占地指标') }, changes: { land: { planB: vacantSchool } } },
  { start: '2021-03-25', place: 3, happened: { approval: finished('2021-03-25', '2021-04-09'), land: underWay('2021-04-12', '2021-04-30', '选址论证') }, changes: { land: { planB: vacantSchool } } },
  {
    start: '2021-03-08',
    place: 4,
    happened: { approval: finished('2021-03-08', '2021-03-26'), land: finished('2021-03-29', '2021-04-20'), design: underWay('2021-04-21', '2021-05-10', '概算编制') },
  },
]

const extensions: readonly Plan[] = [
  {
    start: '2021-02-01',
    place: 0,
    happened: {
      approval: finished('2021-02-01', '2021-02-18'),
      design: finished('2021-02-19', '2021-03-05'),
      review: finished('2021-03-08', '2021-03-26'),
      tender: finished('2021-03-29', '2021-04-22'),
      plan: finished('2021-04-23', '2021-05-06'),
      permit: underWay('2021-05-07', '2021-05-10', '已受理'),
    },
  },
  {
    start: '2021-02-22',
    place: 1,
    happened: {
      approval: finished('2021-02-22', '2021-03-09'),
      design: finished('2021-03-10', '2021-03-24'),
      review: finished('2021-03-25', '2021-04-12'),
      tender: underWay('2021-04-13', '2021-05-08', '首次招标流标，重新公告', '2021-05-26'),
    },
    changes: { tender: { planB: { name: '再次流标的，经批准改为竞争性谈判', days: 20 } } },
  },
  {
    start: '2021-03-22',
    place: 2,
    happened: {
      approval: finished('2021-03-22', '2021-04-06'),
      design: finished('2021-04-07', '2021-04-28'),
      // Planted: with the days that follow, the works begin on 10 July; after 16 July they no longer fit the vacation.
      review: underWay('2021-04-30', '2021-05-08', '送审资料已收齐', '2021-05-21'),
    },
  },
  {
    start: '2021-02-05',
    place: 3,
    happened: {
      approval: finished('2021-02-05', '2021-02-20'),
      design: finished('2021-02-22', '2021-03-08'),
      review: finished('2021-03-09', '2021-03-26'),
      tender: finished('2021-03-29', '2021-04-20'),
      plan: finished('2021-04-21', '2021-04-30'),
      permit: underWay('2021-05-06', '2021-05-10', '已受理'),
    },
  },
]

const ordinals = ['一', '二', '三'] as const

function newSchool(plan: Plan, index: number, { code }: Township): Story {
  return story('newSchool', index + 1, plan, { name: `X市城区新建${ordinals[index]}小`, promisedGoal: '2022-09-01', township: code, school: null, stages: ['primary'] })
}

function newKindergarten(plan: Plan, index: number, { code, name }: Township): Story {
  const named = `X市${name.replace('街道', '')}公办附属幼儿园`
  return story('newKindergarten', index + 4, plan, { name: named, promisedGoal: '2022-09-01', township: code, school: null, stages: ['preschool'] })
}

function extension(plan: Plan, index: number, { id, name, township }: School): Story {
  return story('extension', index + 7, plan, { name: `${name}扩建`, promisedGoal: '2021-09-01', township, school: id })
}

type Own = Pick<ProjectFacts, 'name' | 'promisedGoal' | 'township' | 'school' | 'stages'>

function story(kind: keyof typeof sizes, number: number, { start, happened, changes = {} }: Plan, own: Own): Story {
  return { template: kind, facts: { id: identity(number), start, ...own, ...sizes[kind], gaps: [] }, changes, happened }
}

/** 大学城: an agreement of schools that stand. It has no part in the 395 million, so its budget is nought, and how many pupils it will serve nobody has said. */
function educationGroup(street: Township): Story {
  const facts: ProjectFacts = {
    id: identity(11),
    name: 'X市大学城教育集团',
    start: '2021-03-01',
    promisedGoal: '2021-09-01',
    township: street.code,
    school: null,
    budgetYuan: 0,
    pupilsBasis: null,
    gaps: [],
  }
  const happened: Happenings = {
    scheme: finished('2021-03-01', '2021-03-31'),
    consultation: finished('2021-04-01', '2021-05-06'),
    posts: underWay('2021-05-07', '2021-05-10', '编制数核对中'),
    statutes: underWay('2021-05-07', '2021-05-10', '章程初稿'),
  }
  return { template: 'educationGroup', facts, changes: { scheme: { evidenceNeeded: '组建方案（写明不列基建投资）、成员校名单' }, approval: { owner: '市政府办' } }, happened }
}

/** Street offices with the most classes about to be oversize, then the most pupils. */
function streetsByNeed({ townships, schools }: Snapshot): readonly Township[] {
  const own = ({ code }: Township) => schools.filter((school) => school.township === code && school.stages.primary !== undefined)
  const full = (street: Township) => own(street).reduce((sum, school) => sum + crowdedClasses(school), 0)
  const pupils = (street: Township) => own(street).reduce((sum, { stages }) => sum + stages.primary!.pupils!, 0)
  return townships.filter(({ kind }) => kind === 'street').toSorted((a, b) => full(b) - full(a) || pupils(b) - pupils(a))
}

/** Urban schools of the compulsory stages, those with the most classes about to be oversize first; not the one that has no ground left to build on. */
function crowdedSchools({ schools }: Snapshot): readonly School[] {
  const open = schools.filter(({ name, urbanRural, stages }) => urbanRural.startsWith('11') && (stages.primary ?? stages.junior) !== undefined && name !== crampedSchool)
  return open.toSorted((a, b) => crowdedClasses(b) - crowdedClasses(a) || (a.id < b.id ? -1 : 1))
}

const crowdedClasses = ({ classes = [] }: School): number => classes.filter(({ pupils }) => pupils >= classSizeLimits.nearlyOversizeFrom).length
