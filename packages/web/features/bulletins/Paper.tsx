import type { BulletinContent } from '@junheng/contract/bulletins.ts'
import { bulletinPaper } from '@junheng/contract/words/bulletin.ts'
import { OfficialSheet } from './OfficialSheet.tsx'

/** A bulletin as it reads. */
export function Paper({ content }: { readonly content: BulletinContent }) {
  return <OfficialSheet paper={bulletinPaper(content)} figures={content.figures} />
}
