import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readFontFolder } from '../config.ts'

/**
 * Fonts of official papers (GB/T 9704-2012) by what they are for: the first that is there is taken. Names are those that the font files carry, so that
 * one family may stand under several. None of them may be given away with a program; where none is installed, Noto Serif SC stands in.
 */
export const fontsFor = {
  /** 仿宋: the text. */
  text: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', 'FZFangSong-Z02S', 'FandolFang R', 'Noto Serif SC'],
  /** 小标宋: the issuer's mark and the title. */
  title: ['FZXiaoBiaoSong-B05S', '方正小标宋简体', 'FZXiaoBiaoSong-B05', 'Noto Serif SC'],
  /** 黑体: headings of the first level. */
  heading: ['SimHei', '黑体', 'STHeiti', 'FandolHei', 'Noto Serif SC'],
  /** 楷体: headings of the second level. */
  subheading: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', 'FandolKai', 'Noto Serif SC'],
  /** 宋体: page numbers. */
  pageNumber: ['SimSun', '宋体', 'STSong', 'FandolSong', 'Noto Serif SC'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The font that we bring: for drawings, and wherever no other is installed. */
export const ownFont = 'Noto Serif SC'

/** Folders to look for fonts in, beside the machine's own: that of the setting, and the two weights that we bring. */
export function fontFolders(env: Readonly<Record<string, string | undefined>>): string[] {
  const given = readFontFolder(env)
  return [...(given === undefined ? [] : [given]), join(brought(), '400Regular'), join(brought(), '700Bold')]
}

/** The regular weight of `ownFont`. */
export const ownFontFile = () => join(brought(), '400Regular', 'NotoSerifSC_400Regular.ttf')

const brought = () => dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))

/** Families of the fonts that a PDF embeds, as its own font entries name them: `/BaseFont /NPDMQD+NotoSerifSC-Bold`. */
export function familiesOf(pdf: Uint8Array): readonly string[] {
  const named = Buffer.from(pdf).toString('latin1').matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g)
  return [...new Set([...named].map(([, name]) => familyOf(decoded(name!))))].toSorted()
}

/** Names in a PDF write what is not ASCII as `#E4`. */
function decoded(name: string) {
  return Buffer.from(name.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString()
}

const styles = /-(Identity-H|Regular|Bold|Italic|BoldItalic|Medium|Light|SemiBold|Book|R|B)$/

function familyOf(name: string): string {
  const bare = name.replace('-Identity-H', '').replace(styles, '')
  return shownNames[bare] ?? bare
}

/** What officers call the fonts whose files have other names. */
const shownNames: Readonly<Record<string, string>> = {
  NotoSerifSC: 'Noto Serif SC',
  NotoSerifCJKsc: 'Noto Serif CJK SC',
  NotoSansCJKsc: 'Noto Sans CJK SC',
  NotoSerifCJKjp: 'Noto Serif CJK JP',
  NotoSansCJKjp: 'Noto Sans CJK JP',
  FangSong: '仿宋',
  FangSong_GB2312: '仿宋_GB2312',
  'FZXBSJW--GB1-0': '方正小标宋简体',
  FZXiaoBiaoSong: '方正小标宋',
  'FZXiaoBiaoSong-B05S': '方正小标宋简体',
  SimHei: '黑体',
  KaiTi: '楷体',
  KaiTi_GB2312: '楷体_GB2312',
  SimSun: '宋体',
}
