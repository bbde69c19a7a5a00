import type { IsoDate } from '../county/snapshot.ts'
import { dayOf, daysBetween, isoOf } from '../schedule/day.ts'
import type { CountyNode, NodeStatus } from '../schedule/programme.ts'
import { openBlockers, type NodeLedger } from './node-ledger.ts'
import { holderOn } from './rope.ts'

/**
 * Why nobody gets an order: a policy from above or the weather holds it up (152); whose it is is disputed (P5); its papers changed hands
 * within a dispatch cycle, and a return stops the owner's clock; or every day it is late by was one of those.
 */
export type SpareReason = 'policy' | 'weather' | 'disputed' | 'justCame' | 'excused'

/** Whom an order on a node goes to, or why it goes to nobody. */
export type Addressee = { readonly office: string; readonly spared: null } | { readonly office: null; readonly spared: SpareReason }

/** A node on a day, as far as it matters whose lateness it is. */
export interface LateNode {
  readonly node: CountyNode
  /** Who leads its project. */
  readonly lead: string
  readonly status: NodeStatus
  /** Its planned start and the day it is due; null where it has none. */
  readonly start: IsoDate | null
  readonly due: IsoDate | null
}

/**
 * An order goes to whoever has the node in hand: the office that a blocker waits for, else who has the papers. A report that is missing is
 * asked of who has the papers, whatever blocks the work. A body outside the county gets none: what a contractor does is answered for by whoever has the papers.
 */
export function addresseeOf(late: LateNode, ledger: NodeLedger, { today, cycleDays }: { readonly today: IsoDate; readonly cycleDays: number }): Addressee {
  const { node, lead, status } = late
  const kinds = new Set(openBlockers(ledger.blockers, today).filter((blocker) => blocker.node === node.id).map(({ kind }) => kind))
  if (kinds.has('policy')) return spared('policy')
  if (kinds.has('weather')) return spared('weather')
  if (kinds.has('ownership')) return spared('disputed')
  if (papersCame(node, ledger, today, cycleDays)) return spared('justCame')
  const papers = holderOn(node, lead, { ...ledger, blockers: [] }, today).holder
  const { holder } = holderOn(node, lead, ledger, today)
  const { office } = holder.outside || status === 'unreported' ? papers : holder
  return status === 'red' && isExcused(late, office, ledger, today) ? spared('excused') : { office, spared: null }
}

const spared = (reason: SpareReason): Addressee => ({ office: null, spared: reason })

function papersCame({ id }: CountyNode, { handovers }: NodeLedger, today: IsoDate, cycleDays: number): boolean {
  return handovers.some(({ node, on }) => node === id && on <= today && daysBetween(on, today) <= cycleDays)
}

/** Whether the days on which policy, weather or, for the owner, a return stopped its clock make up for all days that it is late. */
function isExcused({ node, lead, start, due }: LateNode, office: string, ledger: NodeLedger, today: IsoDate): boolean {
  if (start === null || due === null) return false
  let stopped = 0
  for (let day = dayOf(start); day < dayOf(today); day++) stopped += Number(isStopped({ node, lead, office }, ledger, isoOf(day)))
  return stopped >= daysBetween(due, today)
}

function isStopped({ node, lead, office }: { readonly node: CountyNode; readonly lead: string; readonly office: string }, ledger: NodeLedger, day: IsoDate): boolean {
  if (openBlockers(ledger.blockers, day).some((blocker) => blocker.node === node.id && (blocker.kind === 'policy' || blocker.kind === 'weather'))) return true
  return office === node.owner && holderOn(node, lead, ledger, day).why === 'returned'
}
