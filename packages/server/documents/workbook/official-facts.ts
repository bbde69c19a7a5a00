import { aboveRequiredDegrees } from '@junheng/core/county/check-staff.ts'
import { classBandOf } from '@junheng/core/county/check-classes.ts'
import type { School, StageReturn, Stock } from '@junheng/core/county/snapshot.ts'
import { schoolKinds, type Stage } from '@junheng/core/county/kinds.ts'
import { address, type CellAddress, classBands, degreeRows, type FormColumn, onlyRow, pupilForms, runByCodes, stages, titleRows } from './forms.ts'

/**
 * What the cells of a school's return say of it (rules.md §2.8). A fact is the sum of the cells of the first list that is
 * complete; what no list can give is not reported. `scale` turns the form's unit into the snapshot's.
 */
export interface FactRule {
  readonly stage?: Stage
  readonly fact: keyof StageReturn | keyof Stock
  readonly cells: readonly (readonly CellAddress[])[]
  readonly scale?: number
  /** Blank cells among `cells[0]` count as zero where the filled ones of `parts` already add up to `whole`. */
  readonly closedBy?: { readonly whole: CellAddress; readonly parts: readonly CellAddress[] }
  /** Taken from the school's total only where the school teaches this one stage. */
  readonly singleStage?: readonly CellAddress[]
}

const midAndAbove = ['fullSenior', 'senior', 'middle'] as const

const subjectForm = (stage: Stage) => (stage === 'primary' || stage === 'junior' ? '教基4155' : '教基4156')
const pupilForm = (stage: Stage) => pupilForms.find((form) => form.stage === stage)!
export const gradeColumns = (stage: Stage) => pupilForm(stage).columns.filter(({ key }) => key.startsWith('grade') && key !== 'graduates')

const bySubject = (stage: Stage, row: string, column: string) => address(subjectForm(stage), `${stage}.${row}`, column)
const byTitle = (stage: Stage, row: string) => address('教基4153', `${stage}.${row}`, 'teachers')

const stageRules = (stage: Stage): FactRule[] => {
  const degrees = degreeRows.map((degree) => bySubject(stage, degree, 'teachers'))
  const titles = titleRows.map((title) => byTitle(stage, title))
  return [
    { stage, fact: 'pupils', cells: [[address(pupilForm(stage).code, '', 'pupils')]] },
    { stage, fact: 'boarders', cells: [[address(pupilForm(stage).code, '', 'boarders')]] },
    { stage, fact: 'staff', cells: [[address('教基4149', stage, 'staff')]], singleStage: [address('教基4149', 'all', 'staff')] },
    {
      stage, fact: 'teachers', singleStage: [address('教基4149', 'all', 'teachers')],
      cells: [[address('教基4149', stage, 'teachers')], [bySubject(stage, 'all', 'teachers')]],
    },
    {
      stage, fact: 'aboveDegreeTeachers', cells: [aboveRequiredDegrees[stage].map((degree) => bySubject(stage, degree, 'teachers'))],
      closedBy: { whole: bySubject(stage, 'all', 'teachers'), parts: degrees },
    },
    {
      stage, fact: 'midTitleTeachers', cells: [midAndAbove.map((title) => byTitle(stage, title))],
      closedBy: { whole: byTitle(stage, 'all'), parts: titles },
    },
    { stage, fact: 'backboneTeachers', cells: [[address('教基1102', '', stage)]] },
    { stage, fact: 'artsSportsTeachers', cells: artsSportsCells(stage) },
  ]
}

/** 艺术 is the parent of 音乐 and 美术: it is taken alone, or they are, never both. */
const artsSportsCells = (stage: Stage): CellAddress[][] => [
  [bySubject(stage, 'all', 'sports'), bySubject(stage, 'all', 'arts')],
  [bySubject(stage, 'all', 'sports'), bySubject(stage, 'all', 'music'), bySubject(stage, 'all', 'fineArts')],
  degreeRows.flatMap((degree) => [bySubject(stage, degree, 'sports'), bySubject(stage, degree, 'arts')]),
]

const stockRule = (form: string, fact: keyof Stock, column: string = fact, scale = 1): FactRule => ({ fact, cells: [[address(form, '', column)]], scale })

export const factRules: readonly FactRule[] = [
  ...stages.flatMap(stageRules),
  ...(['floorArea', 'teachingArea', 'indoorSportsArea'] as const).map((fact) => stockRule('教基5176', fact)),
  ...(['landArea', 'sportsArea', 'computers', 'books', 'multimediaRooms'] as const).map((fact) => stockRule('教基5377', fact)),
  stockRule('教基5377', 'equipmentYuan', 'equipment', 10_000),
]

const usedColumns: ReadonlySet<string> = new Set([
  ...factRules.flatMap(({ cells }) => cells.flat()).map((at) => `${at.split('/')[0]}/${at.split('/')[2]}`),
  ...stages.flatMap((stage) => gradeColumns(stage).map(({ key }) => `${pupilForm(stage).code}/${key}`)),
])

