import type { ProjectKind } from '@junheng/core/schedule/programme.ts'
import type { Gap } from '@junheng/core/standard/judgement.ts'
import type { SchoolSummary } from '@junheng/contract/schools.ts'
import type { Catalogue } from '../../app/words/zh.ts'
import type { NewProject } from './queries.ts'

/** What has been typed of a new project. Empty is not said. */
export interface NewProjectDraft {
  readonly name: string
  readonly start: string
  readonly promisedGoal: string
  readonly township: string
  readonly school: string
  readonly stages: readonly Stage[]
  readonly pupils: string
  readonly pupilsBasis: string
  /** 万元. */
  readonly budget: string
}
type Stage = NonNullable<NewProject['stages']>[number]

export interface TemplateChoice {
  /** Null by hand. */
  readonly template: string | null
  readonly kind: ProjectKind
}

/** What the server is asked for; what was left empty is not known, never zero. */
export function newProjectOf(draft: NewProjectDraft, { template, kind }: TemplateChoice, gaps: readonly string[]): NewProject {
  return {
    name: draft.name.trim(),
    start: draft.start,
    kind,
    promisedGoal: said(draft.promisedGoal),
    township: said(draft.township),
    school: said(draft.school),
    pupils: figure(draft.pupils),
    pupilsBasis: said(draft.pupilsBasis),
    budgetYuan: yuanOf(draft.budget),
    gaps: [...gaps],
    ...(template === null ? {} : { template }),
    ...(draft.stages.length === 0 ? {} : { stages: [...draft.stages] }),
  }
}

/** What the gaps say of the project that is to close them: their school where it is one, its township and a name. */
export function suggested(gaps: readonly Gap[], schools: readonly SchoolSummary[], words: Catalogue['newProject']): Pick<NewProjectDraft, 'name' | 'school' | 'township'> {
  const ids = [...new Set(gaps.map(({ school }) => school))]
  const school = ids.length === 1 ? schools.find(({ id }) => id === ids[0]) : undefined
  if (school === undefined) return { name: '', school: '', township: '' }
  return { name: words.nameOf(school.name, words.work[mainUnit(gaps)]), school: school.id, township: school.township }
}

/** The kind of work that gaps in floor, rooms or goods ask for; null where they ask for people. */
export function kindFor(gaps: readonly Gap[]): ProjectKind | null {
  if (gaps.length === 0) return null
  return kinds[mainUnit(gaps)]
}

export const figure = (text: string): number | null => (text.trim() === '' ? null : Number(text))

/** 万元 to yuan, to the yuan: 0.1 万元 is 1 000 yuan and not 1 000.0000000000001. */
export function yuanOf(tenThousands: string): number | null {
  const value = figure(tenThousands)
  return value === null ? null : Math.round(value * 10_000)
}

/** The largest work first: who builds also equips, who equips does not build. */
function mainUnit(gaps: readonly Gap[]): Gap['unit'] {
  return (['m2', 'rooms', 'items', 'yuan', 'people'] as const).find((unit) => gaps.some((gap) => gap.unit === unit)) ?? 'people'
}

const kinds: Readonly<Record<Gap['unit'], ProjectKind | null>> = { m2: 'extension', rooms: 'extension', items: 'equipment', yuan: 'equipment', people: null }

const said = (text: string): string | null => (text.trim() === '' ? null : text.trim())
