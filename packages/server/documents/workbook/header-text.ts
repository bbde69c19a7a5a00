const units = '单位|人|平方米|㎡|m2|m²|公顷|亩|万元|元|册|台|套|间|个|所|班|辆|米|公里|岁|年'
const unitInBrackets = new RegExp(String.raw`\((?:单位:)?(${units})\)`, 'g')
const unitAlone = new RegExp(String.raw`^(?:单位:)?(?:${units})$`)

/**
 * A header's text without what varies between programs and years: width, blanks, brackets with units, `其中：`, `#`; 计, 小计 and 总计
 * are 合计. '' where nothing is left that says something.
 */
export function decodeHeaderText(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, '').replaceAll(unitInBrackets, '').replaceAll(/(?<=\d)[–—~～至-]+(?=\d)/g, '-')
    .replace(/^(其中)?[:#]*/, '').replace(/:$/, '')
  if (unitAlone.test(plain)) return ''
  return /^[计小总合]?计$/.test(plain) ? '合计' : plain
}

/** The unit that a header names in brackets or alone: `万元`. */
export function headerUnit(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, '')
  const [bracketed] = plain.matchAll(unitInBrackets)
  return bracketed?.[1] ?? (unitAlone.test(plain) && plain !== '' ? plain.replace('单位:', '') : undefined)
}

/** Column numbers under a header: 甲, 乙, 1, 2, 3. */
export const isNumbering = (text: string): boolean => /^([甲乙丙丁戊己]|\d{1,3})$/.test(text)
