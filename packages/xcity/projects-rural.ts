import type { IsoDate, Snapshot, Township } from '@junheng/core/county/snapshot.ts'
import { addDays, dayOf, isoOf } from '@junheng/core/schedule/day.ts'
import type { WorkingDays } from '@junheng/core/schedule/schedule-result.ts'
import { finished, identity, underWay, worked, workedOn, type Happenings, type NodeChanges, type Story } from './project-story.ts'
import { apportion, total } from './pupils.ts'
import { streamOf, type Stream } from './streams.ts'

/** Yuan, all 21 together: what 395 million leave beside the ten projects in the town. */
const upgradesYuan = 60_500_000
const step = 10_000

/** How far the upgrades are: most are out to tender, a few still in review, the rest are next year's. */
const batches = [
  { count: 10, from: '2021-03-15', to: '2021-03-24', opening: '2021-09-01', happened: outToTender },
  { count: 4, from: '2021-04-08', to: '2021-04-14', opening: '2021-09-01', happened: inReview },
  { count: 7, from: '2021-10-11', to: '2021-10-22', opening: '2022-09-01', happened: () => ({}) },
] as const

/** One upgrade in every rural unit, each with the township's government as the owner of its works. */
export function ruralStories(seed: number, last: Snapshot, firstNumber: number): readonly Story[] {
  const random = streamOf(seed, 'projects')
  const rural = last.townships.filter(({ kind }) => kind !== 'street')
  const pupils = rural.map((township) => primaryPupils(last, township))
  const budgets = apportion(upgradesYuan / step, pupils.map((count) => count * random.between(0.85, 1.2))).map((steps) => steps * step)
  const batchOf = new Map(random.shuffled(rural).map((township, i) => [township, inOrder[i]!]))
  return rural.map((township, i): Story => {
    const batch = batchOf.get(township)!
    const start = workedOn(worked, addDays(batch.from, random.integer(0, dayOf(batch.to) - dayOf(batch.from))))
    return {
      template: 'townshipUpgrade',
      facts: {
        id: identity(firstNumber + i),
        name: `X市${township.name}学校提升`,
        start,
        promisedGoal: batch.opening,
        township: township.code,
        school: null,
        stages: ['primary'],
        pupils: pupils[i]!,
        pupilsBasis: `${last.date}学籍：${township.name}小学在校生`,
        budgetYuan: budgets[i]!,
        gaps: [],
      },
      changes: ownedBy(township.name),
      happened: batch.happened(random, worked, start),
    }
  })
}

const inOrder = batches.flatMap((batch) => Array.from({ length: batch.count }, () => batch))

function ownedBy(owner: string): NodeChanges {
  const helpers = ['教育局']
  return {
    scheme: { owner, helpers },
    purchase: { owner, helpers: [...helpers, '财政局', '公共资源交易中心'] },
    works: { owner, helpers },
    acceptance: { helpers: [owner, '住建局', '财政局'] },
  }
}

function outToTender(random: Stream, worked: WorkingDays, start: IsoDate): Happenings {
  const scheme = workedOn(worked, addDays(start, 20 + random.integer(-4, 1)))
  const review = workedOn(worked, addDays(scheme, 15 + random.integer(-4, 1)))
  const said = isoOf(dayOf('2021-05-06') + random.pick([0, 1, 2, 4, 5]))
  const expected = random.next() < 0.4 ? isoOf(dayOf('2021-05-17') + random.integer(0, 4)) : undefined
  return { scheme: finished(start, scheme), review: finished(scheme, review), purchase: underWay(review, said, '磋商公告已发布', expected) }
}

function inReview(random: Stream, worked: WorkingDays, start: IsoDate): Happenings {
  const scheme = workedOn(worked, addDays(start, 20 + random.integer(-4, 0)))
  return { scheme: finished(start, scheme), review: underWay(scheme, isoOf(dayOf('2021-05-07') + random.pick([0, 1, 3])), '评审中') }
}

const primaryPupils = ({ schools }: Snapshot, { code }: Township): number =>
  total(schools.filter(({ township }) => township === code).map(({ stages }) => stages.primary?.pupils ?? 0))
