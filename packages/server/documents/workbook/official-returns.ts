import type { ClassBands } from '@junheng/core/county/check-classes.ts'
import type { Finding } from '@junheng/core/county/check-finding.ts'
import { type FactKey, factKey } from '@junheng/core/county/facts.ts'
import { type SchoolKind, schoolKinds, type Stage, type UrbanRuralCode, urbanRuralCodes } from '@junheng/core/county/kinds.ts'
import type { School, SchoolId } from '@junheng/core/county/snapshot.ts'
import { choiceOf, textOf, yesNoOf } from './cell-values.ts'
import { address, classBands, pupilForms, runByCodes, stages } from './forms.ts'
import { type FactRule, factRules, gradeColumns, stageOfBandForm } from './official-facts.ts'
import type { OfficialSchool } from './parts.ts'
import { cellFinding, type Place, type RawCell, type RawReturns } from './raw-returns.ts'
import type { Sources } from './sources.ts'

/** What the official sheets say, school by school, with the cells it was taken from. */
export interface OfficialReturns {
  readonly schools: readonly OfficialSchool[]
  readonly classBands: readonly ClassBands[]
  /** Schools whose own row cannot be read: they exist, and are not known. */
  readonly unread: readonly SchoolId[]
  /** Facts whose cells hold something that is no number. */
  readonly unreadFacts: ReadonlySet<FactKey>
}

type SchoolCells = ReadonlyMap<string, RawCell>
type Blanks = ReadonlyMap<string, Place>

/** Makes schools of raw cells. Findings go into `raw`, cells of facts into `sources`. */
export function officialReturns(raw: RawReturns, sources: Sources): OfficialReturns {
  const unreadFacts = new Set<FactKey>()
  const identified = [...raw.cells].filter(([, cells]) => cells.has(identityCell('row')))
  if (identified.length === 0 && raw.cells.size > 0) raw.findings.push({ tier: 'reading', code: 'noIdentitySheet', details: {} })
  else for (const [, cells] of raw.cells) raw.findings.push(...strangers(cells))
  const schools = identified.flatMap(([id, cells]) => schoolOf(id, cells, { raw, sources, unreadFacts }) ?? [])
  const known = new Set(schools.map((school) => school.id))
  return {
    schools,
    classBands: schools.flatMap(({ id }) => bandsOf(id, raw.cells.get(id)!, sources)),
    unread: identified.map(([id]) => id).filter((id) => !known.has(id)),
    unreadFacts,
  }
}

const identityCell = (column: string) => address('教基1001', '', column)

/** A school that some form names and the identity form does not: said once. */
function strangers(cells: SchoolCells): Finding[] {
  const [first] = cells.values()
  if (first === undefined || cells.has(identityCell('row'))) return []
  return [cellFinding('schoolNotInIdentity', first.at, first.value)]
}

type Identity = Pick<OfficialSchool, 'kind' | 'countsAsSchool' | 'runBy' | 'urbanRural' | 'township'>

function schoolOf(id: SchoolId, cells: SchoolCells, sinks: Sinks): OfficialSchool | undefined {
  const blanks = sinks.raw.blanks.get(id) ?? new Map<string, Place>()
  const identity = identityOf({ cells, blanks }, sinks.raw)
  if (identity === undefined) return undefined
  addIdentitySources(id, cells, sinks.sources)
  const boarding = yesNoOf(cells.get(identityCell('boarding'))?.value ?? null)
  const figures = figuresOf(id, identity.kind, { cells, blanks }, sinks)
  return { id, name: nameOf(id, cells), ...identity, ...(boarding !== undefined && { boarding }), ...figures }
}

const nameOf = (id: SchoolId, cells: SchoolCells): string => textOf(cells.get(identityCell('name'))?.value) || id

function addIdentitySources(id: SchoolId, cells: SchoolCells, sources: Sources): void {
  for (const column of ['row', 'name', 'kind', 'countsAsSchool', 'runBy', 'urbanRural', 'township', 'boarding']) {
    const cell = cells.get(identityCell(column))
    if (cell) sources.add({ school: id, fact: column === 'row' ? 'id' : column }, cell.at)
  }
}

interface Returned {
  readonly cells: SchoolCells
  readonly blanks: Blanks
}

function requiredCell({ cells, blanks }: Returned, column: string, raw: RawReturns): RawCell | undefined {
  const cell = cells.get(identityCell(column))
  const blank = blanks.get(identityCell(column))
  if (cell === undefined && blank) raw.findings.push(cellFinding('missingValue', blank))
  return cell
}

const urbanRuralWords: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(urbanRuralCodes).map(([code, { zh }]) => [code, zh]))
const kindWords: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(schoolKinds).map(([code, { zh }]) => [code, zh]))

