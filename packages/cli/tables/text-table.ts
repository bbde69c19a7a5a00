/** Rows under a header in columns that stand straight on a terminal: the first to the left, figures to the right, empty columns left out. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const filled = header.map((_, column) => rows.some((row) => row[column] !== ''))
  const [head, ...body] = [header, ...rows].map((row) => row.filter((_, column) => filled[column]))
  const widths = head!.map((cell, column) => Math.max(width(cell), ...body.map((row) => width(row[column]!))))
  const line = (row: readonly string[]) => row.map((cell, column) => pad(cell, widths[column]!, column === 0)).join('  ').trimEnd()
  return [head!, ...body].map(line).join('\n')
}

function pad(cell: string, to: number, left: boolean): string {
  const blanks = ' '.repeat(to - width(cell))
  return left ? cell + blanks : blanks + cell
}

/** A Chinese character takes two places. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1), 0)
}
