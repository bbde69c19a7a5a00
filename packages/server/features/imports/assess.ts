import type { DryRun, ImportFinding } from '@junheng/contract/imports.ts'
import { contentHash } from '@junheng/core/county/content.ts'
import type { Finding, Unread } from '@junheng/core/county/check-finding.ts'
import { checkSnapshot } from '@junheng/core/county/check.ts'
import { differenceBetween } from '@junheng/core/county/difference.ts'
import { factKey } from '@junheng/core/county/facts.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { sha256 } from '../../documents/digest.ts'
import { assembleSnapshot } from '../../documents/workbook/assemble.ts'
import { findCounty } from '../county/queries.ts'
import { findCurrentSnapshotOn, findSnapshotBefore, loadSnapshot } from '../snapshots/queries.ts'
import { listExplanations, listMeanings, type HeaderMeaning } from './queries.ts'
import type { ImportAssessment, ImportReading } from './reading.ts'

/** An import seen against what is booked: the snapshot it would make, and what stands in the way. */
export interface Assessed {
  readonly assessment: ImportAssessment
  /** Null where the workbook says no date. */
  readonly snapshot: Snapshot | null
}

export async function assess(tx: Tx, reading: ImportReading): Promise<Assessed> {
  const { date } = reading
  const meanings = await listMeanings(tx)
  if (date === null) return { assessment: assessmentOf(reading, { findings: [...reading.findings], meanings }), snapshot: null }

  const sameDate = await findCurrentSnapshotOn(tx, date)
  const earlier = await findSnapshotBefore(tx, date)
  const current = sameDate && (await loadSnapshot(tx, sameDate, { staff: true }))
  const previous = earlier && (await loadSnapshot(tx, earlier, { staff: true }))
  const base = current ?? (reading.parts.schools && previous && lastingOf(previous))
  const snapshot = assembleSnapshot(base, reading.parts, { county: await findCounty(tx), date })
  const checked = checkSnapshot(snapshot, { classBands: reading.classBands, unread: unreadOf(reading), ...(previous && { previous }) })
  const explanations = await listExplanations(tx, date)
  const findings = [...reading.findings, ...checked]
  const assessment: ImportAssessment = {
    ...assessmentOf(reading, { findings, meanings, explanations }),
    dryRun: dryRunOf(snapshot, current, previous),
    against: { ...(sameDate && { sameDate: sameDate.id }), ...(earlier && { earlier: earlier.id }) },
  }
  return { assessment, snapshot }
}

/** What a year's return does not say and does not change: townships, and where a school stands and since when. It is never asked for twice. */
function lastingOf({ county, date, townships, schools }: Snapshot): Snapshot {
  const lasting = schools.map(({ migrantShare: _reportedYearly, classes: _alsoYearly, ...school }) => ({ ...school, stages: {}, stock: {} }))
  return { county, date, townships, changes: [], schools: lasting }
}

/** Whether something else has been booked since: the assessment compares with what is no longer current. */
export async function isStale(tx: Tx, { date, against }: ImportAssessment): Promise<boolean> {
  if (date === null) return false
  const [sameDate, earlier] = [await findCurrentSnapshotOn(tx, date), await findSnapshotBefore(tx, date)]
  return sameDate?.id !== against.sameDate || earlier?.id !== against.earlier
}

interface Considered {
  readonly findings: readonly Finding[]
  readonly meanings: readonly HeaderMeaning[]
  readonly explanations?: ReadonlyMap<string, string>
}

function assessmentOf(reading: ImportReading, { findings, meanings, explanations = new Map() }: Considered): ImportAssessment {
  const unmapped = reading.unmapped.map((header) => {
    const said = meanings.find(({ form, found }) => form === header.form && found === header.found)
    return { ...header, samples: [...header.samples], candidates: [...header.candidates], ...(said && { means: said.means }) }
  })
  const located = findings.map((finding) => locate(finding, reading, explanations))
  return {
    date: reading.date,
    findings: located,
    unmapped,
    dryRun: null,
    against: {},
    open: {
      // A column that can be none of ours is simply not ours.
      toMap: unmapped.filter(({ means, candidates }) => means === undefined && candidates.length > 0).length,
      toFix: located.filter(({ tier }) => tier !== 'plausibility').length,
      toExplain: located.filter(({ tier, explanation }) => tier === 'plausibility' && explanation === null).length,
    },
  }
}

function unreadOf({ unread }: ImportReading): Unread {
  return Object.fromEntries(Object.entries(unread).map(([part, names]) => [part, new Set(names)])) as unknown as Unread
}

/** Leads a finding back to the cell of the fact it is about, and to what a clerk said of it. */
function locate(finding: Finding, { sources }: ImportReading, explanations: ReadonlyMap<string, string>): ImportFinding {
  const key = keyOf(finding)
  const { tier, code, value = null, column = null, fact, details } = finding
  const source = fact && sources[factKey(fact)]?.[0]
  const school = fact?.school ? fact.school : null
  return { key, tier, code, ...placeOf(finding, source), column, value, school, details: { ...details }, explanation: explanations.get(key) ?? null }
}

function placeOf({ sheet, row, cell }: Finding, source: { readonly sheet: string; readonly cell: string } | undefined) {
  if (sheet !== undefined) return { sheet, row: row ?? null, cell: cell ?? null }
  if (source === undefined) return { sheet: null, row: null, cell: null }
  return { sheet: source.sheet, row: Number(/\d+$/.exec(source.cell)?.[0]), cell: source.cell }
}

/** The same finding has the same key in every workbook of a date, so that an explanation holds. */
function keyOf({ code, fact, sheet, cell, details }: Finding): string {
  const place = fact ? factKey(fact) : `${sheet ?? ''}!${cell ?? ''}`
  return sha256(JSON.stringify([code, place, Object.entries(details).toSorted()])).slice(0, 24)
}

function dryRunOf(snapshot: Snapshot, current: Snapshot | undefined, previous: Snapshot | undefined): DryRun {
  const against = current ?? previous
  const { added, gone, changed, parts } = differenceBetween(against, snapshot)
  return {
    against: against?.date ?? null,
    sameContent: current !== undefined && contentHash(current, sha256) === contentHash(snapshot, sha256),
    correctsSameDate: current !== undefined,
    added: [...added],
    gone: [...gone],
    changed: changed.map(({ facts, ...school }) => ({ ...school, facts: [...facts] })),
    parts: [...parts],
  }
}
