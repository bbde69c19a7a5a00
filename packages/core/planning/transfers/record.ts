import { roundFaults } from './check-round.ts'
import { checkResult } from './check-result.ts'
import type { RoundFault } from './fault.ts'
import { merkleProof, merkleRoot, type MerkleStep } from './merkle.ts'
import { refusalsOf } from './reasons.ts'
import type { Round, Sha256 } from './round.ts'
import { canonical, runRound, type RoundResult } from './run-round.ts'
import type { Violation } from './violation.ts'

/** `round.json`: everything that is needed to recompute a round, and what it gave. It holds no name and no number of a person. */
export interface RoundRecord {
  readonly format: typeof recordFormat
  /** SHA-256 of the canonical rules, published on the day beside it, before applications closed. */
  readonly rulesHash: string
  readonly rulesPublishedOn: string
  readonly applicationsClosedOn: string
  /** Over every teacher and every cell, each as canonical text, by id. */
  readonly merkleRoot: string
  readonly round: Round
  readonly result: RoundResult
  /** Every teacher–post pair that was refused, with the reason. */
  readonly refusals: ReturnType<typeof refusalsOf>
}

export const recordFormat = 'junheng-transfer-round/1'

export interface RecordDates {
  readonly rulesPublishedOn: string
  readonly applicationsClosedOn: string
}

/** The record of a round that was run. */
export function recordOf(given: Round, result: RoundResult, dates: RecordDates, sha256: Sha256): RoundRecord {
  const round = canonical(given)
  return { format: recordFormat, rulesHash: rulesHash(round, sha256), ...dates, merkleRoot: dataRootOf(round, sha256), round, result, refusals: refusalsOf(round, result) }
}

export const rulesHash = ({ rules }: Pick<Round, 'rules'>, sha256: Sha256): string => sha256(canonicalText(rules))

/** What proves to a teacher that the items frozen for them are the ones that the root stands for. Null for one whom the round does not have. */
export function proofFor(given: Round, teacher: string, sha256: Sha256): { readonly leaf: string; readonly steps: readonly MerkleStep[] } | null {
  const round = canonical(given)
  const index = round.teachers.findIndex(({ id }) => id === teacher)
  if (index === -1) return null
  const leaves = leavesOf(round)
  return { leaf: leaves[index]!, steps: merkleProof(sha256, leaves, index) }
}

/** The root that stands for every teacher and every cell of a round. */
export const dataRootOf = (round: Round, sha256: Sha256): string => merkleRoot(sha256, leavesOf(canonical(round)))

const leavesOf = ({ teachers, cells }: Round): readonly string[] => [...teachers, ...cells].map(canonicalText)

/** JSON with the keys of every object sorted and absent ones left out: one text for one content. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`).join(',')}}`
}

/** What a record does not keep of what it says. */
export interface Verdict {
  /** The hashes of the rules and of the inputs, and the order of the two days. */
  readonly seals: readonly ('rulesHash' | 'merkleRoot' | 'rulesAfterApplications')[]
  /** What should have kept the round from running: a score that does not recompute, among others. */
  readonly faults: readonly RoundFault[]
  /** By the independent checker. */
  readonly violations: readonly Violation[]
  /** Whether running it again gives the same, to the last character; null where faults keep it from running. */
  readonly reruns: boolean | null
}

export function verifyRecord(record: RoundRecord, sha256: Sha256): Verdict {
  const { round, result } = record
  const faults = roundFaults(round)
  const seals = [
    ...(rulesHash(round, sha256) === record.rulesHash ? [] : ['rulesHash' as const]),
    ...(dataRootOf(round, sha256) === record.merkleRoot ? [] : ['merkleRoot' as const]),
    ...(record.rulesPublishedOn <= record.applicationsClosedOn ? [] : ['rulesAfterApplications' as const]),
  ]
  const broken = faults.some(({ code }) => code !== 'pointsDiffer')
  if (broken) return { seals, faults, violations: [], reruns: null }
  const again = runRound(round, sha256)
  return { seals, faults, violations: checkResult(round, result, sha256), reruns: canonicalText(again) === canonicalText(result) }
}

export function isVerified({ seals, faults, violations, reruns }: Verdict): boolean {
  return seals.length + faults.length + violations.length === 0 && reruns === true
}
