/** What does not hold of a record: a sentence in both languages, and whom or what it is about. */
export interface Found {
  readonly zh: string
  readonly en: string
  readonly who: string
}
export function verifyRound(record: unknown): readonly Found[]
export function canonicalText(value: unknown): string
export function sha256(text: string): string
