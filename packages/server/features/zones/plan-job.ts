import { z } from 'zod'
import { Problem } from '@junheng/contract/problem.ts'
import { zoneStages, type ZoneStage } from '@junheng/contract/zones.ts'
import type { Handover } from '@junheng/core/planning/zones/county-zones.ts'
import { judgeZones, namedZonesViolation } from '@junheng/core/planning/zones/judge-zones.ts'
import type { ZonesView } from '@junheng/core/planning/zones/zones-view.ts'
import { planZonesInThread } from '../../planning/in-thread.ts'
import type { ZonesInput } from '../../planning/zones-thread.ts'
import type { JobKind } from '../jobs/kind.ts'
import { addZonePlan } from './queries.ts'
import { zonesInput } from './zones-input.ts'
import { inWords } from './scene.ts'

interface Parameters {
  readonly name: string
  readonly stage: ZoneStage
  readonly loadMost: number
  readonly effort: number
  readonly seed: number
  readonly seconds: number
  /** Schools that share a zone with the nearest. */
  readonly shared: readonly string[]
  /** Settlements that stay with a school. */
  readonly pins: readonly Handover[]
  /** Pupil-minutes of a family that is split; left out, as the county's last decision has it. */
  readonly siblingMinutes?: number | undefined
}

interface Input extends ZonesInput {
  readonly seconds: number
}

/** Plans attendance zones in a thread. Stopped, it keeps the best it has and says which rules that breaks. */
export const planZonesJob: JobKind<Parameters, Input, ZonesView> = {
  name: 'zones.plan',
  parameters: z.strictObject({
    name: z.string().trim().min(1).max(80).default('划片方案'),
    stage: z.enum(zoneStages).default('primary'),
    loadMost: z.number().min(0.5).max(2).default(1.05),
    effort: z.number().min(0.1).max(20).default(1),
    seed: z.int().default(1),
    seconds: z.number().min(1).max(3600).default(60),
    shared: z.array(z.string()).max(200).default([]),
    pins: z.array(z.strictObject({ settlement: z.string(), school: z.string() })).max(5000).default([]),
    siblingMinutes: z.number().min(0).max(10_000).optional(),
  }),
  permission: 'layout.plan',
  async load(tx, { parameters: { name: _name, seconds, siblingMinutes, ...wishes } }) {
    return { ...(await zonesInput(tx, { ...wishes, ...(siblingMinutes === undefined ? {} : { siblingMinutes }), repairs: true })), seconds }
  },
  async work({ seconds, ...input }, controls) {
    const { county, outcome, view } = await planZonesInThread({ ...input, limit: { until: Date.now() + 1000 * seconds } }, controls)
    if (outcome.status === 'infeasible') throw new Problem('zones_impossible', { because: inWords(outcome.because.map((each) => namedZonesViolation(county, each))) })
    if (view === null) throw new Error(`The search ended ${outcome.status} without zones.`)
    return view
  },
  async settle(tx, view, { scope, parameters }) {
    const plan = await addZonePlan(tx, { countyCode: scope.countyCode, name: parameters.name, by: '任务', view, drawnFrom: null })
    return { outcome: { plan, ...judgeZones(view.county, view.plan).figures, bound: view.bound } }
  },
}