/**
 * What the school is. A field that is missing or unknown is a finding that keeps the workbook from being booked; something stands
 * in for it, so that the rest of the school is read and checked all the same. Only without a kind is there no school.
 */
function identityOf(returned: Returned, raw: RawReturns): Identity | undefined {
  const read = readField(returned, raw)
  const kind = kindOf(returned, raw)
  const identity = {
    countsAsSchool: read('countsAsSchool', (cell) => yesNoOf(cell.value)) ?? true,
    runBy: read('runBy', (cell) => runByOf(textOf(cell.value))) ?? 'county',
    urbanRural: read('urbanRural', (cell) => choiceOf(cell.value, urbanRuralWords) as UrbanRuralCode | undefined) ?? '210',
    township: textOf(requiredCell(returned, 'township', raw)?.value),
  } as const
  return kind && { kind, ...identity }
}

/** 办学类型 as the row says it, else as the sheet's name does. */
function kindOf(returned: Returned, raw: RawReturns): SchoolKind | undefined {
  const word = returned.cells.get(identityCell('row'))?.at.sheet.split('_')[1]
  const onSheet = choiceOf(word ?? '', kindWords) as SchoolKind | undefined
  const said = readField(returned, raw)('kind', (cell) => choiceOf(cell.value, kindWords) as SchoolKind | undefined)
  if (said && onSheet && said !== onSheet) {
    raw.findings.push(cellFinding('kindDisagreesWithSheet', returned.cells.get(identityCell('kind'))!.at, said, { kind: schoolKinds[said].zh }))
  }
  return said ?? onSheet
}

const allowedWords: Readonly<Record<string, string>> = {
  countsAsSchool: '是、否', runBy: '831、821、999',
  urbanRural: Object.entries(urbanRuralWords).map(([code, word]) => `${code} ${word}`).join('、'),
}

const readField = (returned: Returned, raw: RawReturns) => <Value>(column: string, take: (cell: RawCell) => Value | undefined): Value | undefined => {
  const cell = requiredCell(returned, column, raw)
  const value = cell && take(cell)
  if (cell && value === undefined) {
    raw.findings.push(
      column === 'kind'
        ? cellFinding('unknownSchoolKind', cell.at, cell.value)
        : cellFinding('unknownCode', cell.at, cell.value, { allowed: allowedWords[column] ?? '' }),
    )
  }
  return value
}

/** 831 is the county's own education bureau, 999 private; every other 举办者 code is another public body (rules.md §10.3). */
function runByOf(text: string): School['runBy'] | undefined {
  if (text.startsWith(runByCodes.county) || text.startsWith('县级')) return 'county'
  if (text.startsWith(runByCodes.private) || text.startsWith('民办')) return 'private'
  return /^\d{3}/.test(text) || /教育部门|政府|企业|其他公办/.test(text) ? 'otherPublic' : undefined
}

interface Sinks {
  readonly raw: RawReturns
  readonly sources: Sources
  readonly unreadFacts: Set<FactKey>
}

function figuresOf(id: SchoolId, kind: SchoolKind, { cells, blanks }: Returned, sinks: Sinks): Pick<OfficialSchool, 'stages' | 'stock'> {
  const present = stages.filter((stage) => hasStage(stage, cells))
  const onlyStage = schoolKinds[kind].stages.length === 1 && present.every((stage) => stage === schoolKinds[kind].stages[0])
  const stageFigures = new Map<Stage, Record<string, number | readonly number[]>>(present.map((stage) => [stage, {}]))
  const stock: Record<string, number> = {}
  for (const rule of factRules) {
    const target = rule.stage ? stageFigures.get(rule.stage) : stock
    const value = target && takeFact(id, rule, { cells, blanks, onlyStage }, sinks)
    if (target && value !== undefined) target[rule.fact] = value
  }
  for (const [stage, figures] of stageFigures) {
    const grades = gradesOf({ id, stage }, { cells, blanks }, sinks)
    if (grades) figures['pupilsByGrade'] = grades
  }
  return { stages: Object.fromEntries(stageFigures), stock }
}

/** A school teaches a stage if it has a row in the stage's pupils form, or teachers of the stage. */
const hasStage = (stage: Stage, cells: SchoolCells) =>
  cells.has(address(pupilForms.find((form) => form.stage === stage)!.code, '', 'row')) || cells.has(address('教基4149', stage, 'teachers'))

interface StagedReturn extends Returned {
  /** The kind teaches one stage and the school has no other: totals of the school are totals of the stage. */
  readonly onlyStage: boolean
}

