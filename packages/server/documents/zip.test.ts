import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zipEntries, compressedBytes } from './workbook/zip-directory.ts'
import { zipOf } from './zip.ts'

const files = [{ name: '挂图.pdf', bytes: Buffer.from('%PDF-1.7') }, { name: '通报.docx', bytes: Buffer.from('PK') }, { name: 'empty', bytes: Buffer.alloc(0) }]

test('an archive holds its files as they are, under their Chinese names, with the same bytes each time', () => {
  const archive = zipOf(files)
  const entries = zipEntries(archive)!
  expect(entries.map((entry) => [entry.name, Buffer.from(compressedBytes(archive, entry)).toString()])).toEqual(files.map(({ name, bytes }) => [name, bytes.toString()]))
  expect(Buffer.compare(Buffer.from(zipOf(files)), Buffer.from(archive))).toBe(0)
})

test('another program reads it and finds no fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'))
  writeFileSync(join(folder, 'a.zip'), zipOf(files))
  // Python is on the machines that build the project; it checks every checksum.
  const said = execFileSync('python3', ['-c', `import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("|".join(z.namelist())); z.extractall(sys.argv[2])`, join(folder, 'a.zip'), folder], { encoding: 'utf8' })
  expect(said.trim()).toBe(files.map(({ name }) => name).join('|'))
  expect(readFileSync(join(folder, '挂图.pdf'), 'utf8')).toBe('%PDF-1.7')
  rmSync(folder, { recursive: true })
})