/** Whether some fact is read from this column of a form; every text is. */
export const isUsed = (form: string, { key, holds }: FormColumn): boolean => holds === 'text' || usedColumns.has(`${form}/${key}`)

/** The return of a school, cell by cell: the other direction of the rules above. Sums are laid where they are lawful and plain. */
export function cellsOfSchool(school: School): Map<CellAddress, string | number> {
  const cells = new Map<CellAddress, string | number>(identityCells(school))
  const put = (at: CellAddress, value: number | undefined) => value !== undefined && cells.set(at, value)
  for (const stage of stages) {
    const figures = school.stages[stage]
    if (figures) for (const [at, value] of stageCells(school, stage, figures)) put(at, value)
  }
  for (const { stage, fact, cells: lists, scale = 1 } of factRules) {
    if (stage === undefined) put(lists[0]![0]!, scaled(school.stock[fact as keyof Stock] as number | undefined, scale))
  }
  return cells
}

const scaled = (value: number | undefined, scale: number) => (value === undefined ? undefined : value / scale)

const identityCells = (school: School): [CellAddress, string][] =>
  Object.entries({
    kind: school.kind,
    countsAsSchool: school.countsAsSchool ? '是' : '否',
    runBy: runByCodes[school.runBy],
    township: school.township,
    urbanRural: school.urbanRural,
    boarding: school.boarding ? '是' : '否',
  }).map(([column, value]) => [address('教基1001', onlyRow.key, column), value])

type OptionalCells = readonly (readonly [CellAddress, number | undefined])[]

function stageCells(school: School, stage: Stage, figures: StageReturn): OptionalCells {
  const pupilsCode = pupilForm(stage).code
  const staffRow = isSingleStage(school) ? 'all' : stage
  return [
    [address(pupilsCode, '', 'pupils'), figures.pupils],
    [address(pupilsCode, '', 'boarders'), figures.boarders],
    ...(figures.pupilsByGrade ?? []).map((n, index) => [address(pupilsCode, '', `grade${index + 1}`), n] as const),
    [address('教基4149', staffRow, 'staff'), figures.staff],
    [address('教基4149', staffRow, 'teachers'), figures.teachers],
    [address('教基1102', '', stage), figures.backboneTeachers],
    ...degreeCells(stage, figures),
    ...titleCells(stage, figures),
    ...artsSportsShares(stage, figures),
    ...bandCells(school, stage),
  ]
}

/** The kind teaches one stage, and the school has no other. */
const isSingleStage = (school: Pick<School, 'kind' | 'stages'>) =>
  schoolKinds[school.kind].stages.length === 1 && Object.keys(school.stages).every((stage) => stage === schoolKinds[school.kind].stages[0])

function degreeCells(stage: Stage, { teachers, aboveDegreeTeachers: above }: StageReturn): OptionalCells {
  if (above === undefined) return [[bySubject(stage, 'all', 'teachers'), teachers]]
  const lowest = aboveRequiredDegrees[stage].at(-1)
  const below = degreeRows[aboveRequiredDegrees[stage].length]
  const rest = teachers === undefined ? undefined : teachers - above
  return [
    [bySubject(stage, 'all', 'teachers'), teachers],
    ...degreeRows.map((degree) => [bySubject(stage, degree, 'teachers'), degree === lowest ? above : degree === below ? rest : 0] as const),
  ]
}

function titleCells(stage: Stage, { teachers, midTitleTeachers: mid }: StageReturn): OptionalCells {
  if (mid === undefined) return []
  const senior = Math.floor(mid / 4)
  const rest = teachers === undefined ? undefined : teachers - mid
  const shares = { fullSenior: 0, senior, middle: mid - senior, junior: rest, assistant: 0, none: 0 }
  return [[byTitle(stage, 'all'), teachers], ...titleRows.map((title) => [byTitle(stage, title), shares[title]] as const)]
}

function artsSportsShares(stage: Stage, { artsSportsTeachers: both }: StageReturn): OptionalCells {
  if (both === undefined) return []
  const sports = Math.ceil(both / 2)
  const music = Math.ceil((both - sports) / 2)
  return [
    [bySubject(stage, 'all', 'sports'), sports], [bySubject(stage, 'all', 'arts'), both - sports],
    [bySubject(stage, 'all', 'music'), music], [bySubject(stage, 'all', 'fineArts'), both - sports - music],
  ]
}

const bandForms: Partial<Record<Stage, string>> = { preschool: '教基2105', primary: '教基2106', junior: '教基2107', senior: '教基2108' }
export const stageOfBandForm = (code: string) => stages.find((stage) => bandForms[stage] === code)

function bandCells(school: School, stage: Stage): OptionalCells {
  const form = bandForms[stage]
  const classes = school.classes?.filter((roll) => roll.stage === stage) ?? []
  if (form === undefined || classes.length === 0) return []
  const bands = classBands.map((_, index) => classes.filter((roll) => classBandOf(roll.pupils) === index).length)
  return [[address(form, '', 'classes'), classes.length], ...bands.map((n, index) => [address(form, '', `band${index}`), n] as const)]
}
