import type { OfficialPaper } from '@junheng/contract/words/official-paper.ts'

/**
 * Where 署名 and 成文日期 stand in a paper without seal, in characters left blank to their right (GB/T 9704-2012, 7.3.5.2): the signature leaves two
 * blank and the date begins two characters after it; where the date would then be the one too far right, it leaves two blank and the
 * signature is moved in its place.
 */
export function indentOf({ issuer, date }: Pick<OfficialPaper, 'issuer' | 'date'>): { readonly issuer: number; readonly date: number } {
  const longer = widthOf(issuer) - widthOf(date)
  return longer >= 2 ? { issuer: 2, date: longer } : { issuer: 4 - longer, date: 2 }
}

/** In characters; digits and Latin letters take half of one. */
function widthOf(text: string) {
  return [...text].reduce((width, character) => width + (character < '\u0100' ? 0.5 : 1), 0)
}
