/** Fonts as the standard names them; a machine that lacks one goes by the font table. */
export const fonts = { text: '仿宋_GB2312', title: '方正小标宋简体', heading: '黑体', subheading: '楷体_GB2312', pageNumber: '宋体' } as const

/** For figures and Latin letters, which most offices set so; it is on every machine, or something of its measure is. */
export const western = 'Times New Roman'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What a Word file says of itself; `day` is the paper's, YYYY-MM-DD. */
export interface PaperProperties {
  readonly title: string
  readonly issuer: string
  readonly day: string
}

/** docProps/core.xml: the title, and the paper's own day where Word would write the moment it was made. */
export function coreProperties({ title, issuer, day: on }: PaperProperties): string {
  const day = `${on}T00:00:00Z`
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(issuer)}</dc:creator><cp:lastModifiedBy>${escaped(issuer)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified></cp:coreProperties>`
}

/** word/fontTable.xml: what stands in where a font of the standard is not installed. */
export const fontTable = `${declaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  font(fonts.text, '仿宋,FangSong,STFangsong,Noto Serif SC,Noto Serif CJK SC', 'roman'),
  font(fonts.subheading, '楷体,KaiTi,STKaiti,Noto Serif SC,Noto Serif CJK SC', 'roman'),
  font(fonts.heading, 'SimHei,STHeiti,Noto Sans SC,Noto Sans CJK SC', 'swiss'),
  font(fonts.title, 'FZXiaoBiaoSong-B05S,小标宋,宋体,Noto Serif SC,Noto Serif CJK SC', 'roman'),
  font(fonts.pageNumber, 'SimSun,STSong,Noto Serif SC,Noto Serif CJK SC', 'roman'),
].join('')}</w:fonts>`

/**
 * word/styles.xml: 3号仿宋 on 22 lines of 28 characters. 28.8 pt a line, said exactly, and characters at 98 % of their width, since 28 of 16 pt are 2 mm wider than the
 * type area. Word's character grid would say the same, but LibreOffice gives each character two of its cells, and loses stops at line ends where
 * characters are drawn together. No mark hangs over the edge, and figures stand close to the words.
 */
export const styles = `${declaration}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${western}" w:hAnsi="${western}" w:eastAsia="${fonts.text}" w:cs="${western}"/><w:w w:val="98"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:line="576" w:lineRule="exact"/></w:pPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>`

function font(name: string, others: string, family: string) {
  return `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`
}

function escaped(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
