import { boxOf, line, type Box, type Shape } from './wall-chart-shapes.ts'

/** One sheet of a picture that is larger than the printer's paper. */
export interface Tile {
  /** Both from 1. */
  readonly row: number
  readonly column: number
  readonly number: number
  readonly of: number
  /** The part of the picture it shows. */
  readonly view: Box
}

/** Millimetres. The margin holds the crop marks and the line that says which sheet it is; no office printer reaches it all. */
export interface TileMeasures {
  readonly width: number
  readonly height: number
  readonly margin: number
  /** What two neighbours both show, so that one can be glued onto the other. */
  readonly overlap: number
}

export function tilesOf(picture: { readonly width: number; readonly height: number }, { width, height, margin, overlap }: TileMeasures): readonly Tile[] {
  const view = { width: width - 2 * margin, height: height - 2 * margin }
  const columns = countOf(picture.width, view.width, overlap)
  const rows = countOf(picture.height, view.height, overlap)
  return Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns]
    return { row: row + 1, column: column + 1, number: index + 1, of: rows * columns, view: { x: column * (view.width - overlap), y: row * (view.height - overlap), ...view } }
  })
}

const countOf = (length: number, view: number, overlap: number) => Math.max(1, Math.ceil((length - overlap) / (view - overlap) - 1e-9))

/** What a sheet shows of the picture: text that lies elsewhere is not printed on it, not even hidden. */
export function shapesIn(shapes: readonly Shape[], view: Box): readonly Shape[] {
  return shapes.flatMap((shape) => (shape.kind === 'linked' ? shapesIn(shape.shapes, view) : touches(boxOf(shape), view) ? [shape] : []))
}

/** Strokes are drawn a little beyond their box. */
const stroke = 1

function touches(box: Box, view: Box): boolean {
  return box.x <= view.x + view.width + stroke && box.x + box.width >= view.x - stroke && box.y <= view.y + view.height + stroke && box.y + box.height >= view.y - stroke
}

/** Where to cut: a cross of two lines outside each corner of what the sheet shows, and a short line where the neighbour begins. */
export function cropMarks({ width, height, margin, overlap }: TileMeasures): readonly Shape[] {
  const [far, low, reach] = [width - margin, height - margin, margin - 4.5]
  const corners = [[margin, margin, -1, -1], [far, margin, 1, -1], [margin, low, -1, 1], [far, low, 1, 1]] as const
  const crosses = corners.flatMap(([x, y, right, down]) => [line([[x + right, y], [x + right * reach, y]], 'frame'), line([[x, y + down], [x, y + down * reach]], 'frame')])
  const seams = [
    line([[far - overlap, margin - 1], [far - overlap, margin - reach]], 'guide'),
    line([[far - overlap, low + 1], [far - overlap, low + reach]], 'guide'),
    line([[margin - 1, low - overlap], [margin - reach, low - overlap]], 'guide'),
    line([[far + 1, low - overlap], [far + reach, low - overlap]], 'guide'),
  ]
  return [...crosses, ...seams]
}