function takeFact(id: SchoolId, rule: FactRule, { cells, blanks, onlyStage }: StagedReturn, { raw, sources, unreadFacts }: Sinks): number | undefined {
  const lists = onlyStage && rule.singleStage ? [rule.singleStage, ...rule.cells] : rule.cells
  const filled = lists.map((list) => list.flatMap((at) => cells.get(at) ?? []))
  const closed = rule.closedBy && closing(rule.closedBy, cells, raw)
  const complete = filled.findIndex((found, index) => found.length === lists[index]!.length || (index === 0 && found.length > 0 && closed === true))
  const fact = { school: id, ...(rule.stage && { stage: rule.stage }), fact: rule.fact }
  if (complete === -1) {
    const blank = lists.flat().flatMap((at) => blanks.get(at) ?? [])
    if (blank[0]) sources.add(fact, blank[0])
    raw.findings.push(...blankParts(lists[0]!, filled[0]!, blank))
    return undefined
  }
  const parts = filled[complete]!
  for (const { at } of parts) sources.add(fact, at)
  const sum = scaled(parts.reduce((total, { value }) => total + Number(value), 0), rule.scale)
  if (Number.isNaN(sum)) {
    unreadFacts.add(factKey(fact))
    return undefined
  }
  raw.findings.push(...otherSources(rule, filled.slice(complete + 1).map((found, index) => (found.length === lists[complete + 1 + index]!.length ? found : [])), parts, sum))
  return sum
}

/** To the fen, so that 万元 with decimals come back as they were. */
const scaled = (value: number, scale = 1) => (scale === 1 ? value : Math.round(value * scale * 100) / 100)

/** Whether filled parts make up their whole; where all are filled and do not, that is a finding. */
function closing({ whole, parts }: NonNullable<FactRule['closedBy']>, cells: SchoolCells, raw: RawReturns): boolean {
  const total = cells.get(whole)
  const filled = parts.flatMap((at) => cells.get(at) ?? [])
  if (total === undefined || filled.length === 0) return false
  const sum = filled.reduce((all, { value }) => all + Number(value), 0)
  if (sum !== total.value && !Number.isNaN(sum - Number(total.value)) && filled.length === parts.length) {
    raw.findings.push({ ...cellFinding('sumDiffers', total.at, total.value, { name: '', what: total.at.column, whole: Number(total.value), sum }), tier: 'logic' })
  }
  return sum === total.value
}

/** Some parts of a sum are filled and some are blank: zero or unknown, the clerk must say. */
function blankParts(list: readonly string[], filled: readonly RawCell[], [blank]: readonly Place[]): Finding[] {
  if (filled.length === 0 || filled.length === list.length || blank === undefined) return []
  return [cellFinding('blankPart', blank, undefined, { filled: filled.length, parts: list.length })]
}

/** The same count of teachers stands in several forms and must be the same. Arts and degrees have one source in several shapes. */
function otherSources(rule: FactRule, others: readonly (readonly RawCell[])[], [used]: readonly RawCell[], value: number): Finding[] {
  if (rule.fact !== 'teachers' || used === undefined) return []
  return others.flatMap(([other]) =>
    other && !Number.isNaN(other.value) && other.value !== value
      ? [{ ...cellFinding('sourcesDiffer', other.at, other.value, { other: `${used.at.sheet}!${used.at.cell}`, value }), tier: 'logic' } as const]
      : [])
}

function gradesOf({ id, stage }: { id: SchoolId; stage: Stage }, { cells, blanks }: Returned, { raw, sources }: Sinks): number[] | undefined {
  const form = pupilForms.find((each) => each.stage === stage)!.code
  const addresses = gradeColumns(stage).map(({ key }) => address(form, '', key))
  const found = addresses.map((at) => cells.get(at))
  const last = found.findLastIndex((cell) => cell !== undefined)
  const given = found.slice(0, last + 1)
  const gap = given.indexOf(undefined)
  const blank = blanks.get(addresses[gap] ?? '')
  if (blank) raw.findings.push(cellFinding('gradeGap', blank, undefined, { grade: gap + 1 }))
  if (last === -1 || gap !== -1) return undefined
  const full = given.flatMap((cell) => cell ?? [])
  if (full.some(({ value }) => Number.isNaN(value))) return undefined
  for (const [index, { at }] of full.entries()) {
    sources.add({ school: id, stage, fact: 'pupilsByGrade' }, at)
    sources.add({ school: id, stage, fact: `pupilsByGrade/${index + 1}` }, at)
  }
  return full.map(({ value }) => Number(value))
}

function bandsOf(school: SchoolId, cells: SchoolCells, sources: Sources): ClassBands[] {
  return ['教基2105', '教基2106', '教基2107', '教基2108'].flatMap((form) => {
    const stage = stageOfBandForm(form)!
    const found = classBands.map((_, index) => cells.get(address(form, '', `band${index}`)))
    if (found.some((cell) => cell === undefined || Number.isNaN(cell.value))) return []
    for (const [index, cell] of found.entries()) sources.add({ school, stage, fact: `classBands/${index}` }, cell!.at)
    return [{ school, stage, bands: found.map((cell) => Number(cell!.value)) }]
  })
}
