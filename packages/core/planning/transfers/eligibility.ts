import type { Cell, RoundTeacher, TransferRules } from './round.ts'

/** A hard rule that keeps a teacher from a cell. */
export type Bar = 'ownCell' | 'ownSchool' | 'closed' | 'licence' | 'service' | 'assessment' | 'relative'

/** The first hard rule that bars a teacher from a cell, or null. Whether the home school can spare the teacher is not asked here: the mechanism sees to it. */
export function barTo(rules: Pick<TransferRules, 'minimumServiceYears'>, teacher: RoundTeacher, home: Cell, cell: Cell): Bar | null {
  if (cell.id === home.id) return 'ownCell'
  if (cell.school === home.school) return 'ownSchool'
  if (cell.vacancies === 0) return 'closed'
  if (!teacher.licences.some(({ stage, subject }) => stage === cell.stage && subject === cell.subject)) return 'licence'
  if (teacher.serviceYears < rules.minimumServiceYears) return 'service'
  if (!teacher.assessed) return 'assessment'
  return teacher.avoid.includes(cell.school) ? 'relative' : null
}
