import type { Sha256 } from './round.ts'

/** One step from a leaf towards the root: the neighbour's hash, and on which side it stands. */
export interface MerkleStep {
  readonly side: 'left' | 'right'
  readonly hash: string
}

/** The root over texts in their order. Leaves and inner nodes are hashed under different prefixes, so that neither passes for the other (RFC 6962). */
export function merkleRoot(sha256: Sha256, leaves: readonly string[]): string {
  return levelsOf(sha256, leaves).at(-1)![0]!
}

/** What proves that the leaf at `index` is under the root. */
export function merkleProof(sha256: Sha256, leaves: readonly string[], index: number): readonly MerkleStep[] {
  const steps: MerkleStep[] = []
  let at = index
  for (const level of levelsOf(sha256, leaves).slice(0, -1)) {
    const neighbour = level[at ^ 1]
    if (neighbour !== undefined) steps.push({ side: at % 2 === 0 ? 'right' : 'left', hash: neighbour })
    at >>= 1
  }
  return steps
}

/** The root that a leaf leads to by its proof: equal to the published one, or the leaf was not in it. */
export function rootFromProof(sha256: Sha256, leaf: string, proof: readonly MerkleStep[]): string {
  return proof.reduce((hash, step) => (step.side === 'right' ? nodeHash(sha256, hash, step.hash) : nodeHash(sha256, step.hash, hash)), leafHash(sha256, leaf))
}

/** From the leaves up to the root; one without a neighbour goes up as it is. */
function levelsOf(sha256: Sha256, leaves: readonly string[]): readonly (readonly string[])[] {
  const levels = [leaves.length === 0 ? [sha256('')] : leaves.map((leaf) => leafHash(sha256, leaf))]
  while (levels.at(-1)!.length > 1) {
    const below = levels.at(-1)!
    levels.push(Array.from({ length: Math.ceil(below.length / 2) }, (_, i) => (below[2 * i + 1] === undefined ? below[2 * i]! : nodeHash(sha256, below[2 * i]!, below[2 * i + 1]!))))
  }
  return levels
}

const leafHash = (sha256: Sha256, leaf: string) => sha256(`0${leaf}`)
const nodeHash = (sha256: Sha256, left: string, right: string) => sha256(`1${left}${right}`)
