import * as contract from '@junheng/contract/bulletins.ts'
import { Problem } from '@junheng/contract/problem.ts'
import type { FileReply } from '@junheng/contract/route.ts'
import type { IsoDate } from '@junheng/core/county/snapshot.ts'
import type { Tx } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { mediaTypes } from '../../documents/media-types.ts'
import { endpoint } from '../../http/endpoint.ts'
import { findCounty } from '../county/queries.ts'
import { programmeOf } from '../projects/programme.ts'
import { bulletinContent, type Publication } from './content.ts'
import { bulletinDocx, bulletinPdf } from './papers.ts'
import { nextNumber } from './numbering.ts'
import { addBulletin, findBulletin, findPaper, listBulletins, listNumbers, type PaperFormat } from './queries.ts'

export const bulletinRoutes = [
  endpoint(contract.listBulletins, {
    allow: 'county.read',
    audit: () => ({ action: 'bulletin.list', subject: 'bulletins' }),
    handle: ({ tx }) => listBulletins(tx),
  }),

  endpoint(contract.getBulletinDraft, {
    allow: 'county.read',
    audit: () => ({ action: 'bulletin.draft', subject: 'bulletins' }),
    async handle({ tx, today }) {
      const { name } = await findCounty(tx)
      return { ...(await contentNow(tx, today)), suggestedNumber: nextNumber(await listNumbers(tx), name, today) }
    },
  }),

  endpoint(contract.getBulletinDraftFile, {
    allow: 'county.read',
    audit: ({ query }) => ({ action: 'bulletin.draft', subject: 'bulletins', details: query }),
    async handle({ tx, query, today }) {
      const content = await contentNow(tx, today)
      const bytes = query.format === 'docx' ? await bulletinDocx(content) : (await bulletinPdf(content)).pdf
      return paperReply(`${content.title}（草稿）${today}`, query.format, bytes)
    },
  }),

  endpoint(contract.publishBulletin, {
    allow: 'bulletin.publish',
    audit: ({ reply, body }) => ({ action: 'bulletin.publish', subject: reply.id, details: body }),
    async handle({ tx, scope, user, body, today }) {
      const content = await contentNow(tx, today, { number: body.number, publishedOn: today, ...(await correctedBy(tx, body)) })
      const [docx, { pdf, fonts }] = await Promise.all([bulletinDocx(content), bulletinPdf(content)])
      const id = newId()
      await addBulletin(tx, scope.countyCode, { id, by: user.name, content, fonts, docx, pdf })
      return (await findBulletin(tx, id))!.summary
    },
  }),

  endpoint(contract.getBulletin, {
    allow: 'county.read',
    audit: ({ params }) => ({ action: 'bulletin.read', subject: params.id }),
    async handle({ tx, params }) {
      const found = await findBulletin(tx, params.id)
      if (found === undefined) throw new Problem('not_found')
      return found
    },
  }),

  endpoint(contract.getBulletinFile, {
    allow: 'county.read',
    audit: ({ params, query }) => ({ action: 'bulletin.download', subject: params.id, details: query }),
    async handle({ tx, params, query }) {
      const found = await findPaper(tx, params.id, query.format)
      if (found === undefined) throw new Problem('not_found')
      return paperReply(found.number, query.format, found.bytes)
    },
  }),
]

async function contentNow(tx: Tx, today: IsoDate, publication?: Publication) {
  const { name } = await findCounty(tx)
  return bulletinContent(await programmeOf(tx, today), name, publication)
}

/** Only the newest of a chain is corrected, with a reason. */
async function correctedBy(tx: Tx, { corrects, reason }: { readonly corrects: string | null; readonly reason: string | null }): Promise<Pick<Publication, 'corrects'>> {
  if (corrects === null) return {}
  const found = await findBulletin(tx, corrects)
  if (found === undefined) throw new Problem('not_found')
  if (found.summary.correctedBy !== null) throw new Problem('bulletin_corrected', { by: found.summary.correctedBy })
  if (reason === null || reason === '') throw new Problem('correction_reason_missing')
  return { corrects: { id: corrects, content: found.content, reason } }
}

function paperReply(name: string, format: PaperFormat, bytes: Uint8Array): FileReply {
  return { bytes, name: `${name}.${format}`, mediaType: mediaTypes[format] }
}
