import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { datesAlone } from './graph-scheduler.ts'
import type { Project } from '@junheng/core/schedule/project.ts'
import { projectOfPsplib } from '@junheng/core/schedule/psplib.ts'
import { schedule } from '@junheng/core/schedule/schedule.ts'
import { workingDays } from '@junheng/core/schedule/working-days.ts'
import { peakMiB, timed } from './figures.ts'
import { inventProjects } from './networks.ts'

/** `cliffs`: the whole schedule with every node's slack and cliffs; `dates`: dates and critical path alone; `graphology`: the same by a graph library. */
export interface ScheduleHeat {
  readonly what: 'cliffs' | 'dates' | 'graphology'
  readonly programme: Programme
  readonly repetitions: number
}

/** Invented projects, or those of a folder of PSPLIB. Plain leaves windows, working days and terms out, which a graph library does not know. */
export type Programme = { readonly projects: number; readonly nodes: number; readonly plain?: true } | { readonly folder: string }

/** Times in milliseconds, one a repetition, the first cold; memory in MiB. */
export interface SchedulePerformance {
  readonly ms: readonly number[]
  readonly beforeMiB: number
  readonly peakMiB: number
  readonly nodes: number
  /** Of all projects together: what contenders must agree on. */
  readonly lengthDays: number
  readonly cliffs: number
}

/** Runs alone in its process; the projects are made before the clock starts. */
export async function performSchedule({ what, programme, repetitions }: ScheduleHeat): Promise<SchedulePerformance> {
  const projects = projectsOf(programme)
  const calendar = workingDays([])
  const beforeMiB = peakMiB()
  const ms: number[] = []
  let found = { lengthDays: 0, cliffs: 0 }
  for (let i = 0; i < repetitions; i++) {
    const run = await timed(() => (what === 'graphology' ? { lengthDays: sum(projects.map(datesAlone)), cliffs: 0 } : scheduleAll(projects, { workingDays: calendar, cliffs: what === 'cliffs' })))
    ms.push(run.ms)
    found = run.found
  }
  return { ms, beforeMiB, peakMiB: peakMiB(), nodes: sum(projects.map(({ nodes }) => nodes.length)), ...found }
}

/** The files at hand; none where the public data is absent. */
export function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sm')).map((name) => `${folder}/${name}`) : []
}

function projectsOf(programme: Programme): readonly Project[] {
  if ('folder' in programme) return filesIn(programme.folder).map((file) => projectOfPsplib(readFileSync(file, 'latin1')).project)
  const projects = inventProjects(programme.projects, programme.nodes, 20210511)
  return programme.plain === true ? projects.map(withoutWindows) : projects
}

function withoutWindows({ start, nodes }: Project): Project {
  return { start, nodes: nodes.map(({ id, name, days, after, lag = 0 }) => ({ id, name, days, after, lag })) }
}

function scheduleAll(projects: readonly Project[], options: Parameters<typeof schedule>[1]) {
  const schedules = projects.map((project) => schedule(project, options))
  return { lengthDays: sum(schedules.map(({ lengthDays }) => lengthDays ?? 0)), cliffs: sum(schedules.flatMap(({ nodes }) => nodes.map(({ cliffs }) => cliffs.length))) }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
