import type { LpOutcome, MipOutcome, Unproven } from '@junheng/core/planning/mip.ts'
import { gapOf } from '@junheng/core/planning/outcome.ts'
import type { Ended, HighsReply } from './highs-task.ts'

/** What may be said of a whole-number program after HiGHS came back: never more than was proven. */
export function mipOutcome(reply: HighsReply | Ended, stopped = false): MipOutcome {
  if (reply.status === 'infeasible' || reply.status === 'unbounded') return { status: reply.status }
  if (reply.status !== 'ended') return { status: 'unknown', bound: -Infinity, ...whyUnknown(reply) }
  return endedOutcome(reply, stopped ? 'stopped' : 'limit')
}

function endedOutcome(reply: Extract<HighsReply, { status: 'ended' }>, why: Unproven): MipOutcome {
  const bound = Number.isFinite(reply.bound) ? reply.bound : -Infinity
  if (!reply.found) return { status: 'unknown', bound, why: reply.finished ? 'fault' : why }
  const found = { objective: reply.found.objective, bound: Math.min(bound, reply.found.objective), values: reply.found.values }
  if (!reply.finished) return { status: 'feasible', ...found, why }
  return gapOf(found.objective, bound) <= 1e-6 ? { status: 'optimal', ...found } : { status: 'feasible', ...found, why: 'gap' }
}

/** The same of a linear program. */
export function lpOutcome(reply: HighsReply | Ended, stopped = false): LpOutcome {
  if (reply.status === 'infeasible' || reply.status === 'unbounded') return { status: reply.status }
  if (reply.status !== 'ended') return { status: 'unknown', ...whyUnknown(reply) }
  if (!reply.finished || !reply.found) return { status: 'unknown', why: reply.finished ? 'fault' : stopped ? 'stopped' : 'limit' }
  const { objective, values, duals, reducedCosts } = reply.found
  return { status: 'optimal', objective, values, duals, reducedCosts }
}

function whyUnknown(reply: Ended | Extract<HighsReply, { status: 'fault' }>) {
  if (reply.status !== 'fault') return { why: reply.status }
  return { why: /memory|Aborted/i.test(reply.message) ? ('memory' as const) : ('fault' as const), message: reply.message }
}
