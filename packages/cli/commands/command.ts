import { parseArgs, type ParseArgsConfig } from 'node:util'

/** What a command ends with; scripts may rely on it. */
export const exitCodes = {
  ok: 0,
  /** It ran, and what was asked for does not hold: an import not booked, a check of `doctor`. A verdict of `judge` is a result, whatever it says. */
  notMet: 1,
  /** The command line or a setting makes no sense. */
  usage: 2,
  /** A file is missing or cannot be read as what it should be. */
  unreadable: 3,
  /** A mistake of ours. */
  internal: 4,
  /** Something is in the way: a folder or port in use, no database program, no disk. */
  unavailable: 5,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command with one line that holds the remedy. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: ExitCode
  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}

/** What a command may touch of the machine. */
export interface Terminal {
  /** One line to standard output: results only, so that they can be piped. */
  readonly print: (line: string) => void
  /** One line to standard error: progress and complaints. */
  readonly tell: (line: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workingFolder: string
  /** Settles when the user asks the program to stop. */
  readonly stopped: Promise<void>
}

export interface Command {
  /** Everything below the first line of `--help`: options, and examples that work as they stand. */
  readonly help: string
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>
}

/** The options and the other words of a command line; a Failure names what is wrong with it. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new Failure(exitCodes.usage, `参数有误，用 --help 查看用法。 ${(error as Error).message} See --help.`, { cause: error })
  }
}
