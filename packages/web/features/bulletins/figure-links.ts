import type { BulletinFigure } from '@junheng/contract/bulletins.ts'

/** A piece of a sentence: words, or a figure that stands in it. */
export interface Piece {
  readonly text: string
  readonly figure?: BulletinFigure
}

/** A text cut where its figures stand, in the order in which they are given; a figure that is not found is passed over, and no word is lost. */
export function piecesOf(text: string, figures: readonly BulletinFigure[]): readonly Piece[] {
  const pieces: Piece[] = []
  let rest = text
  for (const figure of figures) {
    const at = rest.indexOf(figure.value)
    if (at === -1) continue
    pieces.push({ text: rest.slice(0, at) }, { text: figure.value, figure })
    rest = rest.slice(at + figure.value.length)
  }
  return [...pieces, { text: rest }].filter((piece) => piece.text !== '')
}
