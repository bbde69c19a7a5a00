import type { Project, ProjectNode } from './project.ts'

/** A project of PSPLIB (Kolisch & Sprecher 1996) and the length that its file prints for it. */
export interface PsplibProject {
  readonly project: Project
  /** MPM-Time: the length of its longest path; its resources do not count in it. */
  readonly mpmTime: number
}

/** The day on which such a project starts; its files know none. */
const start = '2021-01-01'

/**
 * Reads a single-mode `.sm` file: its jobs as nodes of calendar days, its precedence as links; resources are left out.
 * Throws where the text is no such file.
 */
export function projectOfPsplib(text: string): PsplibProject {
  const lines = text.split(/\r?\n/)
  const successors = new Map(rowsBelow(lines, 'PRECEDENCE RELATIONS').map(([job, , , ...after]) => [job!, after]))
  const before = new Map<number, number[]>()
  for (const [job, after] of successors) for (const next of after) before.set(next, [...(before.get(next) ?? []), job])
  const nodes = rowsBelow(lines, 'REQUESTS/DURATIONS').map(([job, , days]): ProjectNode =>
    ({ id: String(job), name: `作业 ${job}`, days: days!, after: (before.get(job!) ?? []).map(String) }))
  const mpmTime = rowsBelow(lines, 'PROJECT INFORMATION')[0]?.[5]
  if (nodes.length === 0 || nodes.length !== successors.size || mpmTime === undefined) throw new Error('不是 PSPLIB 的 .sm 文件。 This is no .sm file of PSPLIB.')
  return { project: { start, nodes }, mpmTime }
}

/** The rows of numbers of a section: its head, the names of its columns and rules are passed over. */
function rowsBelow(lines: readonly string[], section: string): readonly (readonly number[])[] {
  const from = lines.findIndex((line) => line.startsWith(section))
  if (from === -1) return []
  const below = lines.slice(from + 1)
  const until = below.findIndex((line) => line.startsWith('*'))
  return below.slice(0, until === -1 ? undefined : until).filter((line) => /^[\s\d]*\d[\s\d]*$/.test(line)).map((line) => line.trim().split(/\s+/).map(Number))
}
