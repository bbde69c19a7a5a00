import type { BulletinContent } from '@junheng/contract/bulletins.ts'
import { bulletinPaper } from '@junheng/contract/words/bulletin.ts'
import { officialDocx } from '../../documents/official-docx.ts'
import { officialPdf } from '../../documents/official-typst.ts'
import type { CompiledPdf } from '../../documents/typst.ts'

/** A bulletin as a Word file. Equal contents give equal bytes. */
export function bulletinDocx(content: BulletinContent): Promise<Uint8Array> {
  return officialDocx(bulletinPaper(content), content.publishedOn ?? content.dataOn)
}

/** The same as PDF. */
export function bulletinPdf(content: BulletinContent): Promise<CompiledPdf> {
  return officialPdf(bulletinPaper(content))
}
