export interface Words {
  readonly zh: string
  readonly en: string
}

/** Where a command's words go, and what surrounds it. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly language: keyof Words
}

/** One word after `junheng`. */
export interface Command {
  readonly name: string
  readonly summary: Words
  /** `judge FILE --standard …` */
  readonly usage: string
  readonly examples: readonly string[]
  /** The exit code; docs/cli.md lists them. */
  run(args: readonly string[], io: Io): Promise<number>
}

export const exitCodes = { done: 0, failed: 1, usage: 2, input: 3, refused: 4 } as const

/** Ends a command with one line that says what is wrong and what to do about it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly words: Words
  readonly exitCode: number
  constructor(exitCode: number, words: Words, options?: ErrorOptions) {
    super(words.en, options)
    this.words = words
    this.exitCode = exitCode
  }
}
