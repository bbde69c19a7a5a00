import type { FactKey } from './facts.ts'
import type { FactRef } from '../standard/judgement.ts'

/**
 * Something a reading or a check found. `reading` (a cell that cannot be taken) and `logic` (逻辑校验) must be fixed;
 * `plausibility` (经验校验) is fixed or explained. Where it stands in the workbook is known to the import, not to the check.
 */
export interface Finding {
  readonly tier: FindingTier
  readonly code: FindingCode
  readonly fact?: FactRef
  readonly sheet?: string
  /** Counted from 1, as the workbook shows it. */
  readonly row?: number
  /** The header path, its parts joined by →. */
  readonly column?: string
  /** `F12`. */
  readonly cell?: string
  readonly value?: string
  /** What the words of the code leave open. A value that is the name of a fact is printed in words. */
  readonly details: Readonly<Record<string, string | number>>
}

export type FindingTier = 'reading' | 'logic' | 'plausibility'

export type FindingCode = (typeof findingCodes)[number]

export const findingCodes = [
  // reading: the file
  'tooLarge', 'tooSlow', 'unreadable', 'encrypted', 'noKnownSheet',
  // reading: a sheet, a row, a cell
  'noIdentitySheet', 'headerNotFound', 'missingColumn', 'notANumber', 'notADate', 'unknownCode', 'unknownSchoolKind', 'missingValue', 'duplicateRow',
  'unknownRowLabel', 'schoolNotInIdentity', 'kindDisagreesWithSheet', 'blankPart', 'gradeGap', 'datesDiffer', 'noDate',
  // logic
  'idMalformed', 'idCategory', 'idProvince', 'idDuplicate', 'stageNotOfKind', 'negative', 'notWhole', 'outsideBounds',
  'sumDiffers', 'sourcesDiffer', 'partExceedsWhole', 'gradeOutOfRange', 'rollsDiffer', 'bandsDiffer', 'staffDiffers',
  'unknownTownship', 'unknownSchool', 'unknownPlace', 'parentIsItself', 'closedButListed', 'openedButMissing', 'dateMalformed', 'outsideYear', 'dateOrder',
  // plausibility
  'jump', 'outsideUsual', 'zeroWhereNeeded', 'notReported', 'noPupils', 'goneWithoutChange', 'newWithoutChange', 'inspectionExpired', 'ageUnusual', 'postingUnlikely',
] as const

export const logic = (code: FindingCode, fact: FactRef, details: Finding['details'] = {}): Finding => ({ tier: 'logic', code, fact, details })
export const plausibility = (code: FindingCode, fact: FactRef, details: Finding['details'] = {}): Finding => ({ tier: 'plausibility', code, fact, details })

/**
 * What stands in the workbook and could not be read, each already a finding of its own. It exists and is not known: a check that
 * would need it is silent, so that one fault is one finding.
 */
export interface Unread {
  readonly facts: ReadonlySet<FactKey>
  readonly schools: ReadonlySet<string>
  readonly townships: ReadonlySet<string>
  readonly settlements: ReadonlySet<string>
  /** Schools with a person, or a class, that could not be read. */
  readonly staffOf: ReadonlySet<string>
  readonly classesOf: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()
export const nothingUnread: Unread = { facts: none, schools: none, townships: none, settlements: none, staffOf: none, classesOf: none }
