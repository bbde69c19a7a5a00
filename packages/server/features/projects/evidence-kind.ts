import { zipEntries } from '../../documents/workbook/zip-directory.ts'

/** A kind of paper that is taken as evidence, known by its content, whatever its name says. */
export interface EvidenceKind {
  readonly extensions: readonly [string, ...string[]]
  readonly mediaType: string
}

/** The kind of a file; undefined where it is none that is taken, an Office file with macros among them. */
export function evidenceKind(bytes: Uint8Array): EvidenceKind | undefined {
  const signed = signatures.find(({ signature }) => signature.every((byte, at) => bytes[at] === byte))
  if (signed !== undefined) return signed.kind
  const names = new Set((zipEntries(bytes) ?? []).map(({ name }) => name))
  if ([...names].some((name) => name.endsWith('vbaProject.bin'))) return undefined
  return packages.find(({ parts }) => parts.every((part) => names.has(part)))?.kind
}

/** A name that is safe on any disk and in any header: the last part of a path, without control or direction characters, with the extension of its content. */
export function cleanFileName(name: string, { extensions }: EvidenceKind): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '')
  const extension = extensions.find((each) => plain.toLowerCase().endsWith(`.${each}`))
  const stem = extension === undefined ? plain : plain.slice(0, -extension.length - 1)
  return `${[...stem].slice(0, 100).join('') || '佐证材料'}.${extension ?? extensions[0]}`
}

const signatures: readonly { readonly signature: readonly number[]; readonly kind: EvidenceKind }[] = [
  { signature: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: { extensions: ['pdf'], mediaType: 'application/pdf' } },
  { signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], kind: { extensions: ['png'], mediaType: 'image/png' } },
  { signature: [0xff, 0xd8, 0xff], kind: { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg' } },
]

const office = 'application/vnd.openxmlformats-officedocument'

/** Zip archives, by the parts that they cannot be without. */
const packages: readonly { readonly parts: readonly string[]; readonly kind: EvidenceKind }[] = [
  { parts: ['[Content_Types].xml', 'word/document.xml'], kind: { extensions: ['docx'], mediaType: `${office}.wordprocessingml.document` } },
  { parts: ['[Content_Types].xml', 'xl/workbook.xml'], kind: { extensions: ['xlsx'], mediaType: `${office}.spreadsheetml.sheet` } },
  { parts: ['OFD.xml'], kind: { extensions: ['ofd'], mediaType: 'application/ofd' } },
]
