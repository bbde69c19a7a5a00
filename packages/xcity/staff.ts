import type { Stage } from '@junheng/core/county/kinds.ts'
import type { StaffMember } from '@junheng/core/county/snapshot.ts'
import type { Headcount, Headcounts } from './headcount.ts'
import { stagesOf } from './pupils.ts'
import { standsIn, years, type Site, type Year } from './sites.ts'
import { streamOf, type Stream } from './streams.ts'
import { artsSubjects, subjectsOf } from './subjects.ts'

/** One row a person, so that rows and returns add up: teachers by degree, title, 骨干 and subject as the stage reports them. */
export type Roster = (year: Year) => readonly StaffMember[]

/** A place in a school that one person holds. Ranks decide who is counted where, and stay with the person through the years. */
interface Post {
  readonly id: string
  readonly name: string
  readonly birthYear: number
  readonly degreeRank: number
  readonly titleRank: number
  readonly backboneRank: number
  readonly subjectRank: number
  /** 0–1: which of several like things. */
  readonly luck: number
}

interface Cell {
  readonly site: Site
  readonly stage: Stage
  readonly teachers: readonly Post[]
  readonly others: readonly Post[]
}

export function makeRoster(seed: number, sites: readonly Site[], headcounts: Headcounts): Roster {
  const random = streamOf(seed, 'staff')
  const newPost = postMaker(random)
  const cells = sites.flatMap((site) => stagesOf(site).map((stage): Cell => {
    const counts = years.filter((year) => standsIn(site, year)).map((year) => headcounts(year, site.id, stage))
    const most = (of: (count: Headcount) => number) => Array.from({ length: Math.max(...counts.map(of)) }, newPost)
    return { site, stage, teachers: most(({ teachers }) => teachers), others: most(({ others }) => others) }
  }))
  return (year) => cells.filter(({ site }) => standsIn(site, year)).flatMap((cell) => membersOf(cell, headcounts(year, cell.site.id, cell.stage)))
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']

/** Names are masked from the start: a sample has no need of whole ones. */
function postMaker(random: Stream): () => Post {
  let serial = 0
  return () => {
    serial += 1
    const birthYear = random.integer(1962, 1996)
    const age = (2020 - birthYear) / 34
    return {
      id: `R${String(serial).padStart(6, '0')}`,
      name: `${random.pick(surnames)}${random.next() < 0.75 ? '**' : '*'}`,
      birthYear,
      degreeRank: age + random.between(0, 0.8),
      titleRank: 1 - age + random.between(0, 0.5),
      backboneRank: random.next(),
      subjectRank: random.next(),
      luck: random.next(),
    }
  }
}

function membersOf({ site, stage, teachers, others }: Cell, count: Headcount): readonly StaffMember[] {
  const present = teachers.slice(0, count.teachers)
  const first = (rank: (post: Post) => number, n: number, from = present) => new Set(from.toSorted((a, b) => rank(a) - rank(b)).slice(0, n))
  const above = first((post) => post.degreeRank, count.aboveDegreeTeachers)
  const middle = first((post) => post.titleRank, count.midTitleTeachers)
  const backbone = first((post) => post.backboneRank, count.backboneTeachers, [...middle])
  const arts = first((post) => post.subjectRank, count.artsSportsTeachers)
  const subjects = subjectsOf(stage, site.group === 'urban')
  const own = (post: Post) => ({ id: post.id, school: site.id, stage, name: post.name, birthYear: post.birthYear })
  return [
    ...present.map((post): StaffMember => ({
      ...own(post),
      post: 'teacher',
      degree: degreeOf(stage, above.has(post), post.luck),
      title: titleOf(middle.has(post), post.luck),
      subject: weighted(arts.has(post) ? artsSubjects : subjects, post.luck),
      backbone: backbone.has(post),
    })),
    ...others.slice(0, count.others).map((post): StaffMember => ({ ...own(post), ...otherWork(post) })),
  ]
}

/** Above the required degree: college and up in primary schools, bachelor and up in junior ones, master and up beyond (rules.md §1.2). */
function degreeOf(stage: Stage, above: boolean, luck: number): StaffMember['degree'] {
  if (stage === 'primary') return above ? (luck < 0.55 ? 'bachelor' : luck < 0.98 ? 'college' : 'master') : 'secondary'
  if (stage === 'junior' || stage === 'special') return above ? (luck < 0.95 ? 'bachelor' : 'master') : 'college'
  return above ? 'master' : 'bachelor'
}

function titleOf(middle: boolean, luck: number): StaffMember['title'] {
  if (!middle) return luck < 0.7 ? 'junior' : luck < 0.9 ? 'assistant' : 'none'
  return luck < 0.01 ? 'fullSenior' : luck < 0.35 ? 'senior' : 'middle'
}

function otherWork({ luck, titleRank }: Post): Pick<StaffMember, 'post' | 'degree' | 'title' | 'backbone'> {
  if (luck < 0.16) return { post: 'administrator', degree: 'bachelor', title: titleRank < 0.7 ? 'senior' : 'middle', backbone: false }
  if (luck < 0.62) return { post: 'assistant', degree: luck < 0.4 ? 'college' : 'secondary', title: titleRank < 0.7 ? 'junior' : 'none', backbone: false }
  return { post: 'worker', degree: luck < 0.8 ? 'secondary' : 'lower', title: 'none', backbone: false }
}

function weighted(weights: { readonly [name: string]: number }, luck: number): string {
  const names = Object.entries(weights)
  let left = luck * names.reduce((sum, [, weight]) => sum + weight, 0)
  return (names.find(([, weight]) => (left -= weight) < 0) ?? names.at(-1)!)[0]
}
