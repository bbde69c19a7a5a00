import type { DryRun } from '@junheng/contract/imports.ts'
import type { SnapshotSummary } from '@junheng/contract/snapshots.ts'
import { contentHash } from '@junheng/core/county/content.ts'
import type { Finding } from '@junheng/core/county/check-finding.ts'
import { withAdoptedChanges } from '@junheng/core/county/adopted-changes.ts'
import { differenceBetween } from '@junheng/core/county/difference.ts'
import type { Snapshot } from '@junheng/core/county/snapshot.ts'
import { asProgram, type Tx } from '../../db/database.ts'
import { sha256 } from '../../documents/digest.ts'
import { assembleSnapshot } from '../../documents/workbook/assemble.ts'
import { findingsOf } from '../../documents/workbook/findings-of-reading.ts'
import { findCounty } from '../county/queries.ts'
import { findCurrentSnapshotOn, findSnapshotBefore, listCells, loadSnapshot } from '../snapshots/queries.ts'
import { listAdoptedChanges } from '../layouts/queries.ts'
import { locateFinding, type Whereabouts } from './located-findings.ts'
import { listExplanations, listMeanings } from './queries.ts'
import type { ImportAssessment, ImportReading } from './reading.ts'

/** An import seen against what is booked: the snapshot it would make, and what stands in the way. */
export interface Assessed {
  readonly assessment: ImportAssessment
  /** Null where the workbook says no date. */
  readonly snapshot: Snapshot | null
}

export async function assess(tx: Tx, reading: ImportReading): Promise<Assessed> {
  if (reading.date === null) return { assessment: await assessmentOf(tx, reading, reading.findings, nowhere), snapshot: null }
  const booked = await bookedAround(tx, reading.date)
  const snapshot = await assembled(tx, reading, reading.date, booked)
  const whereabouts: Whereabouts = {
    bookedCells: booked.sameDate ? await listCells(tx, booked.sameDate.id) : new Map(),
    schoolNames: new Map(snapshot.schools.map(({ id, name }) => [id, name])),
    explanations: await listExplanations(tx, reading.date),
  }
  const assessment = await assessmentOf(tx, reading, findingsOf(reading, snapshot, booked.earlier?.content), whereabouts)
  return { assessment: { ...assessment, dryRun: dryRunOf(snapshot, booked), against: againstOf(booked) }, snapshot }
}

/** Whether something else has been booked since: the assessment compares with what is no longer current. */
export async function isStale(tx: Tx, { date, against }: ImportAssessment): Promise<boolean> {
  if (date === null) return false
  const [sameDate, earlier] = [await findCurrentSnapshotOn(tx, date), await findSnapshotBefore(tx, date)]
  return sameDate?.id !== against.sameDate || earlier?.id !== against.earlier
}

type BookedSnapshot = SnapshotSummary & { readonly content: Snapshot }

interface Booked {
  readonly sameDate: BookedSnapshot | undefined
  /** Of the last date before. */
  readonly earlier: BookedSnapshot | undefined
}

/** With its persons, whoever asks: what an import does not bring is carried on, and must not be lost because the clerk may not read it. */
async function bookedAround(tx: Tx, date: string): Promise<Booked> {
  const withContent = async (summary: SnapshotSummary | undefined) => summary && { ...summary, content: await asProgram(tx, () => loadSnapshot(tx, summary, { staff: true })) }
  return { sameDate: await withContent(await findCurrentSnapshotOn(tx, date)), earlier: await withContent(await findSnapshotBefore(tx, date)) }
}

async function assembled(tx: Tx, { parts }: ImportReading, date: string, { sameDate, earlier }: Booked): Promise<Snapshot> {
  const base = sameDate?.content ?? (parts.schools && earlier && lastingOf(earlier.content))
  const snapshot = assembleSnapshot(base, parts, { county: await findCounty(tx), date })
  return parts.schools === undefined ? snapshot : withAdoptedChanges(snapshot, await asProgram(tx, () => listAdoptedChanges(tx)))
}

/** What a year's return does not say and does not change: townships, and where a school stands and since when. It is never asked for twice. */
function lastingOf({ county, date, townships, schools }: Snapshot): Snapshot {
  const lasting = schools.map(({ migrantShare: _reportedYearly, classes: _alsoYearly, ...school }) => ({ ...school, stages: {}, stock: {} }))
  return { county, date, townships, changes: [], schools: lasting }
}

const nowhere: Whereabouts = { bookedCells: new Map(), schoolNames: new Map(), explanations: new Map() }

async function assessmentOf(tx: Tx, reading: ImportReading, findings: readonly Finding[], whereabouts: Whereabouts): Promise<ImportAssessment> {
  const unmapped = withMeanings(reading, await listMeanings(tx))
  const located = findings.map((finding) => locateFinding(finding, whereabouts))
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

function withMeanings({ unmapped }: ImportReading, meanings: Awaited<ReturnType<typeof listMeanings>>): ImportAssessment['unmapped'] {
  return unmapped.map((header) => {
    const said = meanings.find(({ form, found }) => form === header.form && found === header.found)
    return { ...header, samples: [...header.samples], candidates: [...header.candidates], ...(said && { means: said.means }) }
  })
}

function dryRunOf(snapshot: Snapshot, { sameDate, earlier }: Booked): DryRun {
  const against = (sameDate ?? earlier)?.content
  const { added, gone, changed, parts } = differenceBetween(against, snapshot)
  return {
    against: against?.date ?? null,
    sameContent: sameDate?.id === contentHash(snapshot, sha256),
    correctsSameDate: sameDate !== undefined,
    added: [...added],
    gone: [...gone],
    changed: changed.map(({ facts, ...school }) => ({ ...school, facts: [...facts] })),
    parts: [...parts],
  }
}

function againstOf({ sameDate, earlier }: Booked): ImportAssessment['against'] {
  return { ...(sameDate && { sameDate: sameDate.id }), ...(earlier && { earlier: earlier.id }) }
}
