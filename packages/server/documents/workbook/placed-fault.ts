import type { PlacedFault } from '@junheng/contract/placed-fault.ts'
import { findingText } from '@junheng/contract/words/findings.ts'
import type { ReadingLimits } from './open-workbook.ts'

export type WholeFileFinding = Parameters<typeof findingText>[0]

/** Why a file is refused whole and what to do, in the words that imports have for it. */
export function wholeFileWords(finding: WholeFileFinding): Pick<PlacedFault, 'zh' | 'en'> {
  const say = (language: 'zh' | 'en') => Object.values(findingText(finding, language)).join(language === 'zh' ? '；' : '. ')
  return { zh: say('zh'), en: say('en') }
}

/** A file that took more time or memory than it may. */
export function limitReached(ended: 'time' | 'memory', { seconds, heapMegabytes }: ReadingLimits): WholeFileFinding {
  return ended === 'time' ? { code: 'tooSlow', details: { seconds } } : { code: 'tooLarge', details: { what: 'heapMegabytes', limit: heapMegabytes, found: heapMegabytes } }
}
