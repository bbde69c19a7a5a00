import { exitCodes, Failure } from './command.ts'

/** One of the words an option may take; undefined where it is not given. */
export function choice<Word extends string>(option: string, given: string | undefined, words: readonly Word[]): Word | undefined {
  if (given === undefined) return undefined
  const word = words.find((each) => each === given)
  if (word === undefined) throw new Failure(exitCodes.usage, `--${option} 须为 ${words.join('、')} 之一，而不是 ${given}。 --${option} must be one of ${words.join(', ')}, not ${given}.`)
  return word
}

/** The one file that a command reads. */
export function onlyFile(positionals: readonly string[]): string {
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Failure(exitCodes.usage, '须且只须给出一个文件，用 --help 查看用法。 Give exactly one file; see --help.')
  return file
}

export type Language = 'zh' | 'en'

/** What `--lang` says, else English where the environment does, else Chinese. */
export function languageOf(given: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const surroundings = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return choice('lang', given, ['zh', 'en']) ?? (surroundings.startsWith('en') ? 'en' : 'zh')
}
