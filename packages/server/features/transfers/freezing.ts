import { staffBalance } from '@junheng/core/planning/staffing/balance-sheet.ts'
import { cellId } from '@junheng/core/planning/transfers/round-from.ts'
import { curriculumOn, staffingNorms } from '@junheng/standards/load-staffing.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { findSnapshot, loadSnapshot } from '../snapshots/queries.ts'
import { addApplications, addCells, addStep, addTeachers, advanceRound, listCells, type StoredRound } from './queries.ts'
import type { TakenLine } from './teacher-lines.ts'

/** School × stage × subject with need and head-count, as the snapshot has them: frozen with the first roster. */
export async function freezeCells(tx: Tx, round: StoredRound): Promise<void> {
  if (round.state !== 'published' || (await listCells(tx, round.id)).length > 0) return
  const summary = await findSnapshot(tx, round.snapshot_id)
  const snapshot = await asProgram(tx, () => loadSnapshot(tx, summary!, { staff: true }))
  const { cells } = staffBalance(snapshot, staffingNorms(), curriculumOn(round.rules_published_on))
  await addCells(tx, round, cells.map((cell) => ({ id: cellId(cell), school_id: cell.school, stage: cell.stage, subject: cell.subject, have: cell.have, need: cell.need })))
}

interface Taking {
  readonly teachers: readonly TakenLine[]
  readonly by: string
  readonly day: string
}

/** The first roster freezes the data; later ones add what changed. */
export async function takeTeachers(tx: Tx, round: StoredRound, { teachers, by, day }: Taking): Promise<void> {
  await addTeachers(tx, round, teachers.map(({ name, school, content }) => ({ staffNo: content.id, school, name, content, by, reason: null })))
  await addApplications(tx, round, teachers.filter(({ preferences }) => preferences.length > 0).map(({ content, preferences }) => ({ staffNo: content.id, preferences, by })))
  if (round.state === 'published') await advanceRound(tx, round, 'frozen')
  await addStep(tx, round, { step: round.state === 'published' ? 'frozen' : 'imported', day, by, note: String(teachers.length) })
}
