import { inThread } from '../features/jobs/in-thread.ts'
import type { LayoutRun, LayoutTask } from './layout-run.ts'
import type { WhyAnswer } from '@junheng/core/planning/layout/why-not.ts'
import type { WhyTask } from './why-thread.ts'
import type { ZonesRun, ZonesTask } from './zones-thread.ts'

/** Asked to stop, a search still bounds, levels and checks what it has. */
const bounds = { heapMegabytes: 2048, graceMs: 60_000 } as const

export const planLayoutInThread = inThread<LayoutTask, LayoutRun>(new URL('layout-thread.ts', import.meta.url), bounds)
export const whyInThread = inThread<WhyTask, WhyAnswer>(new URL('why-thread.ts', import.meta.url))
export const planZonesInThread = inThread<ZonesTask, ZonesRun>(new URL('zones-thread.ts', import.meta.url), bounds)
