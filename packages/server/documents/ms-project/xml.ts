/** An element of a document that has no attributes of interest: Project's files say everything in elements. */
export interface XmlElement {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

/** Where a document is broken, in characters from its start. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault'
}

const token = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE|<\/([\w.:-]+)\s*>|<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy

interface OpenElement {
  readonly name: string
  text: string
  readonly children: XmlElement[]
}

/** The root of a document. No DTD is read: there are no entities but the five of XML and numbers. Throws `XmlFault`. */
export function parseXml(text: string): XmlElement {
  const root: OpenElement = { name: '', text: '', children: [] }
  const open: OpenElement[] = [root]
  token.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const match = token.exec(text)
    if (match === null || match[0] === '<!DOCTYPE') throw new XmlFault(`character ${at}`)
    take(open, match, at)
  }
  if (open.length !== 1 || root.children.length !== 1) throw new XmlFault('not one root')
  return root.children[0]!
}

function take(open: OpenElement[], [, cdata, closing, opening, , empty, said]: RegExpExecArray, at: number): void {
  const current = open.at(-1)!
  if (cdata !== undefined) current.text += cdata
  if (said !== undefined) current.text += said.replaceAll(/&(#x?[\da-fA-F]+|\w+);/g, (_, name: string) => character(name, at))
  if (closing !== undefined) close(open, closing, at)
  if (opening === undefined) return
  const element: OpenElement = { name: opening, text: '', children: [] }
  current.children.push(element)
  if (empty === '') open.push(element)
}

function close(open: OpenElement[], name: string, at: number): void {
  if (open.length === 1 || open.pop()!.name !== name) throw new XmlFault(`</${name}> at character ${at}`)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function character(name: string, at: number): string {
  if (!name.startsWith('#')) {
    const known = entities[name]
    if (known === undefined) throw new XmlFault(`&${name}; at character ${at}`)
    return known
  }
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  if (!(code > 0 && code <= 0x10_ffff)) throw new XmlFault(`&${name}; at character ${at}`)
  return String.fromCodePoint(code)
}

/** Text as it stands between tags. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
