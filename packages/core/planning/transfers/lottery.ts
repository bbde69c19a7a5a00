import type { Lottery, LotteryParty, Sha256 } from './round.ts'

/** What a party hands in before applications close: nobody can change the value afterwards, nobody can read it before. */
export function commitmentOf(sha256: Sha256, name: string, { value, salt }: { readonly value: string; readonly salt: string }): string {
  return sha256(`${name}|${value}|${salt}`)
}

/**
 * What a party brings to the seed: its value where it opens the commitment. A reveal that is missing or does not open it is replaced
 * by the public value, never asked for again: who would rather not reveal gains nothing by it.
 */
export function contributionOf(sha256: Sha256, party: LotteryParty, publicValue: string): { readonly value: string; readonly replaced: boolean } {
  const opens = party.reveal !== null && commitmentOf(sha256, party.name, party.reveal) === party.commitment
  return opens ? { value: party.reveal!.value, replaced: false } : { value: sha256(`${party.name}|${publicValue}`), replaced: true }
}

/** The seed of a round: every contribution in the order of the parties, then the public value. */
export function seedOf(sha256: Sha256, round: string, { parties, publicValue }: Lottery): string {
  const values = parties.map((party) => contributionOf(sha256, party, publicValue).value)
  return sha256([`junheng-lottery-1`, round, ...values, publicValue].join('|'))
}

/** A teacher's lot; the lower goes first. 256 bits, so that no two are equal. */
export function lotOf(sha256: Sha256, seed: string, teacher: string): string {
  return sha256(`${seed}|${teacher}`)
}
