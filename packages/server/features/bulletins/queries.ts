import type { BulletinContent, BulletinSummary } from '@junheng/contract/bulletins.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { Tx } from '../../db/database.ts'
import { toJson } from '../../db/tables/json.ts'

/** Published bulletins, the newest first. */
export async function listBulletins(tx: Tx): Promise<BulletinSummary[]> {
  const rows = await summaries(tx).orderBy('bulletin.published_at', 'desc').orderBy('bulletin.id').execute()
  return rows.map(toSummary)
}

export async function findBulletin(tx: Tx, id: string): Promise<{ summary: BulletinSummary; content: BulletinContent } | undefined> {
  if (!isUuid(id)) return undefined
  const row = await summaries(tx).select('bulletin.content').where('bulletin.id', '=', id).executeTakeFirst()
  return row && { summary: toSummary(row), content: row.content }
}

export type PaperFormat = 'docx' | 'pdf'

/** The file as it was published. */
export async function findPaper(tx: Tx, id: string, format: PaperFormat): Promise<{ number: string; bytes: Uint8Array } | undefined> {
  if (!isUuid(id)) return undefined
  const row = await tx.selectFrom('bulletin').select(['number', `${format} as bytes` as const]).where('id', '=', id).executeTakeFirst()
  return row && { number: row.number, bytes: new Uint8Array(row.bytes) }
}

export interface PublishedBulletin {
  readonly id: string
  readonly by: string
  readonly content: BulletinContent
  readonly fonts: readonly string[]
  readonly docx: Uint8Array
  readonly pdf: Uint8Array
}

/** Throws `number_taken` or `bulletin_corrected` where another one, maybe published at this very moment, has the number or corrects the same. */
export async function addBulletin(tx: Tx, countyCode: string, { id, by, content, fonts, docx, pdf }: PublishedBulletin): Promise<void> {
  const row = {
    county_code: countyCode,
    id,
    number: content.number!,
    data_on: content.dataOn,
    published_on: content.publishedOn!,
    by,
    corrects: content.corrects?.id ?? null,
    content: toJson(content),
    fonts: [...fonts],
    docx: Buffer.from(docx),
    pdf: Buffer.from(pdf),
  }
  await tx.insertInto('bulletin').values(row).execute().catch(refuseDuplicate)
}

/** Numbers used so far, the newest first. */
export async function listNumbers(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('bulletin').select('number').orderBy('published_at', 'desc').orderBy('id').execute()
  return rows.map(({ number }) => number)
}

function refuseDuplicate(error: { readonly code?: string; readonly constraint?: string }): never {
  if (error.code !== '23505') throw error
  throw new Problem(error.constraint?.includes('corrects') === true ? 'bulletin_corrected' : 'number_taken')
}

function summaries(tx: Tx) {
  return tx
    .selectFrom('bulletin')
    .leftJoin('bulletin as correction', (join) => join.onRef('correction.county_code', '=', 'bulletin.county_code').onRef('correction.corrects', '=', 'bulletin.id'))
    .select(['bulletin.id', 'bulletin.number', 'bulletin.data_on', 'bulletin.published_on', 'bulletin.by', 'bulletin.corrects', 'bulletin.fonts', 'correction.id as corrected_by'])
    .select((eb) => eb.ref('bulletin.content', '->>').key('title').as('title'))
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

function toSummary({ id, number, title, data_on, published_on, by, corrects, corrected_by, fonts }: SummaryRow): BulletinSummary {
  return { id, number, title: title!, dataOn: data_on, publishedOn: published_on, by, corrects, correctedBy: corrected_by, fonts }
}

function isUuid(id: string) {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}
